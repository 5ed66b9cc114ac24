/** The operations on texts of the book: load, decide, save, record. */
import type { Given, Operation } from "#platform/command/command.ts";
import type { JournalEntry } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { changesFrom, changesOf } from "#shared/changes.ts";
import { cleanName } from "#shared/text.ts";
import type { TextView, VariantView } from "../contract/texts.ts";
import type { TextKind } from "../core/content.ts";
import type { Variant } from "../core/edition.ts";
import { addText, archiveText, changeText, restoreText, type Text, type TextEvent, type TextRefusal } from "../core/text.ts";
import { isKeyTaken, loadText, saveTextEvents } from "../sql/save-text.ts";
import { findText } from "../sql/texts.ts";

type TextOperation<C, S> = Operation<C, S, TextEvent, TextRefusal, TextView>;
export type NewText = { readonly key: string; readonly kind: TextKind; readonly name: string; readonly variants: readonly Variant[] };
export type TextWish = { readonly name?: string | undefined; readonly variants?: readonly Variant[] | undefined };

/** Variants as they are kept: the filters were read against the catalogue before. */
export const cleanVariants = (sent: readonly VariantView[]): readonly Variant[] =>
  sent.map(({ name, filter, content }) => ({ name: cleanName(name), filter: filter as Variant["filter"], content }));

export const addingText: TextOperation<NewText, { readonly id: string; readonly isTaken: boolean }> = {
  feature: "book",
  load: async (tx, { key }, { actor, newId }) => ({ id: newId(), isTaken: await isKeyTaken(tx, actor.workspaceId, key) }),
  decide: ({ id, isTaken }, text, { now }) => addText({ ...text, name: cleanName(text.name), id }, isTaken, now),
  save: (tx, events, _, given) => saveTextEvents(tx, events, null, given),
  record: recordTextEvent,
  answer: (tx, _, { id }, __, given) => shown(tx, given, id),
};

const existing = {
  feature: "book",
  load: (tx: Tx, { named }: { readonly named: string }, { actor }: Given) => loadText(tx, actor.workspaceId, named),
  version: ({ version }: Text) => version,
  save: (tx: Tx, events: readonly TextEvent[], text: Text, given: Given) => saveTextEvents(tx, events, text, given),
  record: recordTextEvent,
  answer: (tx: Tx, _: unknown, { id }: Text, __: unknown, given: Given) => shown(tx, given, id),
};

export const changingText: TextOperation<{ readonly named: string; readonly wish: TextWish }, Text> = {
  ...existing,
  decide: (text, { wish: { name, variants } }, { now }) =>
    changeText(text, { variants, ...(name === undefined ? {} : { name: cleanName(name) }) }, now),
};

export const archivingText: TextOperation<{ readonly named: string }, Text> = {
  ...existing,
  decide: (text, _, { now }) => archiveText(text, now),
};

export const restoringText: TextOperation<{ readonly named: string }, Text> = {
  ...existing,
  decide: (text, _, { now }) => restoreText(text, now),
};

async function shown(tx: Tx, { actor }: Given, id: string): Promise<TextView> {
  const text = await findText(tx, actor.workspaceId, id);
  if (!text) throw new Error("the text just written is not there");
  return text;
}

/** What is said stands in the editions, which only grow: the journal names the edition. */
function recordTextEvent(event: TextEvent): JournalEntry {
  const entry = (kind: string, subjectId: string, data: Readonly<Record<string, unknown>>): JournalEntry => ({
    kind,
    subjectKind: "text",
    subjectId,
    data,
  });
  switch (event.type) {
    case "TextAdded": {
      const { id, key, kind, name, edition, variants } = event.text;
      return entry("text_added", id, { edition, changes: changesFrom({ key, kind, name, variants: variants.map((one) => one.name) }) });
    }
    case "TextRenamed":
      return entry("text_renamed", event.textId, { changes: changesOf({ name: event.before }, { name: event.after }) });
    case "EditionWritten":
      return entry("edition_written", event.textId, { edition: event.number, variants: event.variants.map(({ name }) => name) });
    case "TextArchived":
      return entry("text_archived", event.textId, {});
    case "TextRestored":
      return entry("text_restored", event.textId, {});
  }
}
