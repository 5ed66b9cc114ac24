/** Which required fields a deal lacks for a place. */
import { loadFields } from "#features/fields/sql/field.ts";
import { customOf } from "#features/fields/sql/values.ts";
import type { Tx } from "#platform/db/database.ts";
import type { OwnChange, OwnField } from "../core/own-fields.ts";
import { fieldsMissingAt } from "../core/required.ts";
import type { Place } from "../core/transition.ts";
import { loadPipeline } from "./pipeline.ts";

/** With what is being filled in at the same time. One statement where the company requires nothing. */
export async function loadMissing(
  tx: Tx,
  workspaceId: string,
  {
    dealId,
    filling,
    pipelineId,
    place,
    now,
  }: {
    readonly dealId: string | null;
    readonly filling: OwnChange;
    readonly pipelineId: string;
    readonly place: Place;
    readonly now: Date;
  },
): Promise<readonly OwnField[]> {
  const required = (await loadFields(tx, workspaceId, "deal")).filter(
    ({ retiredAt, requiredFrom }) => retiredAt === null && requiredFrom.length > 0,
  );
  if (required.length === 0 || place.at === "lost") return [];
  const pipeline = await loadPipeline(tx, workspaceId, pipelineId);
  if (!pipeline) return [];
  const held = dealId === null ? {} : ((await customOf(tx, workspaceId, required, [dealId])).get(dealId) ?? {});
  const values = Object.fromEntries(Object.entries({ ...held, ...filling }).filter(([, value]) => value !== null)) as Parameters<
    typeof fieldsMissingAt
  >[1];
  const missing = fieldsMissingAt(required, values, pipeline, place, now);
  return required.filter(({ key }) => missing.includes(key));
}
