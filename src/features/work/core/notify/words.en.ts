import type { Words } from "./words.ts";

const named = (text: string | null) => (text === null ? "" : `: ${text}`);

export const words: Words = {
  task_assigned: ({ actor, task }) => (actor ? `${actor} gave you a task${named(task)}` : `New task${named(task)}`),
  task_reassigned: ({ actor, task }) =>
    actor ? `${actor} handed a task over to you${named(task)}` : `A task was handed over to you${named(task)}`,
  task_taken: ({ actor, task }) =>
    actor ? `${actor} gave your task to somebody else${named(task)}` : `Your task went to somebody else${named(task)}`,
  task_due_soon: ({ task }) => `Due soon${named(task)}`,
  request_returned: ({ actor, task }) =>
    actor ? `${actor} answered your request${named(task)}` : `Your request was answered${named(task)}`,
  mention: ({ actor, record }) => `${actor ?? "Somebody"} mentioned you in a note${record ? ` on ${record}` : ""}`,
  deviation: ({ text, task }) => `Deviation${named(text)}${task ? ` (${task})` : ""}`,
  deviation_escalated: ({ text, task }) => `Nobody has answered this deviation yet${named(text)}${task ? ` (${task})` : ""}`,
  help_asked: ({ actor, task }) => `${actor ?? "Somebody"} asks for your help${named(task)}`,
  help_answered: ({ actor, task }) => `${actor ?? "Somebody"} answered your request for help${named(task)}`,
  run_failed_to_assign: ({ task }) => `Nobody was found for a step; please assign it${named(task)}`,
  process_message: ({ text, task }) => text ?? task ?? "A message from a process",
  several: (count) => `${count} new notifications`,
  taken_over: (count, from) => `${from} has left: ${count} tasks are yours now`,
  trial: "Push messages reach this browser.",
  about: (record) => `About: ${record}`,
};
