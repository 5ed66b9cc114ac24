/** The funnel and flow reports: what is asked is understood, then the room `deals` is asked. */
import { isCorrectedLater } from "#features/deals/sql/corrected-later.ts";
import { type FlowAnswer, flow } from "#features/deals/sql/flow.ts";
import { type FunnelGroup, funnel } from "#features/deals/sql/funnel.ts";
import { historyExtent } from "#features/deals/sql/history-extent.ts";
import { losses } from "#features/deals/sql/losses.ts";
import type { Tx } from "#platform/db/database.ts";
import { formatMoney } from "#shared/money.ts";
import { type Result, yes } from "#shared/result.ts";
import type { AskLosses, LossesReport } from "../contract/behind.ts";
import type { AskFlow, AskFunnel, FlowReport, FunnelReport } from "../contract/funnel.ts";
import { stagesThen } from "../core/catalogue.ts";
import { type Question, type Reader, type ReportRefusal, understand } from "./understand.ts";

export async function funnelReport(tx: Tx, reader: Reader, asked: AskFunnel, now: Date): Promise<Result<FunnelReport, ReportRefusal>> {
  const understood = await understand(tx, reader, asked, now);
  if (!understood.ok) return understood;
  const { question, other } = understood.value;
  const by = asked.by ?? null;
  const groups = await funnel(tx, { ...question, by });
  const compare = other && { ...other.told, groups: (await funnel(tx, { ...question, ...other.window, by })).map(present) };
  return yes({
    groups: groups.map(present),
    ...(await basis(
      tx,
      question,
      asked,
      groups.some(({ recordedLater }) => recordedLater > 0),
    )),
    // Where there is something to tell, nobody needs to be told where else to look.
    ...(began(groups) ? {} : { extent: await historyExtent(tx, question.workspaceId, question.pipeline.id, question.timeZone) }),
    ...(compare ? { compare } : {}),
  });
}

const began = (groups: readonly FunnelGroup[]) =>
  groups.some(({ stages, won }) => won.reached > 0 || stages.some(({ reached }) => reached > 0));
const present = ({ key, name, stages, won }: FunnelGroup) => ({ key, name, stages: [...stages], won });

export async function flowReport(tx: Tx, reader: Reader, asked: AskFlow, now: Date): Promise<Result<FlowReport, ReportRefusal>> {
  const understood = await understand(tx, reader, asked, now);
  if (!understood.ok) return understood;
  const { question, other } = understood.value;
  const by = asked.by ?? null;
  const told = await flow(tx, { ...question, by });
  const compare = other && { ...other.told, ...presentFlow(await flow(tx, { ...question, ...other.window, by })) };
  return yes({
    ...presentFlow(told),
    ...(await basis(tx, question, asked, told.recordedLater)),
    ...(compare ? { compare } : {}),
  });
}

function presentFlow({ groups, moves, kinds }: FlowAnswer) {
  const grouped = groups?.map((group) => ({ ...group, moves: [...group.moves] }));
  return { moves: [...moves], kinds, ...(grouped === undefined ? {} : { groups: grouped }) };
}

export async function lossesReport(tx: Tx, reader: Reader, asked: AskLosses, now: Date): Promise<Result<LossesReport, ReportRefusal>> {
  const understood = await understand(tx, reader, asked, now);
  if (!understood.ok) return understood;
  const { question } = understood.value;
  const told = await losses(tx, { ...question, by: null });
  return yes({
    losses: told.losses.map(({ sums, ...loss }) => ({ ...loss, sums: sums.map(formatMoney) })),
    ...(await basis(tx, question, asked, told.recordedLater)),
  });
}

const withoutHistory = ["product", "region", "direction", "source"];
type Asked = { readonly from: string; readonly to: string; readonly by?: string | undefined; readonly filter?: string | undefined };

async function basis(tx: Tx, { workspaceId, pipeline, timeZone, asOf }: Question, { from, to, by, filter }: Asked, recordedLater: boolean) {
  const { id, key, name } = pipeline;
  return {
    window: { from, to, asOf: asOf.toISOString(), timeZone },
    pipeline: { id, key, name, stages: stagesThen(pipeline, asOf).map(({ key, name, normDays }) => ({ key, name, normDays })) },
    todays: [...withoutHistory.filter((dimension) => dimension === by), ...(filter === undefined ? [] : ["filter"])],
    history: { recordedLater, correctedLater: await isCorrectedLater(tx, workspaceId, id, asOf) },
  };
}
