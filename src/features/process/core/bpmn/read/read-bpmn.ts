/** Reads a process from a file of BPMN 2.0: ours as it was, others as far as our words reach, and a list of what they do not reach. */
import { no, type Result, yes } from "#shared/result.ts";
import type { Definition } from "../../definition.ts";
import { type Layout, readLayout } from "../../layout/layout.ts";
import { guardXml, type XmlRefusal } from "../guard.ts";
import { type Element, listOf, newModel } from "../model.ts";
import { definitionOf } from "./definition-of.ts";
import { layoutFrom } from "./layout-from.ts";
import { collector, type LeftOut, type Tell } from "./left-out.ts";

export type ReadBpmn = {
  readonly definition: Definition;
  readonly layout: Layout;
  readonly leftOut: readonly LeftOut[];
  /** Drawn by another tool: nothing in it says whether it runs on deals, leads or clients. Deals are taken until somebody says. */
  readonly isForeign: boolean;
};
export type BpmnRefusal = XmlRefusal | "not_bpmn" | "no_process" | "too_many_steps";
/** `line` counts from 1; null where the fault is the whole file's. */
export type BpmnFault = { readonly why: BpmnRefusal; readonly line: number | null };

/** Parts of one process, arrows among them: more than three times what our own check takes. */
const mostParts = 2_000;

export async function readBpmn(xml: string): Promise<Result<ReadBpmn, BpmnFault>> {
  const guarded = guardXml(xml);
  if (!guarded.ok) return guarded;
  const { tell, all } = collector();
  let root: Element;
  try {
    const read = await newModel().fromXML(guarded.value);
    root = read.rootElement;
    for (const { message } of read.warnings) tell(unread(message), "not_understood");
  } catch (error) {
    const line = lineIn((error as Error).message);
    return no(line === null ? { why: "not_bpmn", line } : { why: "not_well_formed", line });
  }
  const roots = listOf(root["rootElements"]);
  const size = (pool: Element) => listOf(pool["flowElements"]).length;
  const processes = roots.filter(({ $type }) => $type === "bpmn:Process").sort((one, other) => size(other) - size(one));
  const [pool] = processes;
  if (!pool || size(pool) === 0) return whole("no_process");
  if (size(pool) > mostParts) return whole("too_many_steps");
  for (const other of processes.slice(1)) tell(other, "another_process");
  for (const other of roots) tellOfRoot(other, tell);
  const { definition, nodes, stored, isForeign } = definitionOf(pool, tell);
  if (Object.keys(definition.steps).length === 0) return whole("no_process");
  const layout = stored ? readLayout(stored, definition) : layoutFrom(listOf(root["diagrams"]), nodes);
  return yes({ definition, layout, leftOut: all(), isForeign });
}

const whole = (why: BpmnRefusal) => no({ why, line: null });

/** The library counts lines from 0. */
function lineIn(message: string): number | null {
  const found = /line: (\d+)/.exec(message)?.[1];
  return found === undefined ? null : Number(found) + 1;
}

/** The library says where it stumbled, in a sentence; the tag is what people look for. */
function unread(message: string) {
  const tag = /<([^\s>]+)>?/.exec(message)?.[1];
  const line = lineIn(message);
  return { $type: tag ?? message.slice(0, 80), id: line === null ? "" : `line: ${line}` };
}

function tellOfRoot(element: Element, tell: Tell): void {
  if (element.$type !== "bpmn:Collaboration") return;
  for (const flow of listOf(element["messageFlows"])) tell(flow, "message_flow");
  for (const note of listOf(element["artifacts"])) tell(note, "note");
}
