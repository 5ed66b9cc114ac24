/** The work of the whole demo company in the last weeks: the same seed, day and calendar give the same work, word for word. */
import type { People, Someone } from "#features/process/core/candidates.ts";
import { type Random, seeded } from "#shared/random.ts";
import type { WorkingCalendar } from "#shared/working-calendar.ts";
import { type DemoLanguage, demoPairs, demoPeople } from "../staff.ts";
import type { ClientStory, DemoLead, Stretch } from "../story.ts";
import { developmentRuns, ownerOf, plansIn, runsAfterWin, type Setting, saleRuns } from "./deal-runs.ts";
import { layDesk } from "./desks.ts";
import { aroundOf, errandsOf } from "./errands.ts";
import { helpsOf, recurrencesOf, type ToldHelp, type ToldRecurrence } from "./helps.ts";
import { leadRuns } from "./lead-runs.ts";
import { workClock } from "./work-clock.ts";
import type { ToldRun, ToldSubject, ToldTask } from "./work-story.ts";
import { workWords } from "./work-words.ts";

export type CompanyWork = {
  readonly setting: Setting;
  readonly runs: readonly ToldRun[];
  readonly errands: readonly ToldTask[];
  readonly helps: readonly ToldHelp[];
  readonly recurrences: readonly ToldRecurrence[];
};
export type WorkFrame = {
  readonly seed: number;
  readonly stretch: Stretch;
  readonly language: DemoLanguage;
  readonly calendar: WorkingCalendar;
  readonly clients: readonly ClientStory[];
  /** Those that belong to no client. */
  readonly callLists: readonly DemoLead[];
};

/** Since when the company works by processes, in days before the last one. */
export const weeksOfWork = 6;

export function companyWork(frame: WorkFrame): CompanyWork {
  const setting = settingOf(frame);
  const { clients, callLists, seed } = frame;
  const runs = clients.flatMap((client, index) => {
    const random = seeded(seed * 2_000_003 + index);
    const own = client.deals.flatMap((deal) => [...saleRuns(setting, deal, random), ...runsAfterWin(setting, deal, random)]);
    return [...own, ...developmentRuns(setting, client, random), ...client.leads.flatMap((lead) => leadRuns(setting, lead, random))];
  });
  const random = seeded(seed * 3_000_017 + 97);
  const listed = callLists.flatMap((lead) => leadRuns(setting, lead, random));
  const subjects = subjectsOf(clients, callLists);
  const around = aroundOf(subjects);
  const errands = demoPeople.flatMap((person) => errandsOf(setting, person, around, random));
  const all = [...runs, ...listed];
  layDesks(setting, [...all.flatMap(({ tasks }) => [...tasks.values()]), ...errands], random);
  const deals = subjects.filter(({ kind }) => kind === "deal");
  return { setting, runs: all, errands, helps: helpsOf(setting, deals, random), recurrences: recurrencesOf(setting) };
}

function settingOf({ stretch, language, calendar }: WorkFrame): Setting {
  const first = stretch.last - weeksOfWork * 7;
  const clock = workClock(calendar, first - 30, stretch.last + 200);
  const begin = clock.days(first - 7, stretch.last).find(({ day }) => day >= first)?.from ?? new Date(first * 86_400_000);
  return {
    stage: { plans: plansIn(language), calendar, people: staff() },
    clock,
    words: workWords(language),
    begin,
    // Nothing happens in the evening of the last day.
    end: new Date(stretch.last * 86_400_000 + 18.5 * 3_600_000),
  };
}

function layDesks(setting: Setting, tasks: readonly ToldTask[], random: Random): void {
  const byPerson = Map.groupBy(tasks, ({ assignee }) => assignee);
  for (const person of demoPeople) layDesk(setting, person, byPerson.get(person.key) ?? [], random);
}

/** What is under way: open deals, their clients, open leads. */
function subjectsOf(clients: readonly ClientStory[], callLists: readonly DemoLead[]): readonly ToldSubject[] {
  const leads = [...clients.flatMap((client) => client.leads), ...callLists];
  const open = clients.flatMap(({ deals }) => deals.filter(({ moves }) => "stage" in (moves.at(-1)?.to ?? {})));
  return [
    ...open.map((deal): ToldSubject => ({ kind: "deal", key: deal.key, owner: ownerOf(deal) })),
    ...clients.map(({ key, owner }): ToldSubject => ({ kind: "client", key, owner })),
    ...leads
      .filter(({ steps }) => steps.at(-1)?.status === "in_work")
      .map(({ key, telesales }): ToldSubject => ({ kind: "lead", key, owner: telesales })),
  ];
}

/** The staff as steps look for people. */
function staff(): People {
  const someone = demoPeople.map(
    ({ key, level, unit, chief }): Someone => ({ id: key, levels: [level], unitId: unit, chiefId: chief, isAway: false, deputyId: null }),
  );
  const pairs = new Map<string, string[]>();
  for (const [giver, taker] of demoPairs)
    for (const [one, other] of [
      [giver, taker],
      [taker, giver],
    ] as const)
      pairs.set(one, [...(pairs.get(one) ?? []), other]);
  return {
    byId: new Map(someone.map((one) => [one.id, one])),
    chiefs: new Map(someone.map(({ id, chiefId }) => [id, chiefId])),
    unitsAbove: (unitId) => (unitId === null ? [] : [unitId]),
    pairs,
  };
}
