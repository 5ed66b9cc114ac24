/** Many records changed at once, each by the same operation as by itself: what is refused is named, what went through can be taken back. */
import { z } from "@hono/zod-openapi";
import type { CommandOptions, CommandRefusal } from "#platform/command/command.ts";
import { no, type Result } from "#shared/result.ts";
import { ProblemError } from "./problem.ts";
import { id, version } from "./schema.ts";

const most = 500;

/** `{"items":[{"id","change":{…}}]}` */
export const bulkBody = <T extends z.ZodType>(change: T) =>
  z.strictObject({ items: z.array(z.strictObject({ id, change })).min(1).max(most) });

export const bulkAnswer = z.object({
  changed: z.array(
    z.object({
      id,
      version,
      before: z.record(z.string(), z.unknown()).openapi({ description: "Sent back as the change it undoes this one" }),
    }),
  ),
  refused: z.array(z.object({ id, reason: z.string() })),
});
export type BulkAnswer = z.output<typeof bulkAnswer>;
export type BulkChanged = BulkAnswer["changed"][number];

/** One after the other, each in a transaction of its own; the same key sent again answers for each what it answered first. */
export async function performBulk<Change, R extends string>(
  items: readonly { readonly id: string; readonly change: Change }[],
  options: CommandOptions,
  perform: (
    item: { readonly id: string; readonly change: Change },
    options: CommandOptions,
  ) => Promise<Result<BulkChanged, CommandRefusal<R>>>,
): Promise<BulkAnswer> {
  const changed: BulkChanged[] = [];
  const refused: { id: string; reason: string }[] = [];
  for (const [index, item] of items.entries()) {
    const { idempotency } = options;
    const own = idempotency === undefined ? {} : { idempotency: { ...idempotency, key: `${idempotency.key} ${index}` } };
    const result = await perform(item, own).catch(faultOf);
    if (result.ok) changed.push(result.value);
    else refused.push({ id: item.id, reason: result.refusal.kind === "refused" ? result.refusal.reason : result.refusal.kind });
  }
  return { changed, refused };
}

/** Own fields that cannot be read refuse their record, not the others. */
function faultOf(error: unknown): Result<never, CommandRefusal<string>> {
  const fault = error instanceof ProblemError ? error.problem.errors?.[0]?.code : undefined;
  if (fault === undefined) throw error;
  return no({ kind: "refused", reason: fault });
}

/** What stood before in the fields of a change, in its own words: sent back, it undoes the change. Own fields that were empty are null. */
export function beforeOf(view: object, change: object): Record<string, unknown> {
  const shown = view as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(change)
      .filter(([field, value]) => value !== undefined && field in shown)
      .map(([field, value]) => [field, field === "custom" ? ownBefore(shown[field] ?? {}, value) : shown[field]]),
  );
}

function ownBefore(held: object, asked: object): Record<string, unknown> {
  const values = held as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.keys(asked).map((key) => [key, values[key] ?? null]));
}
