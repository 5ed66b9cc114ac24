/** Deviations: those of the past weeks as the rules would have found and closed them, those of today by the product's own sweep, day by day. */
import { sql } from "kysely";
import { demoStages } from "#features/exchange/core/demo/path.ts";
import type { ClientStory } from "#features/exchange/core/demo/story.ts";
import type { Setting } from "#features/exchange/core/demo/work/deal-runs.ts";
import { ownerOf } from "#features/exchange/core/demo/work/deal-runs.ts";
import { type Tree, toldAtOpening } from "#features/work/core/deviation/ladder.ts";
import { noticesOfOpening } from "#features/work/core/deviation/notices.ts";
import type { Found } from "#features/work/core/deviation/opening.ts";
import type { Rule } from "#features/work/core/deviation/rule.ts";
import { answering } from "#features/work/routes/deviation/operate-answer.ts";
import { changingRule } from "#features/work/routes/deviation/operate-rules.ts";
import { escalating, sweepingRule } from "#features/work/routes/deviation/operate-sweep.ts";
import { activeRules } from "#features/work/sql/deviation/rules.ts";
import { saveDeviationEvents } from "#features/work/sql/deviation/save.ts";
import { loadTree } from "#features/work/sql/deviation/tree.ts";
import type { Random } from "#shared/random.ts";
import type { Chapter } from "../storyteller.ts";
import { type PastDeviation, savePast } from "./save-past-deviations.ts";
import type { ToldNotice } from "./tell-notices.ts";
import type { Ids, Known, Written } from "./told-rows.ts";

type Frame = {
  readonly chapter: Chapter;
  readonly workspaceId: string;
  readonly setting: Setting;
  readonly written: Written;
  readonly clients: readonly ClientStory[];
  readonly known: Known;
  readonly ids: Ids;
  readonly random: Random;
};

const DAY = 86_400_000;
/** How far back deviations reach, in days. */
const reach = 56;

export async function tellDeviations(frame: Frame): Promise<readonly ToldNotice[]> {
  const { chapter, workspaceId, setting } = frame;
  const rules = await settledRules(frame);
  const tree = await loadTree(chapter.tx, workspaceId, setting.end.toISOString().slice(0, 10));
  const past = pastOnes(frame, rules, tree, await unitsOf(chapter, workspaceId));
  await savePast(chapter, workspaceId, past);
  const notices = past.flatMap(({ rule, opened }) =>
    noticesOfOpening(rule, [opened]).map((notice): ToldNotice => ({ notice, at: opened.at, actorId: null })),
  );
  return [...notices, ...(await sweepDaily(frame, rules))];
}

/** The rules as the company has had them since: it gives a stay in a stage a week more before anybody is told. */
async function settledRules({ chapter, workspaceId, setting, ids }: Frame): Promise<readonly Rule[]> {
  const at = new Date(setting.end.getTime() - (reach + 4) * DAY);
  for (const { id, kind } of await activeRules(chapter.tx, workspaceId))
    if (kind === "stage_age")
      await chapter.tell(at, ids.person("director"), changingRule, { id, change: { graceHours: 45 }, isRetired: undefined });
  return activeRules(chapter.tx, workspaceId);
}

/** What was late and is done, and deals that stayed too long somewhere: by the company's rules, to the minute of the sweep. */
function pastOnes(frame: Frame, rules: readonly Rule[], tree: Tree, units: ReadonlyMap<string, string>): readonly PastDeviation[] {
  const { setting, random } = frame;
  const from = setting.end.getTime() - reach * DAY;
  return rules
    .flatMap((rule) => [
      ...(rule.kind === "task_overdue" ? lateTasks(frame, rule) : []),
      ...(rule.kind === "stage_age" ? longStays(frame, rule) : []),
    ])
    .filter(({ at, closedAt }) => at.getTime() > from && at < closedAt)
    .sort((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ rule, found, at, closedAt }): PastDeviation => {
      const id = frame.chapter.idAt(at);
      const { personIds, highestId } = toldAtOpening(rule.tells, found.personId, tree);
      const nextAt = rule.escalateHours === null ? null : setting.clock.after(at, rule.escalateHours);
      const opened = {
        ...{ type: "DeviationOpened" as const, id, ruleId: rule.id, found: { ...found, unitId: units.get(found.personId) ?? null } },
        ...{ tell: personIds, highestId, nextAt, at },
      };
      const open = setting.clock.hours(at, closedAt);
      const answeredAt = open > 3 && random.next() < 0.55 ? setting.clock.after(at, Math.min(open * 0.7, 1 + 8 * random.next())) : null;
      const answer = answeredAt === null ? null : { at: answeredAt, by: found.personId, text: random.pick(setting.words.answers) };
      return {
        rule,
        opened,
        closedAt,
        answer,
        escalated: escalations(nextAt, answeredAt ?? closedAt, highestId, personIds, tree, setting, rule),
      };
    });
}

type Past = { readonly rule: Rule; readonly found: Found; readonly at: Date; readonly closedAt: Date };
const tick = 40_000;

