/** What of a file could not be taken over: never dropped silently. */
import type { Element } from "../model.ts";

/** `why` is a word of the catalogue `processes:left_out`. */
export type LeftOut = { readonly element: string; readonly id: string; readonly why: Why };

export type Why =
  | "unknown_element"
  | "data"
  | "note"
  | "message_flow"
  | "another_process"
  | "another_start"
  | "start_event"
  | "boundary_event"
  | "inner_steps"
  | "repetition"
  | "condition"
  | "foreign_extension"
  | "foreign_attribute"
  | "script"
  | "inclusive_gateway"
  | "complex_gateway"
  | "event_gateway"
  | "throw_event"
  | "timer"
  | "event"
  | "event_without_date"
  | "compensation"
  | "end_event"
  | "branch_ends"
  | "not_connected"
  | "not_understood";

export type Tell = (element: Element | { readonly $type: string; readonly id?: string }, why: Why) => void;

export function collector() {
  const found = new Map<string, LeftOut>();
  const tell: Tell = ({ $type, id = "" }, why) => {
    const element = $type.replace(/^bpmn:/, "");
    found.set(JSON.stringify([element, id, why]), { element, id, why });
  };
  return { tell, all: () => [...found.values()] };
}
