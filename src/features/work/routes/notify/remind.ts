/** The job that says a task will soon be due: once for each due date, to whoever has not begun it. */
import type { Periodic, Task } from "#platform/jobs/task.ts";
import { dueSoon } from "../../sql/notify/due-soon.ts";
import { notify } from "../../sql/notify/notify.ts";

export const remindTask = "remind_of_due_tasks";
export const remindOften: Periodic = { task: remindTask, cron: "*/10 * * * *", isOften: true };

const hour = 3_600_000;
const atOnce = 500;

/** Read again and again it tells nothing twice: the task and its due date name what is told. A task put off is told of anew. */
export const remind =
  ({ clock, newId }: { readonly clock: () => Date; readonly newId: () => string }): Task =>
  async (_, { actor, database, signal }) => {
    const { workspaceId, scope } = actor;
    const now = clock();
    const span = { from: now, to: new Date(now.getTime() + hour), givenBefore: new Date(now.getTime() - hour) };
    for (let last: Awaited<ReturnType<typeof dueSoon>>[number] | null = null; ; ) {
      signal.throwIfAborted();
      const found = await database.read(scope, (tx) => dueSoon(tx, workspaceId, span, last, atOnce));
      const notices = found.map(({ id, assigneeId, dueAt, subjectKind, subjectId }) => ({
        personId: assigneeId,
        kind: "task_due_soon" as const,
        once: `task:${id}:due:${dueAt.toISOString()}`,
        taskId: id,
        subject: subjectKind !== null && subjectId !== null ? { kind: subjectKind, id: subjectId } : undefined,
      }));
      if (notices.length > 0)
        await database.command(scope, (tx) => notify(tx, { now, newId, actor: { workspaceId, personId: null } }, notices));
      last = found.at(-1) ?? null;
      if (found.length < atOnce) return;
    }
  };
