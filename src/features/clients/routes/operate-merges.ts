/** The operations that make two records one, and two again. */
import type { Given, Operation } from "#platform/command/command.ts";
import type { JournalEntry } from "#platform/command/journal.ts";
import { asReader, type Tx } from "#platform/db/database.ts";
import type { Reference } from "#platform/db/references.ts";
import { changesOf } from "#shared/changes.ts";
import { no, yes } from "#shared/result.ts";
import type { MergeRecords, MergeView } from "../contract/merges.ts";
import { type MergeKind, type MergeRefusal, mayMerge, returnedFields } from "../core/merge.ts";
import { findMerge, insertMerge, loadSeenMerge, markUndone, type StoredMerge, setMergedInto } from "../sql/merges.ts";
import { moveAll, moveBack, type Pair } from "../sql/move-merged.ts";
import { type CustomWork, ownValuesOf, saveOwnFields } from "../sql/own-fields.ts";
import { findRecord } from "../sql/seen-record.ts";
import { type Fields, type MergedRecord, mergeSides } from "./merge-sides.ts";
import { type MergePlan, planMerge } from "./plan-merge.ts";

/** Columns of rooms on the right that follow a client or contact. */
export type MergeReferences = Readonly<Record<MergeKind, readonly Reference[]>>;

type MergeEvent = {
  readonly type: "RecordsMerged" | "MergeUndone";
  readonly mergeId: string;
  readonly kind: MergeKind;
  readonly keptId: string;
  readonly mergedId: string;
  readonly before: Fields;
  readonly after: Fields;
  readonly at: Date;
};
type Two = { readonly kind: MergeKind; readonly mergeId: string; readonly kept: MergedRecord; readonly merged: MergedRecord };

const pairOf = ({ kept, merged }: Two): Pair => ({
  keptId: kept.id,
  keptOwnerId: kept.ownerId,
  mergedId: merged.id,
  mergedOwnerId: merged.ownerId,
});
const valuesOf = (record: object, names: Fields): Fields =>
  Object.fromEntries(Object.keys(names).map((name) => [name, (record as Fields)[name] ?? null]));
const prefixed = (values: object) => Object.fromEntries(Object.entries(values).map(([key, value]) => [`custom.${key}`, value]));

type Merging = { readonly kind: MergeKind; readonly id: string } & MergeRecords;

export const mergingRecords = (references: MergeReferences): Operation<Merging, Two & MergePlan, MergeEvent, MergeRefusal, MergeView> => ({
  feature: "clients",
  async load(tx, command, given) {
    const { workspaceId, scope } = given.actor;
    const { kind, id, mergedId } = command;
    const seen = await asReader(tx, scope, async (eyes) => [
      await findRecord(eyes, workspaceId, id),
      await findRecord(eyes, workspaceId, mergedId),
    ]);
    if (seen.some((record) => record?.kind !== kind)) return null;
    const two = await loadTwo(tx, workspaceId, kind, id, mergedId);
    return two && { kind, mergeId: given.newId(), ...two, ...(await planMerge(tx, workspaceId, kind, command, two.kept, two.merged)) };
  },
  version: ({ kept }) => kept.version,
  decide({ kind, mergeId, kept, merged, after, own, problem }, { mergedVersion }, { now }) {
    const refusal = mayMerge(kept, merged) ?? problem;
    if (refusal) return no(refusal);
    if (mergedVersion !== undefined && mergedVersion !== merged.version) return no("changed_since");
    const before = { ...valuesOf(kept, after), ...prefixed(own.before) };
    return yes([
      {
        type: "RecordsMerged",
        mergeId,
        kind,
        keptId: kept.id,
        mergedId: merged.id,
        before,
        after: { ...after, ...prefixed(own.change) },
        at: now,
      },
    ]);
  },
  async save(tx, _, state, given) {
    const { workspaceId, personId } = given.actor;
    const { kind, mergeId, kept, merged, after, own } = state;
    const side = mergeSides[kind];
    // Somebody without a company who is found to be somebody at one has that company's owner.
    const ownerId = "clientId" in after && after["clientId"] !== null ? merged.ownerId : kept.ownerId;
    await side.save(tx, kept, after, ownerId, given);
    await saveOwnFields(tx, workspaceId, kept.id, own);
    const pair = { ...pairOf(state), keptOwnerId: ownerId };
    const moved = await moveAll(tx, workspaceId, pair, [...side.references, ...references[kind]], given.now);
    await setMergedInto(tx, workspaceId, kind, merged.id, { keptId: kept.id, archivedAt: merged.archivedAt ?? given.now });
    await side.refreshSearch(tx, workspaceId, kept.id);
    await insertMerge(
      tx,
      workspaceId,
      { id: mergeId, keptId: kept.id, mergedId: merged.id, ownerId, byId: personId, at: given.now },
      { ownerId: kept.ownerId, fields: valuesOf(kept, after), own: own.before, mergedArchivedAt: merged.archivedAt?.toISOString() ?? null },
      { moved, fields: after, own: own.change },
    );
  },
  record: recordedMerge,
  answer: (tx, _, { mergeId }, __, given) => shown(tx, given, mergeId),
});

