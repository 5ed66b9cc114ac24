/** Calls for help on deals: to the head, passed on to the director, answered, declined, and some still open. */
import type { HelpAbout } from "#features/work/core/help/help.ts";
import { addDays } from "#shared/date.ts";
import type { Random } from "#shared/random.ts";
import { chiefOf } from "../staff.ts";
import { dateOf } from "../working-moments.ts";
import type { Setting } from "./deal-runs.ts";
import type { ToldSubject } from "./work-story.ts";

export type ToldHelp = {
  readonly deal: ToldSubject;
  readonly asker: string;
  readonly about: HelpAbout;
  readonly text: string;
  readonly askedAt: Date;
  /** In order: the head, and whoever it was passed on to. The last may not have answered yet. */
  readonly helpers: readonly {
    readonly person: string;
    readonly answer: { readonly outcome: "helped" | "passed_on" | "declined"; readonly comment: string; readonly at: Date } | null;
  }[];
};

const courses = [["helped"], ["passed_on", "helped"], ["declined"], [null], ["helped"], ["passed_on", null], [null], ["helped"]] as const;

export function helpsOf({ clock, words, end }: Setting, deals: readonly ToldSubject[], random: Random): readonly ToldHelp[] {
  const asked = random.shuffle([...words.help.asked]);
  const chosen = random.shuffle([...deals]).slice(0, courses.length);
  return chosen.flatMap((deal, index): readonly ToldHelp[] => {
    const course = courses[index]!;
    const isOpen = course.at(-1) === null;
    const askedAt = clock.after(end, isOpen ? -(2 + 6 * random.next()) : -(20 + 190 * random.next()));
    const helpers: ToldHelp["helpers"][number][] = [];
    let [person, at] = [chiefOf(deal.owner), askedAt];
    for (const outcome of course) {
      if (person === null) return [];
      at = clock.after(at, isOpen ? 0.5 + random.next() : 0.7 + 5 * random.next());
      helpers.push({ person, answer: outcome === null ? null : { outcome, comment: random.pick(words.help[outcome]), at } });
      person = chiefOf(person);
    }
    return [{ deal, asker: deal.owner, ...asked[index % asked.length]!, askedAt, helpers }];
  });
}

/** What comes again, for whom, by whom, in which rhythm, since when. */
export type ToldRecurrence = {
  readonly key: string;
  readonly title: string;
  readonly person: string;
  readonly giver: string;
  readonly every:
    | { readonly unit: "week"; readonly times: number; readonly weekdays: readonly (1 | 2 | 3 | 4 | 5)[] }
    | { readonly unit: "month"; readonly times: number; readonly day: number | "last" };
  readonly at: string | null;
  readonly effortMinutes: number;
  readonly startsOn: string;
};

export function recurrencesOf({ words, begin }: Setting): readonly ToldRecurrence[] {
  const startsOn = addDays(dateOf(begin), 1);
  const weekly = (weekday: 1 | 2 | 3 | 4 | 5, times = 1) => ({ unit: "week" as const, times, weekdays: [weekday] });
  const wishes = [
    ["team", "head_industry", "head_industry", weekly(1), "09:30", 60],
    ["team", "head_trade", "head_trade", weekly(1), "10:00", 60],
    ["board", "director", "owner", { unit: "month", times: 1, day: "last" }, null, 90],
    ["pipeline", "seller_1", "head_industry", weekly(1), "12:00", 45],
    ["pipeline", "seller_4", "head_trade", weekly(5), null, 45],
    ["forecast", "seller_6", "seller_6", weekly(1), null, 20],
    ["forecast", "head_public", "director", weekly(4), null, 30],
    ["list", "telesales_1", "telesales_1", weekly(1), "11:00", 30],
    ["list", "telesales_3", "head_public", weekly(3), null, 30],
    ["trials", "assistant_1", "head_industry", weekly(1), null, 30],
    ["invoices", "assistant_2", "head_trade", weekly(2), null, 30],
  ] as const;
  return wishes.map(([name, person, giver, every, at, effortMinutes]) => ({
    ...{ key: `${name} ${person}`, title: words.recurring[name] ?? name, person, giver, every, at, effortMinutes, startsOn },
  }));
}
