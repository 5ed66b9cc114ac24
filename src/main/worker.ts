/** The worker of this house: every task by name, under the rights of the person it was added for. */
import { type Actor, systemActor } from "#platform/command/actor.ts";
import { forgetKeys, forgetKeysDaily, forgetKeysTask } from "#platform/jobs/forget-old-keys.ts";
import type { Task } from "#platform/jobs/task.ts";
import { startWorker, type Worker } from "#platform/jobs/worker.ts";
import { accountTasks, sweepTask } from "./account-tasks.ts";
import type { House } from "./house.ts";

export function startHouseWorker(house: House): Promise<Worker> {
  const resolveActor = async (workspaceId: string, actorId: string | null): Promise<Actor> => (actorId === null ? null : await house.actors.find(workspaceId, actorId, "job")) ?? systemActor(workspaceId, "job");
  const tasks = new Map<string, Task>([[forgetKeysTask, forgetKeys(house.clock)], ...accountTasks(house)]);
  return startWorker({ workerUrl: house.opened.urls.worker, appDatabase: house.database, tasks, resolveActor, log: house.log, periodic: [forgetKeysDaily, { task: sweepTask, cron: "41 3 * * *" }] });
}