function lateTasks({ written, setting }: Frame, rule: Rule): readonly Past[] {
  const runs = new Map([...written.runs.values()].map((run) => [run.id, run]));
  return [...written.tasks.values()].flatMap((task): readonly Past[] => {
    const { dueAt, closedAt, isCheckpoint } = task;
    if (dueAt === null || closedAt === null || (rule.isCheckpointsOnly && !isCheckpoint)) return [];
    const at = new Date(setting.clock.after(dueAt, rule.graceHours).getTime() + tick);
    const found: Found = {
      ...{ taskId: task.id, subjectKind: task.subjectKind, subjectId: task.subjectId, ownerId: task.ownerId, personId: task.assigneeId },
      ...{ unitId: null, processId: task.runId === null ? null : (runs.get(task.runId)?.processId ?? null), step: task.step, since: dueAt },
    };
    return [{ rule, found, at, closedAt }];
  });
}

function longStays({ clients, ids, known, setting }: Frame, rule: Rule): readonly Past[] {
  return clients.flatMap(({ deals }) =>
    deals.flatMap((deal) =>
      deal.moves.flatMap((move, index): readonly Past[] => {
        const next = deal.moves[index + 1];
        const norm = "stage" in move.to ? demoStages.find(({ key }) => "stage" in move.to && key === move.to.stage)?.norm : undefined;
        const subjectId = known.records.get(deal.key);
        if (!next || norm === undefined || subjectId === undefined) return [];
        const since = new Date(move.at.getTime() + norm * DAY);
        const owner = ids.person(ownerOf(deal));
        const found = {
          taskId: null,
          subjectKind: "deal",
          subjectId,
          ownerId: owner,
          personId: owner,
          unitId: null,
          processId: null,
          step: null,
          since,
        };
        const outlasted = setting.clock.after(since, rule.graceHours);
        return [{ rule, found, at: new Date(Math.max(since.getTime(), outlasted.getTime()) + tick), closedAt: next.at }];
      }),
    ),
  );
}

function escalations(
  nextAt: Date | null,
  until: Date,
  highestId: string,
  told: readonly string[],
  { people }: Tree,
  setting: Setting,
  rule: Rule,
): PastDeviation["escalated"] {
  const steps: { at: Date; personId: string; rung: number }[] = [];
  let [at, above] = [nextAt, people.get(highestId)?.chiefId ?? null];
  while (at !== null && at < until && above !== null) {
    if (!told.includes(above)) steps.push({ at, personId: above, rung: steps.length + 1 });
    above = people.get(above)?.chiefId ?? null;
    at = rule.escalateHours === null ? null : setting.clock.after(at, rule.escalateHours);
  }
  return steps;
}

/** The last days as they went: each morning rules look and what nobody answers goes up; in the afternoon some are answered. */
async function sweepDaily({ chapter, workspaceId, setting, random }: Frame, rules: readonly Rule[]): Promise<readonly ToldNotice[]> {
  const { tx } = chapter;
  const notices: ToldNotice[] = [];
  const quietly: typeof sweepingRule = {
    ...sweepingRule,
    async save(inner, events, { rule }, given) {
      await saveDeviationEvents(inner, events, given);
      const opened = events.filter((event) => event.type === "DeviationOpened");
      notices.push(...noticesOfOpening(rule, opened).map((notice): ToldNotice => ({ notice, at: given.now, actorId: null })));
    },
  };
  const last = Math.floor(setting.end.getTime() / DAY);
  const days = setting.clock.days(last - 20, last).slice(-14);
  for (const { from, to } of days) {
    const morning = new Date(from.getTime() + 40 * 60_000);
    for (const { id } of rules) await chapter.tell(morning, null, quietly, { ruleId: id });
    await escalate(chapter, workspaceId, new Date(morning.getTime() + 60_000));
    const afternoon = new Date(to.getTime() - 2.5 * 3_600_000);
    for (const { id, personId } of await unanswered(tx, workspaceId))
      if (random.next() < 0.11)
        await chapter.tell(new Date(afternoon.getTime() + random.integer(0, 120) * 60_000), personId, answering, {
          id,
          text: random.pick(setting.words.answers),
        });
  }
  // The last look is that of the last evening: what is open then is what the rules say, no more and no less.
  const evening = new Date((days.at(-1)?.to ?? setting.end).getTime() + 30 * 60_000);
  for (const { id } of rules) await chapter.tell(evening < setting.end ? evening : setting.end, null, quietly, { ruleId: id });
  return notices;
}

async function escalate(chapter: Chapter, workspaceId: string, at: Date): Promise<void> {
  const { rows } = await sql`
    select from work.deviation where workspace_id = ${workspaceId} and closed_at is null and answered_at is null and next_at <= ${at} limit 1`.execute(
    chapter.tx,
  );
  if (rows.length > 0) await chapter.tell(at, null, escalating, {});
}

async function unanswered(tx: Chapter["tx"], workspaceId: string) {
  const { rows } = await sql<{ id: string; personId: string }>`
    select id, person_id as "personId" from work.deviation where workspace_id = ${workspaceId} and closed_at is null and answered_at is null order by id`.execute(
    tx,
  );
  return rows;
}

async function unitsOf({ tx }: Chapter, workspaceId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; unitId: string }>`
    select id, unit_id as "unitId" from org.person where workspace_id = ${workspaceId} and unit_id is not null`.execute(tx);
  return new Map(rows.map(({ id, unitId }) => [id, unitId]));
}
