/** What a merge will change of the one that stays, worked out before it is decided. */
import type { Tx } from "#platform/db/database.ts";
import type { MergeRecords } from "../contract/merges.ts";
import { type MergeKind, type MergeRefusal, mergedFields, type Side } from "../core/merge.ts";
import { parentLine } from "../sql/merges.ts";
import { makesLinkCycle } from "../sql/move-merged.ts";
import { type CustomWork, noOwnFields, ownValuesOf } from "../sql/own-fields.ts";
import { type Fields, type MergedRecord, type MergeSide, mergeSides } from "./merge-sides.ts";

export type MergePlan = { readonly after: Fields; readonly own: CustomWork; readonly problem: MergeRefusal | null };

type Choices = Readonly<Record<string, Side>>;
const ownPrefix = "custom.";

export async function planMerge(
  tx: Tx,
  workspaceId: string,
  kind: MergeKind,
  { fields }: Pick<MergeRecords, "fields">,
  kept: MergedRecord,
  merged: MergedRecord,
): Promise<MergePlan> {
  const refused = (problem: MergeRefusal): MergePlan => ({ after: {}, own: noOwnFields, problem });
  const side = mergeSides[kind];
  const chosen = namedAsKept(side, fields);
  if (chosen === null) return refused("unknown_field");
  const after = mergedFields<Fields>(kept as unknown as Fields, merged as unknown as Fields, Object.values(side.fields), chosen);
  if (!after.ok) return refused(after.refusal);
  const own = await ownPlan(tx, workspaceId, kind, fields, kept.id, merged.id);
  if (own === null) return refused("unknown_field");
  if (kind === "contact") return { after: after.value, own, problem: null };
  const holding = await holdingAfter(tx, workspaceId, kept.id, merged.id, after.value);
  if (holding === "holding_cycle") return refused(holding);
  if (await makesLinkCycle(tx, workspaceId, kept.id, merged.id)) return refused("link_cycle");
  return { after: holding, own, problem: null };
}

/** Choices by the names of the API, as the core names them; own fields apart. Null: one is unknown. */
function namedAsKept({ fields }: MergeSide, choices: Choices): Choices | null {
  const named = Object.entries(choices).filter(([name]) => !name.startsWith(ownPrefix));
  if (named.some(([name]) => !Object.hasOwn(fields, name))) return null;
  return Object.fromEntries(named.map(([name, side]) => [fields[name] as string, side]));
}

async function ownPlan(
  tx: Tx,
  workspaceId: string,
  kind: MergeKind,
  choices: Choices,
  keptId: string,
  mergedId: string,
): Promise<CustomWork | null> {
  const { definitions, values } = await ownValuesOf(tx, workspaceId, kind, [keptId, mergedId]);
  const held = (id: string): Fields => values.get(id) ?? {};
  const chosen = Object.fromEntries(
    Object.entries(choices)
      .filter(([name]) => name.startsWith(ownPrefix))
      .map(([name, side]) => [name.slice(ownPrefix.length), side]),
  );
  const names = definitions.map(({ key }) => key);
  const after = mergedFields<Fields>(held(keptId), held(mergedId), names, chosen);
  if (!after.ok) return null;
  const change = Object.fromEntries(Object.entries(after.value).map(([key, value]) => [key, value ?? null]));
  const before = Object.fromEntries(Object.keys(change).map((key) => [key, held(keptId)[key] ?? null]));
  return { definitions, change, before } as CustomWork;
}

/** A client never comes to hang below itself: one below the other goes up to where that hung. */
async function holdingAfter(
  tx: Tx,
  workspaceId: string,
  keptId: string,
  mergedId: string,
  after: Fields,
): Promise<Fields | "holding_cycle"> {
  const [above, theirs] = [await parentLine(tx, workspaceId, keptId), await parentLine(tx, workspaceId, mergedId)];
  const { parentId: _, ...rest } = after;
  if (above[0] === mergedId) return { ...rest, parentId: theirs[0] ?? null };
  // What hangs below the one that goes will hang below the one that stays, which is down there itself.
  if (above.includes(mergedId)) return "holding_cycle";
  return theirs.includes(keptId) ? rest : after;
}
