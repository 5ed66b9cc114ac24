/** The operations on processes: drawn, drafted, published, retired. */
import type { Given, Operation } from "#platform/command/command.ts";
import type { JournalEntry } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { changesFrom } from "#shared/changes.ts";
import type { ProcessVersionView, ProcessView } from "../contract/processes.ts";
import type { Definition } from "../core/definition.ts";
import {
  changeDraft,
  type Draft,
  draftVersion,
  drawProcess,
  type Layout,
  type Process,
  type ProcessEvent,
  type ProcessRefusal,
  publishVersion,
  restoreProcess,
  retireProcess,
} from "../core/process.ts";
import { findProcess, findVersion, shownVersion } from "../sql/processes.ts";
import {
  isProcessKeyTaken,
  isPublished,
  loadDraft,
  loadPublished,
  lockProcess,
  type PublishedDefinition,
  saveProcessEvents,
} from "../sql/save-process.ts";

type ProcessOperation<C, S, A> = Operation<C, S, ProcessEvent, ProcessRefusal, A>;
type Drawn = { readonly definition: Definition; readonly layout: Layout };

export const drawingProcess: ProcessOperation<Drawn, { readonly id: string; readonly isTaken: boolean }, ProcessView> = {
  feature: "process",
  load: async (tx, { definition }, { actor, newId }) => ({
    id: newId(),
    isTaken: await isProcessKeyTaken(tx, actor.workspaceId, definition.key),
  }),
  decide: ({ id, isTaken }, { definition, layout }) => drawProcess(id, definition, layout, isTaken),
  save: (tx, events, _, given) => saveProcessEvents(tx, events, given),
  record: recordProcessEvent,
  answer: (tx, _, { id }, __, given) => shownProcess(tx, given, id),
};

type Drafting = { readonly named: string; readonly definition: Definition | undefined; readonly layout: Layout | undefined };

export const draftingVersion: ProcessOperation<
  Drafting,
  { readonly process: Process; readonly published: PublishedDefinition | null },
  ProcessVersionView
> = {
  feature: "process",
  async load(tx, { named }, { actor }) {
    const process = await lockProcess(tx, actor.workspaceId, named);
    return process && { process, published: await loadPublished(tx, actor.workspaceId, process.id) };
  },
  decide: ({ process, published }, { definition, layout }) =>
    draftVersion(process, definition ?? published?.definition ?? null, layout ?? (definition ? {} : (published?.layout ?? {}))),
  save: (tx, events, _, given) => saveProcessEvents(tx, events, given),
  record: recordProcessEvent,
  answer: (tx, _, { process }, __, given) => shownNumber(tx, given, process.id, process.lastNumber + 1),
};

type Numbered = { readonly named: string; readonly number: number };
type AtVersion = { readonly process: Process; readonly draft: Draft | null };

/** A version that is there, as a draft or already published. */
async function loadVersion(tx: Tx, { named, number }: Numbered, { actor }: Given): Promise<AtVersion | null> {
  const process = await lockProcess(tx, actor.workspaceId, named);
  if (!process) return null;
  const draft = await loadDraft(tx, actor.workspaceId, process.id, number);
  return draft || (await isPublished(tx, actor.workspaceId, process.id, number)) ? { process, draft } : null;
}

type Redrawing = Numbered & { readonly after: { readonly definition?: Definition; readonly layout?: Layout } };

export const changingDraft: ProcessOperation<Redrawing, AtVersion, ProcessVersionView> = {
  feature: "process",
  load: loadVersion,
  version: ({ draft }) => draft?.version ?? 1,
  decide: ({ process, draft }, { after }) => changeDraft(process, draft, after),
  save: (tx, events, _, given) => saveProcessEvents(tx, events, given),
  record: recordProcessEvent,
  answer: (tx, { number }, { process }, __, given) => shownNumber(tx, given, process.id, number),
};

type Publishing = Numbered & { readonly isSound: (definition: Definition) => boolean };

export const publishingVersion: ProcessOperation<Publishing, AtVersion, ProcessView> = {
  feature: "process",
  load: loadVersion,
  version: ({ draft }) => draft?.version ?? 1,
  decide: ({ process, draft }, { isSound }) => publishVersion(process, draft, draft !== null && isSound(draft.definition)),
  save: (tx, events, _, given) => saveProcessEvents(tx, events, given),
  record: recordProcessEvent,
  answer: (tx, _, { process }, __, given) => shownProcess(tx, given, process.id),
};

const retirement = (decide: (process: Process, now: Date) => ReturnType<typeof retireProcess>) =>
  ({
    feature: "process",
    load: (tx, { named }, { actor }) => lockProcess(tx, actor.workspaceId, named),
    version: ({ version }) => version,
    decide: (process, _, { now }) => decide(process, now),
    save: (tx, events, _, given) => saveProcessEvents(tx, events, given),
    record: recordProcessEvent,
    answer: (tx, _, { id }, __, given) => shownProcess(tx, given, id),
  }) satisfies ProcessOperation<{ readonly named: string }, Process, ProcessView>;
export const retiringProcess = retirement(retireProcess);
export const restoringProcess = retirement(restoreProcess);

async function shownProcess(tx: Tx, { actor }: Given, id: string): Promise<ProcessView> {
  const found = await findProcess(tx, actor.workspaceId, id);
  if (!found) throw new Error("the process just written is not there");
  return found;
}

async function shownNumber(tx: Tx, { actor }: Given, id: string, number: number): Promise<ProcessVersionView> {
  const found = await findVersion(tx, actor.workspaceId, id, number);
  if (!found) throw new Error("the version just written is not there");
  return shownVersion(found);
}

/** The journal tells who drew, changed and published which number; the definitions stand with the versions. */
function recordProcessEvent(event: ProcessEvent): JournalEntry {
  const entry = (kind: string, subjectId: string, data: Readonly<Record<string, unknown>>): JournalEntry => ({
    kind,
    subjectKind: "process",
    subjectId,
    data,
  });
  switch (event.type) {
    case "ProcessDrawn": {
      const { id, key, name, subject } = event.process;
      return entry("process_drawn", id, { changes: changesFrom({ key, name, subject }) });
    }
    case "ProcessDrafted":
      return entry("process_drafted", event.processId, { number: event.draft.number });
    case "ProcessDraftChanged":
      return entry("process_draft_changed", event.processId, { number: event.number });
    case "ProcessPublished":
      return entry("process_published", event.process.id, {
        number: event.draft.number,
        changes: { published: { before: event.process.published, after: event.draft.number } },
      });
    case "ProcessRetired":
    case "ProcessRestored":
      return entry(event.type === "ProcessRetired" ? "process_retired" : "process_restored", event.processId, {});
  }
}
