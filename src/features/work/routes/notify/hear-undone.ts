/** A task taken back within ten seconds: what people were told of it goes, and what it had put in order is out of order again. */
import type { Reactor } from "#platform/command/command.ts";
import { recordedDeviation } from "../../core/deviation/recorded.ts";
import { noticesTakenBack, undoneSince } from "../../core/notify/taken-back.ts";
import { reopenClosedAt } from "../../sql/deviation/reopen.ts";
import { withdraw } from "../../sql/notify/withdraw.ts";

const hearUndone: Reactor = async ({ tx, event, given, append }) => {
  const undone = event as Parameters<typeof noticesTakenBack>[0];
  await withdraw(tx, given, noticesTakenBack(undone));
  const since = undoneSince(undone, given.now);
  if (since === null) return;
  const open = await reopenClosedAt(tx, given.actor.workspaceId, since.ids, since.at);
  const entries = open.map((deviation) => recordedDeviation({ type: "DeviationReopened", deviation, at: given.now }));
  if (entries.length > 0) await append("work", entries);
};

export const undoneReactors: readonly (readonly [event: string, reactor: Reactor])[] = [
  ["TaskMoveUndone", hearUndone],
  ["TaskReopened", hearUndone],
  ["TaskCancelled", hearUndone],
];
