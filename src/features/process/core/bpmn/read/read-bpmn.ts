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

/** Parts of one process, arrows among them: more than three times what our own check takes. */
const mostParts = 2_000;

export async function readBpmn(xml: string): Promise<Result<ReadBpmn, BpmnRefusal>> {
  const guarded = guardXml(xml);
  if (!guarded.ok) return guarded;
  const { tell, all } = collector();
  let root: Element;
  try {
    const read = await newModel().fromXML(guarded.value);
    root = read.rootElement;
    for (const { message } of read.warnings) tell(unread(message), "not_understood");
  } catch {
    return no("not_bpmn");
  }
  const roots = listOf(root["rootElements"]);
  const size = (pool: Element) => listOf(pool["flowElements"]).length;
  const processes = roots.filter(({ $type }) => $type === "bpmn:Process").sort((one, other) => size(other) - size(one));
  const [pool] = processes;
  if (!pool || size(pool) === 0) return no("no_process");
  if (size(pool) > mostParts) return no("too_many_steps");
  for (const other of processes.slice(1)) tell(other, "another_process");
  for (const other of roots) tellOfRoot(other, tell);
  const { definition, nodes, stored, isForeign } = definitionOf(pool, tell);
  if (Object.keys(definition.steps).length === 0) return no("no_process");
  const layout = stored ? readLayout(stored, definition) : layoutFrom(listOf(root["diagrams"]), nodes);
  return yes({ definition, layout, leftOut: all(), isForeign });
}

/** The library says where it stumbled, in a sentence; the tag is what people look for. */
function unread(message: string) {
  const tag = /<([^\s>]+)>?/.exec(message)?.[1];
  return { $type: tag ?? message.slice(0, 80), id: /line: (\d+)/.exec(message)?.[0] ?? "" };
}

function tellOfRoot(element: Element, tell: Tell): void {
  if (element.$type !== "bpmn:Collaboration") return;
  for (const flow of listOf(element["messageFlows"])) tell(flow, "message_flow");
  for (const note of listOf(element["artifacts"])) tell(note, "note");
}
