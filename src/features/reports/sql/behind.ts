/** The lists behind the numbers of funnel and flow. */
import type { Behind, BehindPiece, BehindRow } from "#features/deals/sql/behind.ts";
import { behindFlow } from "#features/deals/sql/behind-flow.ts";
import { behindFunnel, type FunnelNumber, type OfGroup } from "#features/deals/sql/behind-funnel.ts";
import type { Tx } from "#platform/db/database.ts";
import { formatMoney } from "#shared/money.ts";
import { no, type Result, yes } from "#shared/result.ts";
import type { AskBehindFlow, AskBehindFunnel, DealBehind } from "../contract/behind.ts";
import { type Reader, type ReportRefusal, understand } from "./understand.ts";

type Asked<T> = Omit<T, "limit" | "cursor">;
export type List = {
  readonly items: readonly DealBehind[];
  readonly count: number;
  readonly sums: ReturnType<typeof formatMoney>[];
  /** Where the next page begins; null on the last one. */
  readonly last: readonly [string, string, number] | null;
};

export async function dealsBehindFunnel(
  tx: Tx,
  reader: Reader,
  asked: Asked<AskBehindFunnel>,
  piece: BehindPiece,
  now: Date,
): Promise<Result<List, ReportRefusal | "unknown_stage">> {
  const understood = await understand(tx, reader, asked, now);
  if (!understood.ok) return understood;
  const { question } = understood.value;
  const { what, stage = "" } = asked;
  const number: FunnelNumber = what === "won" ? { what } : { what, stage, ...(what === "lost" ? { reason: asked.reason } : {}) };
  if (what !== "won" && !question.pipeline.stages.some(({ key }) => key === stage)) return no("unknown_stage");
  const told = await behindFunnel(tx, { ...question, by: asked.by ?? null }, number, groupOf(asked), oneMore(piece));
  return yes(
    listOf(told, piece, (row) => ({ stay: what === "visits" || what === "openVisits" ? stayOf(row, question.asOf) : null, move: null })),
  );
}

export async function dealsBehindFlow(
  tx: Tx,
  reader: Reader,
  asked: Asked<AskBehindFlow>,
  piece: BehindPiece,
  now: Date,
): Promise<Result<List, ReportRefusal>> {
  const understood = await understand(tx, reader, asked, now);
  if (!understood.ok) return understood;
  const { question } = understood.value;
  const told = await behindFlow(tx, { ...question, by: asked.by ?? null }, asked, groupOf(asked), oneMore(piece));
  return yes(
    listOf(told, piece, ({ from, to, kind, actorId, actor }) => ({
      stay: null,
      move: { from: from ?? "", to: to ?? "", kind: kind ?? "", actorId, actor },
    })),
  );
}

const oneMore = ({ after, limit }: BehindPiece): BehindPiece => ({ after, limit: limit + 1 });

function groupOf({ group, ungrouped }: { readonly group?: string | undefined; readonly ungrouped?: string | undefined }): OfGroup {
  return group !== undefined ? { key: group } : ungrouped === undefined ? undefined : { key: null };
}

function listOf({ count, sums, rows }: Behind, { limit }: BehindPiece, more: (row: BehindRow) => Pick<DealBehind, "stay" | "move">): List {
  const shown = rows.slice(0, limit);
  const end = shown.at(-1);
  return {
    items: shown.map((row) => present(row, more(row))),
    count,
    sums: sums.map(formatMoney),
    last: rows.length > limit && end ? [end.at, end.id, end.position] : null,
  };
}

function present(row: BehindRow, more: Pick<DealBehind, "stay" | "move">): DealBehind {
  const { id, title, clientId, client, ownerId, owner, stood, since, reason, minor, currency, at } = row;
  const amount = minor === null || currency === null ? null : formatMoney({ minor, currency });
  const shown = { id, title, clientId, client, ownerId, owner, stood, since: since.toISOString(), reason, amount };
  return { ...shown, at: new Date(at).toISOString(), ...more };
}

/** Elapsed seconds ÷ 86,400, up to the end or to the instant as of which is told. */
function stayOf({ at, until }: BehindRow, asOf: Date): DealBehind["stay"] {
  const end = until ?? asOf;
  return { until: until?.toISOString() ?? null, days: (end.getTime() - new Date(at).getTime()) / 86_400_000 };
}
