import type { Words } from "./words.ts";

const named = (text: string | null) => (text === null ? "" : `: ${text}`);

export const words: Words = {
  task_assigned: ({ actor, task }) => (actor ? `${actor} hat Ihnen eine Aufgabe gegeben${named(task)}` : `Neue Aufgabe${named(task)}`),
  task_reassigned: ({ actor, task }) =>
    actor ? `${actor} hat Ihnen eine Aufgabe übergeben${named(task)}` : `Eine Aufgabe wurde Ihnen übergeben${named(task)}`,
  task_taken: ({ actor, task }) =>
    actor ? `${actor} hat Ihre Aufgabe weitergegeben${named(task)}` : `Ihre Aufgabe ging an jemand anderen${named(task)}`,
  task_due_soon: ({ task }) => `Bald fällig${named(task)}`,
  request_returned: ({ actor, task }) =>
    actor ? `${actor} hat Ihre Anfrage beantwortet${named(task)}` : `Ihre Anfrage wurde beantwortet${named(task)}`,
  mention: ({ actor, record }) => `${actor ?? "Jemand"} hat Sie in einer Notiz erwähnt${record ? ` bei ${record}` : ""}`,
  deviation: ({ text, task }) => `Abweichung${named(text)}${task ? ` (${task})` : ""}`,
  deviation_escalated: ({ text, task }) => `Auf diese Abweichung hat noch niemand geantwortet${named(text)}${task ? ` (${task})` : ""}`,
  help_asked: ({ actor, task }) => `${actor ?? "Jemand"} bittet Sie um Hilfe${named(task)}`,
  help_answered: ({ actor, task }) => `${actor ?? "Jemand"} hat auf Ihre Bitte um Hilfe geantwortet${named(task)}`,
  run_failed_to_assign: ({ task }) => `Für einen Schritt fand sich niemand; bitte weisen Sie ihn zu${named(task)}`,
  process_message: ({ text, task }) => text ?? task ?? "Eine Nachricht aus einem Prozess",
  several: (count) => `${count} neue Mitteilungen`,
  taken_over: (count, from) => `${from} ist ausgeschieden: ${count} Aufgaben liegen jetzt bei Ihnen`,
  trial: "Push-Nachrichten erreichen diesen Browser.",
  about: (record) => `Betrifft: ${record}`,
};
