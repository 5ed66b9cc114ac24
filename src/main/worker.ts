/** The worker of this house: every task by name, under the rights of the person it was added for. */

import { endBrokenOffImports, endBrokenOffOften, endBrokenOffTask } from "#features/exchange/routes/imports/end-broken-off.ts";
import { importTask } from "#features/exchange/routes/imports/operate-imports.ts";
import { runImport } from "#features/exchange/routes/imports/run-import.ts";
import { sweepRefusedDaily, sweepRefusedRows, sweepRefusedTask } from "#features/exchange/routes/imports/sweep-refused.ts";
import {
  fireTimers,
  fireTimersTask,
  lookForTimers,
  lookForTimersOften,
  lookForTimersTask,
} from "#features/process/routes/timers/fire-timers.ts";
import { lookAtTriggers, lookAtTriggersOften, lookAtTriggersTask } from "#features/process/routes/timers/look-at-triggers.ts";
import { sweepDeviations, sweepDeviationsOften } from "#features/work/routes/deviation/sweep.ts";
import { sweepDeviationsTask } from "#features/work/routes/deviation/sweep-task.ts";
import { remind, remindOften, remindTask } from "#features/work/routes/notify/remind.ts";
import { tellByMail } from "#features/work/routes/notify/tell-by-mail.ts";
import { tellByPush } from "#features/work/routes/notify/tell-by-push.ts";
import { makeRecurring, makeRecurringHourly, makeRecurringTask } from "#features/work/routes/recurrence/make-due.ts";
import { tellByMailTask, tellByPushTask } from "#features/work/sql/notify/notify.ts";
import { type Actor, systemActor } from "#platform/command/actor.ts";
import { forgetKeys, forgetKeysDaily, forgetKeysTask } from "#platform/jobs/forget-old-keys.ts";
import { type Task, TaskFailure } from "#platform/jobs/task.ts";
import { startWorker, type Worker } from "#platform/jobs/worker.ts";
import { accountTasks, sweepTask } from "./account-tasks.ts";
import type { House } from "./house.ts";
import { knowPeople } from "./know-people.ts";
import { processParts } from "./process-parts.ts";
import { reactors } from "./rooms.ts";

export function startHouseWorker(house: House): Promise<Worker> {
  // Whoever has left may do nothing any more, also not through work ordered before; the system's own work has no person.
  const resolveActor = async (workspaceId: string, actorId: string | null): Promise<Actor> => {
    if (actorId === null) return systemActor(workspaceId, "job");
    const actor = await house.actors.find(workspaceId, actorId, "job");
    if (!actor) throw new TaskFailure("The person who ordered this does not work here any more.");
    return actor;
  };
  const findPerson = (workspaceId: string, personId: string) => house.actors.find(workspaceId, personId, "job");
  const tasks = new Map<string, Task>([
    [forgetKeysTask, forgetKeys(house.clock)],
    [tellByMailTask, tellByMail({ ...house, secret: house.opened.secret, findPerson })],
    [tellByPushTask, tellByPush({ ...house, findPerson })],
    [makeRecurringTask, makeRecurring(house)],
    [remindTask, remind(house)],
    ...accountTasks(house),
    [sweepRefusedTask, sweepRefusedRows(house.clock)],
    [endBrokenOffTask, endBrokenOffImports(house)],
    [sweepDeviationsTask, sweepDeviations(house)],
    [lookForTimersTask, lookForTimers(house)],
    [fireTimersTask, fireTimers({ ...house, reactors, parts: processParts })],
    [lookAtTriggersTask, lookAtTriggers({ ...house, reactors, parts: processParts })],
    [importTask, runImport({ ...house, know: (actor, importId, names) => knowPeople(house, actor, importId, names) })],
  ]);
  return startWorker({
    workerUrl: house.opened.urls.worker,
    appDatabase: house.database,
    tasks,
    resolveActor,
    log: house.log,
    periodic: [
      forgetKeysDaily,
      lookForTimersOften,
      lookAtTriggersOften,
      sweepRefusedDaily,
      endBrokenOffOften,
      sweepDeviationsOften,
      makeRecurringHourly,
      remindOften,
      { task: sweepTask, cron: "41 3 * * *" },
    ],
  });
}
