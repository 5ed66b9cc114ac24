/** The task that imports a file in the background. Killed, it goes on behind the last batch that was written. */
import type { Actor } from "#platform/command/actor.ts";
import type { FileStore } from "#platform/files/file-store.ts";
import { type Task, TaskFailure } from "#platform/jobs/task.ts";
import { TableError } from "#platform/table/table-error.ts";
import { loadImport } from "../../sql/import-views.ts";
import { endImport } from "../../sql/imports.ts";
import { importRecords } from "../records/import-records.ts";
import { searchAgainstBase } from "../records/meet-base.ts";

export type ImportHouse = {
  readonly files: FileStore;
  /** Ids of people by name; whoever is unknown becomes an inactive person, counted with the import. null: several people have this name. */
  readonly know: (actor: Actor, importId: string, names: readonly string[]) => Promise<Readonly<Record<string, string | null>>>;
  readonly clock: () => Date;
  readonly newId: () => string;
};

export const runImport =
  ({ files, know, clock, newId }: ImportHouse): Task =>
  async ({ importId }, { actor: by, database, signal, isLastAttempt }) => {
    const actor = { ...by, kind: "import" } as const;
    const id = String(importId);
    const held = await database.read(actor.scope, (tx) => loadImport(tx, actor.workspaceId, id));
    // Cancelled or undone before the worker came to it.
    if (held?.state !== "running" || held.sha256 === null) return;
    const { order } = held;
    const fail = async (failure: string) => {
      const context = { actor, commandId: id, now: clock(), newId };
      const now = (await database.read(actor.scope, (tx) => loadImport(tx, actor.workspaceId, id))) ?? held;
      await database.command(actor.scope, (tx) => endImport(tx, id, order.kind, { state: "failed", failure, counts: now.counts }, context));
    };
    const isDecided = order.duplicates !== "create" || Object.keys(order.decisions).length > 0;
    const kind = order.kind === "clients" || order.kind === "contacts" ? order.kind : null;
    try {
      const done = await files.onDisk(held.sha256, async (path) => {
        const search = isDecided && kind ? { search: await searchAgainstBase(database, actor.scope, kind) } : {};
        const parts = {
          database,
          actor,
          clock,
          newId,
          know: (importId: string, names: readonly string[]) => know(actor, importId, names),
          onRefused: async () => {},
          signal,
          ...search,
        };
        return importRecords(path, order, { importId: id, fileName: held.fileName, isDry: false }, parts);
      });
      if (done === null) await fail("file_missing");
      else if (!done.ok) await fail(done.refusal.problem);
      else if (signal.aborted) throw new TaskFailure("The worker stopped; the import goes on with the next one.");
    } catch (error) {
      if (error instanceof TableError) return fail(error.problem);
      if (isLastAttempt && !signal.aborted) await fail("unexpected");
      throw error;
    }
  };
