/** What changed from one version of a process to another: nodes that came, went or differ, by the keys of the definition. */
import type { Definition } from "./definition.ts";

export type Changed = { readonly key: string; readonly before: unknown; readonly after: unknown };
export type DefinitionDiff = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly node: string; readonly changes: readonly Changed[] }[];
  readonly process: readonly Changed[];
};

/** From `before` to `after`; outcomes and steps are compared by name, their order counts where people see it. */
export function diffDefinitions(before: Definition, after: Definition): DefinitionDiff {
  const [old, young] = [nodesOf(before), nodesOf(after)];
  const shared = Object.keys(young).filter((node) => node in old);
  return {
    added: Object.keys(young).filter((node) => !(node in old)),
    removed: Object.keys(old).filter((node) => !(node in young)),
    changed: shared
      .map((node) => ({ node, changes: changesOf(old[node] ?? {}, young[node] ?? {}) }))
      .filter(({ changes }) => changes.length > 0),
    process: changesOf(withoutNodes(before), withoutNodes(after)),
  };
}

type Plain = Readonly<Record<string, unknown>>;
const nodesOf = ({ steps, joins = {} }: Definition): Readonly<Record<string, Plain>> => ({ ...steps, ...joins });
const withoutNodes = ({ steps: _, joins: __, ...rest }: Definition): Plain => rest;

function changesOf(before: Plain, after: Plain): readonly Changed[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((key) => ({ key, before: before[key] ?? null, after: after[key] ?? null }));
}
