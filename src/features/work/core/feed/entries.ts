/** From tasks and absences to the entries of a calendar. */

export type FeedTask = {
  readonly id: string;
  readonly title: string;
  readonly text: string | null;
  /** Title of the record it is about, as far as the person sees it. */
  readonly record: string | null;
  readonly dueAt: Date | null;
  readonly plannedFrom: Date | null;
  readonly plannedTo: Date | null;
};

const halfAnHour = 1_800_000;

/** When a task stands in the calendar: at the time it is planned for, else in the half hour before it is due; null without either. */
export function spanOf({
  dueAt,
  plannedFrom,
  plannedTo,
}: FeedTask): { readonly from: Date; readonly to: Date; readonly isPlanned: boolean } | null {
  if (plannedFrom !== null && plannedTo !== null) return { from: plannedFrom, to: plannedTo, isPlanned: true };
  return dueAt === null ? null : { from: new Date(dueAt.getTime() - halfAnHour), to: dueAt, isPlanned: false };
}

type Words = {
  readonly due: (when: string) => string;
  readonly calendar: (name: string, company: string) => string;
  readonly absence: Readonly<Record<"holiday" | "sick" | "other", string>>;
};
const words: Readonly<Record<string, Words>> = {
  en: {
    due: (when) => `Due ${when}`,
    calendar: (name, company) => `${name}: ${company}`,
    absence: { holiday: "Holiday", sick: "Sick leave", other: "Absent" },
  },
  de: {
    due: (when) => `Fällig ${when}`,
    calendar: (name, company) => `${name}: ${company}`,
    absence: { holiday: "Urlaub", sick: "Krank", other: "Abwesend" },
  },
  ru: {
    due: (when) => `Срок: ${when}`,
    calendar: (name, company) => `${name}: ${company}`,
    absence: { holiday: "Отпуск", sick: "Больничный", other: "Отсутствие" },
  },
};
export const feedWords = (language: string): Words => (Object.hasOwn(words, language) ? words[language]! : words["en"]!);

/** The record the task is about, what is to be done, and when it is due where it is planned for another time. */
export function descriptionOf(task: FeedTask, language: string, timeZone: string): string {
  const { record, text, dueAt, plannedFrom } = task;
  const due = plannedFrom !== null && dueAt !== null ? feedWords(language).due(whenText(dueAt, language, timeZone)) : null;
  return [record, text, due].filter((part) => part !== null).join("\n\n");
}

const whenText = (at: Date, language: string, timeZone: string) =>
  new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "medium", timeStyle: "short", timeZone }).format(at);
