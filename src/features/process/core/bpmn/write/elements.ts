/** Which element of the standard each step is drawn as, and which of our words hang on it. */
import type { Definition, Outcome, Step } from "../../definition.ts";
import { nodesOf } from "../../layout/ways.ts";

export function elementTypeOf({ kind, until }: Step): string {
  switch (kind) {
    case "task":
      return "bpmn:UserTask";
    case "request":
      return "bpmn:SendTask";
    case "auto":
      return "bpmn:ServiceTask";
    case "process":
      return "bpmn:CallActivity";
    case "wait":
      return until ? "bpmn:IntermediateCatchEvent" : "bpmn:ReceiveTask";
  }
}

/** Our part of a step: everything but where its outcomes lead, which the diagram says; `loose` are outcomes that lead nowhere it could be drawn. */
export type StepData = {
  readonly is: "step";
  readonly key: string;
  readonly step: Omit<Step, "outcomes">;
  readonly loose?: Readonly<Record<string, Outcome>>;
  readonly order?: readonly string[];
};
export type OutcomeData = { readonly is: "outcome"; readonly name: string; readonly outcome: Omit<Outcome, "to" | "end"> };
export type JoinData = { readonly is: "join"; readonly key: string; readonly waitFor: readonly string[]; readonly to?: readonly string[] };
export type EndData = { readonly is: "end"; readonly end: "success" | "failure" };
export type LaneData = { readonly is: "lane"; readonly lane: string };
export type ProcessData = {
  readonly is: "process";
  readonly definition: Omit<Definition, "steps" | "joins" | "start">;
  /** Where nothing is drawn from the start event. */
  readonly start?: string;
  readonly hasJoins: boolean;
  readonly layout: unknown;
};

/** Whether an outcome can be drawn as it is: to an end, or to nodes that are there, each once. */
export function isDrawable(definition: Definition, { to, end }: Outcome): boolean {
  if (end) return to === undefined;
  return to !== undefined && to.length > 0 && areDrawable(definition, to);
}

export function areDrawable(definition: Definition, to: readonly string[]): boolean {
  const known = new Set(nodesOf(definition));
  return new Set(to).size === to.length && to.every((node) => known.has(node));
}
