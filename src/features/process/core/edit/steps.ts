/** What is said of a step, and of the process. */
import { keyOf } from "#shared/script.ts";
import type { Definition, Step } from "../definition.ts";
import { isMadeName } from "./add.ts";
import { mapEntries, stepOf, takenNames, without } from "./entries.ts";
import { renameNode } from "./rename.ts";

type Change<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Undefined, an empty list and an empty text take a word away. */
export function changeStep(definition: Definition, name: string, change: Change<Omit<Step, "outcomes">>): Definition {
  if (!stepOf(definition, name)) return definition;
  return { ...definition, steps: mapEntries(definition.steps, (step, one) => (one === name ? said({ ...step, ...change }) : step)) };
}

export function changeProcess(definition: Definition, change: Change<Omit<Definition, "steps" | "joins">>): Definition {
  return said({ ...definition, ...change });
}

/** Whatever a step of another kind cannot say goes; a wait gets a time. */
export function changeKind(definition: Definition, name: string, kind: Step["kind"]): Definition {
  const step = stepOf(definition, name);
  if (!step || step.kind === kind) return definition;
  const only = { until: undefined, actions: undefined, when: undefined, process: undefined };
  return changeStep(definition, name, { ...only, kind, ...(kind === "wait" ? { until: { time: { workingDays: 1 } } } : {}) });
}

/** The words of a step; a name that was made up for it follows its first words. Answers the name it has then. */
export function titleStep(definition: Definition, name: string, title: string): { readonly definition: Definition; readonly node: string } {
  const titled = changeStep(definition, name, { title: title.trim() });
  if (!isMadeName(name) || title.trim() === "") return { definition: titled, node: name };
  const taken = new Set([...takenNames(definition)].filter((one) => one !== name).concat(Object.getOwnPropertyNames(Object.prototype)));
  const node = keyOf(title, name, taken);
  const renamed = renameNode(titled, name, node);
  return renamed.ok ? { definition: renamed.value, node } : { definition: titled, node: name };
}

function said<T extends object>(value: object): T {
  return Object.entries(value).reduce<Readonly<Record<string, unknown>>>(
    (all, [key, one]) => (one === undefined || one === "" || (Array.isArray(one) && one.length === 0) ? without(all, key) : all),
    value as Readonly<Record<string, unknown>>,
  ) as T;
}
