/** A company whose deals have a told history, written as an import writes it. */
import assert from "node:assert/strict";
import type { Pipeline } from "#features/deals/core/pipeline.ts";
import type { Place } from "#features/deals/core/transition.ts";
import { drawingPipeline } from "#features/deals/routes/operate-pipelines.ts";
import { idsOfDealWords } from "#features/deals/sql/lists.ts";
import { type PastRow, recordPastMoves } from "#features/deals/sql/past-moves.ts";
import { findPipeline } from "#features/deals/sql/pipeline.ts";
import { newId } from "#shared/id.ts";
import { type TestCompany, type TestHouse, testCompany } from "./company.ts";
import { exampleStages } from "./worked-example.ts";

/** `stage` is a key of the worked example's stages, WON or LOST (with a reason; "price" without). */
export type ToldMove = {
  readonly deal: string;
  readonly stage: string;
  readonly at: Date;
  readonly actor?: string;
  readonly owner?: string;
  readonly reason?: string;
  readonly amount?: bigint;
};
export type ToldCompany = TestCompany & { readonly pipeline: Pipeline; readonly sellers: readonly [string, string] };

/** Moves name their people as "one" or "other" of two sellers; the first one unless said. */
export async function toldCompany(house: TestHouse, moves: readonly ToldMove[]): Promise<ToldCompany> {
  const company = await testCompany(house, { timeZone: "UTC" });
  const { workspaceId } = company;
  const sellers = [await company.hire("seller"), await company.hire("seller", { name: "Boris Adler" })] as const;
  const person = (name: string | undefined) => sellers[name === "other" ? 1 : 0];
  const drawn = { key: "b2b", name: "B2B", currency: "EUR", stages: [...exampleStages], mayMoveBack: true, maySkip: true };
  await company.perform(drawingPipeline, drawn);
  const pipeline = await company.read((tx) => findPipeline(tx, workspaceId, "b2b"));
  assert.ok(pipeline);
  await company.database.command(company.system.scope, async (tx) => {
    const reasons = await idsOfDealWords(tx, workspaceId, "loss_reason", ["price", ...moves.flatMap(({ reason }) => reason ?? [])], newId);
    const place = ({ stage, reason }: ToldMove): Place => {
      if (stage === "WON") return { at: "won" };
      if (stage === "LOST") return { at: "lost", reasonId: reasons.get(reason ?? "price")! };
      return { at: "stage", stageId: pipeline.stages.find(({ key }) => key === stage)!.id };
    };
    const rows = moves.map(
      (move): PastRow => ({
        externalId: move.deal,
        title: move.deal,
        at: move.at,
        to: place(move),
        actorId: person(move.actor),
        ownerId: move.owner === undefined ? null : person(move.owner),
        amount: move.amount,
      }),
    );
    const context = { actor: company.system, commandId: newId(), now: company.clock.now, newId };
    const { outcomes } = await recordPastMoves(tx, rows, { pipeline, importId: newId(), context });
    assert.ok(
      outcomes.every((outcome) => outcome === "recorded"),
      `all are recorded: ${[...new Set(outcomes)]}`,
    );
  });
  return { ...company, pipeline, sellers };
}
