/** A call for help as it is loaded and kept: a task, and the helper's part in the deal. */
import { sql } from "kysely";
import { loadSeenDeal } from "#features/deals/sql/load-deal.ts";
import { insertTasks } from "#features/process/sql/run/save-runs.ts";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import { letTakePart } from "#platform/db/participation.ts";
import { answerUntil } from "../../core/deviation/opening.ts";
import { type HelpAbout, type HelpEvent, type HelpState, helpHours, helpTask, helpTitle, nextHelper } from "../../core/help/help.ts";
import { momentOf } from "../deviation/moment.ts";
import { loadTree } from "../deviation/tree.ts";

/** The deal is held, seen with the asker's own eyes. */
export async function loadHelp(tx: Tx, { actor, now }: Given, dealId: string, about: HelpAbout | null): Promise<HelpState | null> {
  const { workspaceId, personId, scope, language } = actor;
  const seen = await loadSeenDeal(tx, scope, dealId);
  if (!seen) return null;
  const { id, title, ownerId, place, archivedAt } = seen.deal;
  const moment = await momentOf(tx, workspaceId, now);
  const tree = await loadTree(tx, workspaceId, moment.today);
  const { rows } = await sql<{ assigneeId: string }>`
    select assignee_id as "assigneeId" from process.task
    where workspace_id = ${workspaceId} and subject_id = ${dealId} and status = 'open' and kind = 'help' and giver_id = ${personId}::uuid`.execute(
    tx,
  );
  return {
    deal: { id, title, ownerId, isOpen: place.at === "stage" && archivedAt === null },
    tree,
    askedAlready: new Set(rows.map(({ assigneeId }) => assigneeId)),
    dueAt: answerUntil(now, helpHours, moment.calendar),
    title: helpTitle(title, language, about),
  };
}

/** Taking part comes first: having a task alone would let one see the deal only as long as the task is open. */
export async function saveHelp(tx: Tx, events: readonly HelpEvent[], { actor, now }: Given): Promise<void> {
  const { workspaceId } = actor;
  for (const event of events) {
    if (event.type === "TaskOpened") {
      await insertTasks(tx, workspaceId, [event.task]);
      const asked = events.find((one) => one.type === "HelpAsked");
      if (asked?.type === "HelpAsked" && asked.about !== null) await sayAbout(tx, workspaceId, event.task, asked.about);
    } else await letTakePart(tx, workspaceId, event.dealId, event.to, "participant", now);
  }
}

/** The owner of the deal as it is written now, which is that of the task. */
export async function sayAbout(tx: Tx, workspaceId: string, { id }: { readonly id: string }, about: HelpAbout): Promise<void> {
  await sql`
    insert into work.help (workspace_id, task_id, subject_id, owner_id, about)
    select workspace_id, id, subject_id, owner_id, ${about} from process.task where workspace_id = ${workspaceId} and id = ${id}`.execute(
    tx,
  );
}

type Completed = {
  readonly id: string;
  readonly title: string;
  readonly text: string | null;
  readonly subjectId: string | null;
  readonly ownerId: string | null;
  readonly assigneeId: string;
  readonly giverId: string | null;
};

/** The next above gets the task as it was asked, with why it was passed on; null: nobody is left. */
export async function passOn(
  tx: Tx,
  { actor, now, newId }: Given,
  task: Completed,
  comment: string | null,
): Promise<{ readonly taskId: string; readonly to: string } | null> {
  const { workspaceId } = actor;
  const { subjectId, ownerId } = task;
  if (subjectId === null || ownerId === null) return null;
  const moment = await momentOf(tx, workspaceId, now);
  const to = nextHelper(task.assigneeId, task.giverId, await loadTree(tx, workspaceId, moment.today));
  if (to === null) return null;
  const text = [task.text, comment].filter((part) => part !== null).join("\n\n");
  const next = helpTask({
    id: newId(),
    deal: { id: subjectId, ownerId },
    title: task.title,
    text,
    askerId: task.giverId,
    to,
    dueAt: answerUntil(now, helpHours, moment.calendar),
    at: now,
  });
  await letTakePart(tx, workspaceId, subjectId, to, "participant", now);
  await insertTasks(tx, workspaceId, [next]);
  const said = await tx
    .selectFrom("work.help")
    .select("about")
    .where("workspace_id", "=", workspaceId)
    .where("task_id", "=", task.id)
    .executeTakeFirst();
  if (said) await sayAbout(tx, workspaceId, next, said.about as HelpAbout);
  return { taskId: next.id, to };
}
