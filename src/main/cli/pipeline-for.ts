/** The pipeline that deals of a file go into. */
import { drawPipeline } from "#features/deals/contract/pipelines.ts";
import { drawingPipeline } from "#features/deals/routes/operate-pipelines.ts";
import { findPipeline } from "#features/deals/sql/pipeline.ts";
import type { Actor } from "#platform/command/actor.ts";
import { fieldErrors } from "#platform/http/problem.ts";
import type { House } from "../house.ts";
import { Complaint, type Flags } from "./flags.ts";

/** The one of --pipeline, drawn with --stages if there is none; without --pipeline the company's only one. A dry run draws none. */
export async function pipelineFor({ database, commands }: House, actor: Actor, flags: Flags, isDry: boolean) {
  const named = flags.text("pipeline");
  if (named === undefined) {
    const all = await database.read(actor.scope, (tx) =>
      tx
        .selectFrom("deals.pipeline")
        .select("key")
        .where("workspace_id", "=", actor.workspaceId)
        .where("retired_at", "is", null)
        .limit(2)
        .execute(),
    );
    if (all.length !== 1 || !all[0]) throw new Complaint("--pipeline says which pipeline the deals go into.");
    return pipelineFor(
      { database, commands } as House,
      actor,
      { ...flags, text: (name) => (name === "pipeline" ? all[0]?.key : flags.text(name)) },
      isDry,
    );
  }
  const known = await database.read(actor.scope, (tx) => findPipeline(tx, actor.workspaceId, named));
  const stages = flags
    .text("stages")
    ?.split(",")
    .map((stage) => stage.trim());
  if (known) {
    const strange = stages?.find((stage) => !known.stages.some(({ key, name }) => key === stage || name === stage));
    if (strange !== undefined) throw new Complaint(`The pipeline ${named} has no stage ${strange}.`);
    return known;
  }
  if (isDry) throw new Complaint(`There is no pipeline ${named} yet; a dry run draws none.`);
  const wish = drawPipeline.safeParse({ key: named, name: named, currency: flags.needed("currency"), stages: stages ?? [] });
  if (!wish.success) throw new Complaint(`The pipeline cannot be drawn so: ${fieldErrors(wish.error.issues as never)[0]?.message}.`);
  const drawn = await commands.execute(actor, drawingPipeline, wish.data);
  if (!drawn.ok) throw new Complaint("--stages names a stage twice.");
  return drawn.value;
}
