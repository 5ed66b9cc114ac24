/** The funnel and flow reports: business dates become instants, then the room `deals` is asked. */
import { flow } from "#features/deals/sql/flow.ts";
import { funnel } from "#features/deals/sql/funnel.ts";
import { findPipeline } from "#features/deals/sql/pipeline.ts";
import { findCompany } from "#features/org/sql/workspace.ts";
import type { Tx } from "#platform/db/database.ts";
import { parseInstant } from "#shared/instant.ts";
import { instantsOf } from "#shared/period.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { cleanName } from "#shared/text.ts";
import type { AskFlow, AskFunnel, FlowReport, FunnelReport } from "../contract/funnel.ts";

export type ReportRefusal = "unknown_pipeline";

export async function funnelReport(tx: Tx, workspaceId: string, asked: AskFunnel, now: Date): Promise<Result<FunnelReport, ReportRefusal>> {
  const question = await understand(tx, workspaceId, asked, now);
  if (!question.ok) return question;
  const groups = await funnel(tx, { ...question.value, by: asked.by ?? null });
  return yes({ groups: groups.map(({ stages, ...group }) => ({ ...group, stages: [...stages] })) });
}

export async function flowReport(tx: Tx, workspaceId: string, asked: AskFlow, now: Date): Promise<Result<FlowReport, ReportRefusal>> {
  const question = await understand(tx, workspaceId, asked, now);
  if (!question.ok) return question;
  const { groups, moves, kinds } = await flow(tx, { ...question.value, by: asked.by ?? null });
  const grouped = groups?.map((group) => ({ ...group, moves: [...group.moves] }));
  return yes({ moves: [...moves], kinds, ...(grouped === undefined ? {} : { groups: grouped }) });
}

async function understand(tx: Tx, workspaceId: string, asked: AskFlow, now: Date) {
  const [pipeline, company] = await Promise.all([findPipeline(tx, workspaceId, cleanName(asked.pipeline)), findCompany(tx, workspaceId)]);
  if (!pipeline) return no("unknown_pipeline" as const);
  const timeZone = asked.timeZone ?? company?.timeZone ?? "UTC";
  const told = asked.asOf === undefined ? yes(now) : parseInstant(asked.asOf, timeZone);
  const asOf = told.ok ? told.value : now; // the contract has read it
  return yes({ workspaceId, pipeline, timeZone, asOf, ...instantsOf(asked, timeZone) });
}
