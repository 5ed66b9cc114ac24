/** When a person leaves or a record changes hands, open tasks go along, so that nothing is left with somebody who will not do it. */
import type { DomainEvent, Given, Reactor, Told } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import { handOverReasons } from "../../core/hand-over.ts";
import type { Task } from "../../core/task.ts";
import { loadPlan } from "../../sql/run/definitions.ts";
import { letWorkOn, openTasksAbout, openTasksOf, reassignAll, successorOf } from "../../sql/tasks/hand-over.ts";
import { recordedProcess } from "../drive/recorded.ts";

async function giveAll(tx: Tx, given: Given, tasks: readonly Task[], to: string, reason: string): Promise<readonly Told[]> {
  if (tasks.length === 0) return [];
  await reassignAll(tx, given, tasks, to, reason);
  return tasks.map((task) => {
    const event = { type: "TaskReassigned", task, to, reason, by: given.actor.personId, at: given.now } as const;
    return { event, feature: "process", entry: recordedProcess(event) };
  });
}

/** To the person's head, or the next above who works here. */
const personLeft: Reactor = async ({ tx, event, given, pass }) => {
  const { personId } = event as DomainEvent & { readonly personId: string };
  const { workspaceId } = given.actor;
  const to = await successorOf(tx, workspaceId, personId);
  if (to === null) return;
  const told = await giveAll(tx, given, await openTasksOf(tx, workspaceId, personId), to, handOverReasons.left);
  if (told.length > 0) await pass(told);
};

/** What is the owner's to do follows the record; who has other tasks about it goes on seeing it. */
const recordHandedOver: Reactor = async ({ tx, event, given, pass }) => {
  const sent = event as DomainEvent & { readonly before: string; readonly after: string } & Readonly<
      Partial<Record<"dealId" | "leadId" | "clientId", string>>
    >;
  const recordId = sent.dealId ?? sent.leadId ?? sent.clientId;
  if (recordId === undefined) return;
  const { workspaceId } = given.actor;
  const own: Task[] = [];
  for (const { task, processId, number } of await openTasksAbout(tx, workspaceId, recordId, sent.before)) {
    const { steps } = await loadPlan(tx, workspaceId, processId, number);
    const rule = task.step === null ? undefined : steps.get(task.step)?.step.assignee;
    if (task.kind !== "assign" && (rule === undefined || ("role" in rule && rule.role === "owner"))) own.push(task);
  }
  const told = await giveAll(tx, given, own, sent.after, handOverReasons.owner);
  await letWorkOn(tx, workspaceId, recordId);
  if (told.length > 0) await pass(told);
};

export const handOverReactors: readonly (readonly [event: string, reactor: Reactor])[] = [
  ["PersonDeactivated", personLeft],
  ["DealHandedOver", recordHandedOver],
  ["LeadHandedOver", recordHandedOver],
  ["ClientHandedOver", recordHandedOver],
];
