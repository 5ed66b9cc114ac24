/** The operations on imports: ordered with a file, settled, started, cancelled. */
import type { Given, Operation } from "#platform/command/command.ts";
import { type Result, yes } from "#shared/result.ts";
import type { ImportView } from "../../contract/imports.ts";
import type { ImportOrder } from "../../core/import-order.ts";
import { cancelImport, type ImportEvent, type ImportRefusal, settleImport, startImport } from "../../core/import-state.ts";
import { findImport, type HeldImport, loadSeenImport } from "../../sql/import-views.ts";
import { insertSentFile, type SentFile, saveImportEvent } from "../../sql/save-import.ts";

export const importTask = "run_import";

type State = {
  readonly id: string;
  readonly version: number;
  readonly sent: SentFile | null;
  readonly seen: Pick<SentFile, "form" | "columns"> | null;
  readonly decide: (given: Given) => Result<readonly ImportEvent[], ImportRefusal>;
};
type ImportOperation<C> = Operation<C, State, ImportEvent, ImportRefusal, ImportView>;

const kinds = {
  ImportOrdered: "import_ordered",
  ImportSettled: "import_settled",
  ImportStarted: "import_started",
  ImportCancelled: "import_cancelled",
} as const;

const importOperation = <C>(load: ImportOperation<C>["load"]): ImportOperation<C> => ({
  feature: "exchange",
  load,
  version: ({ version }) => version,
  decide: (state, _, given) => state.decide(given),
  async save(tx, events, { sent, seen }, given) {
    for (const event of events)
      if (event.type === "ImportOrdered" && sent) await insertSentFile(tx, event.id, sent, given);
      else await saveImportEvent(tx, given.actor.workspaceId, event, seen);
  },
  // Names of files may hold names of people: they stay with the import.
  record: (event) => ({
    kind: kinds[event.type],
    subjectKind: "import",
    subjectId: event.id,
    at: event.at,
    data:
      event.type === "ImportOrdered"
        ? { kind: event.kind }
        : event.type === "ImportSettled"
          ? { fields: Object.keys(event.order.mapping) }
          : {},
  }),
  jobs: (event) =>
    event.type === "ImportStarted" ? [{ task: importTask, payload: { importId: event.id }, queue: `import ${event.id}` }] : [],
  async answer(tx, _, { id }, __, { actor }) {
    const view = await findImport(tx, actor.workspaceId, id);
    if (!view) throw new Error("the import just written is not there");
    return view;
  },
});

export const orderingImport = importOperation<{ readonly sent: SentFile }>(async (_, { sent }, given) => {
  const id = given.newId();
  const ordered = { type: "ImportOrdered", id, kind: sent.order.kind, fileName: sent.name, at: given.now } as const;
  return { id, version: 1, sent, seen: null, decide: () => yes([ordered]) };
});

const ownImport = <C extends { readonly id: string }>(
  decide: (held: HeldImport, command: C, given: Given) => Result<readonly ImportEvent[], ImportRefusal>,
  seenOf: (command: C) => State["seen"] = () => null,
) =>
  importOperation<C>(async (tx, command, given) => {
    const held = await loadSeenImport(tx, given.actor.scope, command.id);
    return (
      held && {
        id: held.id,
        version: held.version,
        sent: null,
        seen: seenOf(command),
        decide: (now) => decide(held, command, now),
      }
    );
  });

type Settling = { readonly id: string; readonly order: ImportOrder; readonly seen: State["seen"] };
export const settlingImport = ownImport<Settling>(
  (held, { order }, { now }) => settleImport(held, order, now),
  ({ seen }) => seen,
);
export const startingImport = ownImport<{ readonly id: string }>((held, _, { now }) => startImport(held, now));
export const cancellingImport = ownImport<{ readonly id: string }>((held, _, { now }) => cancelImport(held, now));
