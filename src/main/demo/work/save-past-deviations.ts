/** Deviations that opened, were answered perhaps, and closed long ago: written in sets. */
import { sql } from "kysely";
import type { DeviationEvent } from "#features/work/core/deviation/deviation.ts";
import { recordedDeviation } from "#features/work/core/deviation/recorded.ts";
import type { Rule } from "#features/work/core/deviation/rule.ts";
import { appendJournal, type JournalEntry } from "#platform/command/journal.ts";
import type { Chapter } from "../storyteller.ts";

type Opened = Extract<DeviationEvent, { type: "DeviationOpened" }>;
export type PastDeviation = {
  readonly rule: Rule;
  readonly opened: Opened;
  readonly closedAt: Date;
  readonly answer: { readonly at: Date; readonly by: string; readonly text: string } | null;
  readonly escalated: readonly { readonly at: Date; readonly personId: string; readonly rung: number }[];
};

const json = (rows: readonly unknown[]) => sql`${JSON.stringify(rows)}::jsonb`;

export async function savePast(chapter: Chapter, workspaceId: string, past: readonly PastDeviation[]): Promise<void> {
  const [first] = past;
  if (!first) return;
  const { tx } = chapter;
  const rows = past.map(({ opened: { id, ruleId, found, highestId, at }, closedAt, answer, escalated }) => ({
    ...{
      id,
      rule_id: ruleId,
      subject_kind: found.subjectKind,
      subject_id: found.subjectId,
      owner_id: found.ownerId,
      task_id: found.taskId,
    },
    ...{
      process_id: found.processId,
      step: found.step,
      person_id: found.personId,
      unit_id: found.unitId,
      since: found.since,
      opened_at: at,
    },
    ...{ rung: escalated.at(-1)?.rung ?? 0, told_id: escalated.at(-1)?.personId ?? highestId, closed_at: closedAt },
    ...{ answered_at: answer?.at ?? null, answered_by: answer?.by ?? null, answer: answer?.text ?? null },
    version: 2 + escalated.length + (answer ? 1 : 0),
  }));
  await sql`
    insert into work.deviation (workspace_id, id, rule_id, subject_kind, subject_id, owner_id, task_id, process_id, step, person_id, unit_id, since, opened_at, rung, told_id,
      closed_at, answered_at, answered_by, answer, version)
    select ${workspaceId}::uuid, id, rule_id, subject_kind, subject_id, owner_id, task_id, process_id, step, person_id, unit_id, since, opened_at, rung, told_id,
      closed_at, answered_at, answered_by, answer, version
    from jsonb_to_recordset(${json(rows)}) as r (id uuid, rule_id uuid, subject_kind text, subject_id uuid, owner_id uuid, task_id uuid, process_id uuid, step text,
      person_id uuid, unit_id uuid, since timestamptz, opened_at timestamptz, rung smallint, told_id uuid, closed_at timestamptz, answered_at timestamptz, answered_by uuid,
      answer text, version integer)`.execute(tx);
  const told = past.flatMap(({ opened: { id, tell, at }, escalated }) => [
    ...tell.map((person_id) => ({ deviation_id: id, person_id, rung: 0, at })),
    ...escalated.map(({ personId, rung, at: then }) => ({ deviation_id: id, person_id: personId, rung, at: then })),
  ]);
  await sql`
    insert into work.told (workspace_id, deviation_id, person_id, rung, at)
    select ${workspaceId}::uuid, deviation_id, person_id, rung, at
    from jsonb_to_recordset(${json(told)}) as r (deviation_id uuid, person_id uuid, rung smallint, at timestamptz) on conflict do nothing`.execute(
    tx,
  );
  await appendJournal(tx, "work", past.flatMap(bySystem), chapter.context(first.opened.at, null));
  for (const [personId, own] of Map.groupBy(past, ({ answer }) => answer?.by ?? null))
    if (personId !== null) await appendJournal(tx, "work", own.flatMap(byPerson), chapter.context(own[0]!.opened.at, personId));
}

const knownOf = ({ rule, opened: { id, found } }: PastDeviation) => ({
  ...{ id, ruleId: rule.id, ruleKind: rule.kind, isUrgent: rule.isUrgent },
  ...{ subjectKind: found.subjectKind, subjectId: found.subjectId, taskId: found.taskId },
});

const bySystem = (past: PastDeviation): readonly JournalEntry[] => [
  recordedDeviation(past.opened),
  ...past.escalated.map(({ at, personId, rung }) =>
    recordedDeviation({
      type: "DeviationEscalated",
      deviation: knownOf(past),
      tell: personId,
      highestId: personId,
      rung,
      nextAt: null,
      at,
    }),
  ),
  recordedDeviation({ type: "DeviationClosed", deviation: knownOf(past), at: past.closedAt }),
];

const byPerson = (past: PastDeviation): readonly JournalEntry[] =>
  past.answer === null
    ? []
    : [recordedDeviation({ type: "DeviationAnswered", deviation: knownOf(past), text: past.answer.text, at: past.answer.at })];
