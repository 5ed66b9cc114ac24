/** The import that somebody asks about, with its file. */
import type { Actor } from "#platform/command/actor.ts";
import type { Database } from "#platform/db/database.ts";
import { notFound, ProblemError, problem } from "#platform/http/problem.ts";
import { neededFields } from "../../core/import-fields.ts";
import { type HeldImport, loadImport } from "../../sql/import-views.ts";
import { fileRefusals, importRefusals, refuseFile } from "./refusals.ts";

export type WithFile = HeldImport & { readonly sha256: string };

/** As the person sees it; one that came from the command line has no file here, and is refused. */
export async function demandImport(database: Database, actor: Actor, id: string): Promise<WithFile> {
  const found = await database.read(actor.scope, (tx) => loadImport(tx, actor.workspaceId, id));
  if (!found) throw notFound();
  if (found.sha256 === null)
    throw new ProblemError(problem("state", { reason: "import_not_from_here", detail: importRefusals.import_not_from_here.detail }));
  return { ...found, sha256: found.sha256 };
}

/** What must be settled before rows can be read. */
export function demandReady({ order }: HeldImport): void {
  const lacking = neededFields[order.kind].find((any) => !any.some((field) => field in order.mapping));
  if (lacking) refuseFile({ problem: "field_needed", name: lacking.join(" or ") });
  if (order.kind === "deals" && order.pipelineId === null) {
    const { path, detail } = fileRefusals.pipeline_needed;
    throw new ProblemError(
      problem("refused", { reason: "pipeline_needed", detail, errors: [{ path, code: "pipeline_needed", message: detail }] }),
    );
  }
}
