/** "Pull in my head": a call for help on a deal, and what became of it. */
import type { Task } from "#features/process/core/task.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { above, present, type Tree } from "../deviation/ladder.ts";

export type Deal = { readonly id: string; readonly title: string; readonly ownerId: string; readonly isOpen: boolean };
/** With what help is needed. Few, so that a report says something; the rest stands in the text. */
export const helpAbouts = ["price", "technical", "decision_maker", "terms", "competitor", "other"] as const;
export type HelpAbout = (typeof helpAbouts)[number];

export type HelpState = {
  readonly deal: Deal;
  readonly tree: Tree;
  /** Who has an open call for help of this person on this deal already. */
  readonly askedAlready: ReadonlySet<string>;
  readonly dueAt: Date | null;
  readonly title: string;
};
export type HelpRefusal = "deal_ended" | "nobody_above" | "not_above" | "help_asked_already" | "asker_needed";

export type HelpEvent =
  | {
      readonly type: "HelpAsked";
      readonly dealId: string;
      readonly taskId: string;
      readonly to: string;
      readonly about: HelpAbout | null;
      readonly at: Date;
    }
  | { readonly type: "TaskOpened"; readonly task: Task; readonly at: Date };

/**
 * The chief, or whoever else above is named, or today's deputy of that one, takes part in the deal from now on and has a task with what is
 * asked.
 */
export function askHelp(
  { deal, tree, askedAlready, dueAt, title }: HelpState,
  ask: {
    readonly taskId: string;
    readonly askerId: string | null;
    readonly text: string;
    readonly to: string | undefined;
    readonly about: HelpAbout | null;
  },
  at: Date,
): Result<readonly HelpEvent[], HelpRefusal> {
  if (ask.askerId === null) return no("asker_needed");
  if (!deal.isOpen) return no("deal_ended");
  const ladder = above(ask.askerId, tree);
  const wanted = ask.to === undefined ? ladder[0] : ladder.find(({ id }) => id === ask.to);
  if (!wanted) return no(ask.to === undefined ? "nobody_above" : "not_above");
  const to = present(wanted.id, tree);
  if (askedAlready.has(to)) return no("help_asked_already");
  const task = helpTask({ id: ask.taskId, deal, title, text: ask.text, askerId: ask.askerId, to, dueAt, at });
  return yes([
    { type: "HelpAsked", dealId: deal.id, taskId: ask.taskId, to, about: ask.about, at },
    { type: "TaskOpened", task, at },
  ]);
}

/** Who comes next when help is passed on: the next above the helper who works here and is not the asker; null: nobody is left. */
export function nextHelper(helperId: string, askerId: string | null, tree: Tree): string | null {
  for (const { id } of above(helperId, tree)) {
    const there = present(id, tree);
    if (there !== helperId && there !== askerId) return there;
  }
  return null;
}

type Asked = {
  readonly id: string;
  readonly deal: Pick<Deal, "id" | "ownerId">;
  readonly title: string;
  readonly text: string | null;
  readonly askerId: string | null;
  readonly to: string;
  readonly dueAt: Date | null;
  readonly at: Date;
};

export const helpTask = ({ id, deal, title, text, askerId, to, dueAt, at }: Asked): Task => ({
  ...{ id, kind: "help", runId: null, visit: null, step: null, title, text },
  ...{ subjectKind: "deal", subjectId: deal.id, ownerId: deal.ownerId, assigneeId: to, giverId: askerId },
  ...{ status: "open", dueAt, plannedFrom: null, plannedTo: null, effortMinutes: null, isCheckpoint: false, postponed: 0 },
  ...{ begunAt: null, outcome: null, comment: null, createdAt: at, closedAt: null, closedBy: null, recurrenceId: null, version: 1 },
});

const titles = { en: "Help", ru: "Помощь", de: "Hilfe" } as const;
const abouts: Readonly<Record<keyof typeof titles, Readonly<Record<Exclude<HelpAbout, "other">, string>>>> = {
  en: { price: "price", technical: "technical", decision_maker: "decision maker", terms: "terms", competitor: "competitor" },
  ru: { price: "цена", technical: "техника", decision_maker: "выход на ЛПР", terms: "условия", competitor: "конкурент" },
  de: { price: "Preis", technical: "Technik", decision_maker: "Entscheider", terms: "Konditionen", competitor: "Wettbewerb" },
};

/** What the task is called, in the asker's language: "Help (price): Hall 4". */
export function helpTitle(deal: string, language: keyof typeof titles, about: HelpAbout | null = null): string {
  const kind = about === null || about === "other" ? "" : ` (${abouts[language][about]})`;
  return `${titles[language]}${kind}: ${deal}`.slice(0, 200);
}

/** Working hours within which an answer is hoped for. */
export const helpHours = 4;
