/** What comes again: set as people set it, fallen due as the server lets it fall due, and done as people do it. */
import { sql } from "kysely";
import type { Setting } from "#features/exchange/core/demo/work/deal-runs.ts";
import type { ToldRecurrence } from "#features/exchange/core/demo/work/helps.ts";
import type { Task } from "#features/process/core/task.ts";
import { recordedProcess } from "#features/process/routes/drive/recorded.ts";
import { taskColumns } from "#features/process/sql/run/load-runs.ts";
import { noWork, saveWork } from "#features/process/sql/run/save-runs.ts";
import { fallingDue, settingRecurrence } from "#features/work/routes/recurrence/operate-recurrences.ts";
import { findComing } from "#features/work/sql/recurrence/recurrences.ts";
import { appendJournal } from "#platform/command/journal.ts";
import { addDays, dateOfDay } from "#shared/date.ts";
import type { Random } from "#shared/random.ts";
import type { Chapter } from "../storyteller.ts";
import type { Ids } from "./told-rows.ts";

type Frame = {
  readonly chapter: Chapter;
  readonly workspaceId: string;
  readonly setting: Setting;
  readonly ids: Ids;
  readonly random: Random;
};
const DAY = 86_400_000;

export async function tellRecurrences(frame: Frame, told: readonly ToldRecurrence[]): Promise<void> {
  const { chapter, workspaceId, setting, ids } = frame;
  const { tx } = chapter;
  for (const [index, { title, person, giver, every, at, effortMinutes, startsOn }] of told.entries()) {
    const wish = { personId: ids.person(person), title, every: every as never, effortMinutes, startsOn, ...(at === null ? {} : { at }) };
    await chapter.tell(setting.clock.after(setting.begin, 1 + index / 10), ids.person(giver), settingRecurrence, wish);
  }
  const first = Math.floor(setting.begin.getTime() / DAY);
  const last = Math.floor(setting.end.getTime() / DAY);
  for (let day = first; day <= last; day++) {
    const until = addDays(dateOfDay(day), 1);
    const early = new Date(day * DAY + 5 * 3_600_000 + 7 * 60_000);
    if (early < setting.begin) continue;
    for (const id of await findComing(tx, workspaceId, until, 100)) await chapter.tell(early, null, fallingDue, { id, until });
  }
  await doThem(frame);
}

async function doThem({ chapter, workspaceId, setting, random }: Frame): Promise<void> {
  const { tx } = chapter;
  const { rows } = await sql<Task>`
    select ${taskColumns} from process.task t where t.workspace_id = ${workspaceId} and t.kind = 'recurring' and t.due_at <= ${setting.end} order by t.id`.execute(
    tx,
  );
  const work = noWork();
  for (const { id, dueAt, assigneeId, effortMinutes } of rows) {
    if (dueAt === null) continue;
    const isLeft = setting.clock.hours(dueAt, setting.end) < 27 && random.next() < 0.25;
    const at = setting.clock.after(dueAt, -((effortMinutes ?? 20) / 60) * random.next());
    if (!isLeft) work.closed.push({ id, status: "done", outcome: "done", comment: null, at, by: assigneeId });
  }
  if (work.closed.length === 0) return;
  await saveWork(tx, workspaceId, work, setting.end);
  const byId = new Map(rows.map((task) => [task.id, task]));
  for (const [personId, own] of Map.groupBy(work.closed, ({ by }) => by)) {
    const events = own.flatMap(({ id, at }) => {
      const task = byId.get(id);
      return task ? [recordedProcess({ type: "TaskCompleted", task, outcome: "done", comment: null, by: personId, at })] : [];
    });
    await appendJournal(tx, "process", events, chapter.context(own[0]!.at, personId));
  }
}
