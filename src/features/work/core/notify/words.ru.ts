import type { Words } from "./words.ts";

const named = (text: string | null) => (text === null ? "" : `: ${text}`);
const forms: Readonly<Record<string, string>> = { one: "новое уведомление", few: "новых уведомления" };
const plural = new Intl.PluralRules("ru");

/** A person's sex is not known, so nobody "gave" or "asked": sentences are built without the past tense of a person. */
export const words: Words = {
  task_assigned: ({ actor, task }) => `Вам поручена задача${named(task)}${actor ? ` (от: ${actor})` : ""}`,
  task_reassigned: ({ actor, task }) => `Вам передана задача${named(task)}${actor ? ` (от: ${actor})` : ""}`,
  task_taken: ({ actor, task }) => `Ваша задача передана другому сотруднику${named(task)}${actor ? ` (кем: ${actor})` : ""}`,
  task_due_soon: ({ task }) => `Скоро срок${named(task)}`,
  request_returned: ({ actor, task }) => `Ответ на ваш запрос${named(task)}${actor ? ` (${actor})` : ""}`,
  mention: ({ actor, record }) => `Вас упоминает в заметке ${actor ?? "коллега"}${record ? `: ${record}` : ""}`,
  deviation: ({ text, task }) => `Отклонение${named(text)}${task ? ` (${task})` : ""}`,
  deviation_escalated: ({ text, task }) => `На это отклонение до сих пор нет ответа${named(text)}${task ? ` (${task})` : ""}`,
  help_asked: ({ actor, task }) => `${actor ?? "Коллега"} просит вашей помощи${named(task)}`,
  help_answered: ({ actor, task }) => `Ответ на вашу просьбу о помощи${named(task)}${actor ? ` (${actor})` : ""}`,
  run_failed_to_assign: ({ task }) => `Для шага не нашлось исполнителя, назначьте его${named(task)}`,
  process_message: ({ text, task }) => text ?? task ?? "Сообщение процесса",
  several: (count) => `${count} ${forms[plural.select(count)] ?? "новых уведомлений"}`,
  taken_over: (count, from) => `${from} больше не работает в компании. Задач, перешедших к вам: ${count}`,
  trial: "Push-сообщения доходят до этого браузера.",
  about: (record) => `О чём: ${record}`,
};