type Undoing = Two & { readonly stored: StoredMerge; readonly now: Fields; readonly ownNow: CustomWork };

export const undoingMerge = (
  references: MergeReferences,
): Operation<{ readonly id: string }, Undoing, MergeEvent, MergeRefusal, MergeView> => ({
  feature: "clients",
  async load(tx, { id }, { actor }) {
    const stored = await loadSeenMerge(tx, actor.scope, id);
    if (!stored) return null;
    const { kind, keptId, mergedId, before, taken } = stored;
    const two = await loadTwo(tx, actor.workspaceId, kind, keptId, mergedId);
    if (!two) return null;
    const now = returnedFields<Fields>(two.kept as unknown as Fields, before?.fields ?? {}, taken?.fields ?? {});
    const { definitions, values } = await ownValuesOf(tx, actor.workspaceId, kind, [keptId]);
    const held: Fields = values.get(keptId) ?? {};
    const change = returnedFields<Fields>(held, before?.own ?? {}, taken?.own ?? {});
    return { kind, mergeId: id, ...two, stored, now, ownNow: { definitions, change, before: valuesOf(held, change) } as CustomWork };
  },
  version: ({ stored }) => stored.version,
  decide({ kind, mergeId, kept, merged, stored, now: after, ownNow }, _, { now }) {
    if (stored.undoneAt !== null) return no("already_undone");
    if (stored.before === null) return no("contact_erased");
    // Merged again itself, the one that stayed no longer has what would go back: that merge is taken apart first.
    if (kept.mergedIntoId !== null || merged.mergedIntoId !== kept.id) return no("changed_since");
    const before = { ...valuesOf(kept, after), ...prefixed(ownNow.before) };
    return yes([
      {
        type: "MergeUndone",
        mergeId,
        kind,
        keptId: kept.id,
        mergedId: merged.id,
        before,
        after: { ...after, ...prefixed(ownNow.change) },
        at: now,
      },
    ]);
  },
  async save(tx, _, state, given) {
    const { workspaceId } = given.actor;
    const { kind, kept, merged, stored, now: after, ownNow } = state;
    const side = mergeSides[kind];
    if (stored.before === null || stored.taken === null) throw new Error("decided against before");
    await moveBack(tx, workspaceId, pairOf(state), stored.taken.moved, [...side.references, ...references[kind]]);
    // With the company that came from the other goes the owner that came with it.
    await side.save(tx, kept, after, "clientId" in after ? stored.before.ownerId : kept.ownerId, given);
    await saveOwnFields(tx, workspaceId, kept.id, ownNow);
    await setMergedInto(tx, workspaceId, kind, merged.id, { keptId: null, archivedAt: stored.before.mergedArchivedAt });
    await side.refreshSearch(tx, workspaceId, kept.id);
    await markUndone(tx, workspaceId, stored.id, given.now);
  },
  record: recordedMerge,
  answer: (tx, { id }, _, __, given) => shown(tx, given, id),
});

/** In one order, so that two who merge the same two do not wait for each other in a circle. */
async function loadTwo(tx: Tx, workspaceId: string, kind: MergeKind, keptId: string, mergedId: string) {
  const loaded = new Map<string, MergedRecord | null>();
  for (const id of [keptId, mergedId].sort()) loaded.set(id, await mergeSides[kind].load(tx, workspaceId, id));
  const [kept, merged] = [loaded.get(keptId), loaded.get(mergedId)];
  return kept && merged ? { kept, merged } : null;
}

/** Personal values of contacts, theirs and those of the company's own fields, stand where erasure can empty them. */
function recordedMerge({ type, mergeId, kind, keptId, mergedId, before, after, at }: MergeEvent): JournalEntry {
  const isPersonal = (name: string) => mergeSides[kind].personal.includes(name) || (kind === "contact" && name.startsWith("custom."));
  const open = Object.fromEntries(Object.entries(after).filter(([name]) => !isPersonal(name)));
  const text = (value: unknown) =>
    value === null || value === undefined || value === "" ? null : typeof value === "string" ? value : JSON.stringify(value);
  return {
    kind: type === "RecordsMerged" ? `${kind}s_merged` : `${kind}s_taken_apart`,
    subjectKind: kind,
    subjectId: keptId,
    at,
    data: { mergeId, mergedId, changes: changesOf(before, open) },
    personal: Object.keys(after)
      .filter(isPersonal)
      .map((field) => ({ subjectId: keptId, field, before: text(before[field]), after: text(after[field]) })),
  };
}

async function shown(tx: Tx, { actor }: Given, id: string): Promise<MergeView> {
  const view = await findMerge(tx, actor.workspaceId, id);
  if (!view) throw new Error("the merge just written is not there");
  return view;
}
