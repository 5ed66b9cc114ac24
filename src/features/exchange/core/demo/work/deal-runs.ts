/** The runs of a client's deals: the sale itself, what follows a win, and what brings a client back to mind. */
import { planOf } from "#features/process/core/plan.ts";
import { readyProcesses } from "#features/process/core/ready/compose.ts";
import type { Filter } from "#shared/filter/language.ts";
import type { Random } from "#shared/random.ts";
import { chance } from "../chance.ts";
import type { DemoLanguage } from "../staff.ts";
import type { ClientStory, DemoDeal, DemoMove } from "../story.ts";
import type { Aim } from "./courses.ts";
import { type Milestone, type RunFrame, runStory } from "./run-story.ts";
import type { Cast, Stage } from "./run-teller.ts";
import type { WorkClock } from "./work-clock.ts";
import type { ToldRun, ToldSubject } from "./work-story.ts";
import type { WorkWords } from "./work-words.ts";

/** Everything around the runs that does not depend on them. */
export type Setting = {
  readonly stage: Stage;
  readonly clock: WorkClock;
  readonly words: WorkWords;
  /** When the company began to work by processes; runs of older records begin then. */
  readonly begin: Date;
  readonly end: Date;
};

export const plansIn = (language: DemoLanguage): Stage["plans"] =>
  new Map(readyProcesses(language).map((definition) => [definition.key, planOf(definition)]));

/** Whether the only thing filters of our processes ask of a record is so. */
const asks = (facts: Readonly<Record<string, string>>) => (filter: Filter) =>
  "field" in filter ? "op" in filter && filter.op === "eq" && facts[filter.field] === filter.value : true;

export const castOf = (
  { stage }: Setting,
  subject: ToldSubject,
  facts: Readonly<Record<string, string>>,
  preferred: string | null,
): Cast => ({
  stage,
  subject,
  preferred,
  holds: asks(facts),
});

const aimOf = ({ to }: DemoMove): Aim | null => ("won" in to ? "won" : "lost" in to ? "lost" : to.stage === "present" ? null : to.stage);
const DAY = 86_400_000;

export function ownerOf({ owner, moves }: DemoDeal): string {
  return moves.findLast((move) => move.owner !== undefined)?.owner ?? owner;
}

/** The sale as it runs since the company works by processes: from the earliest place on from which it can come to where the deal is. */
export function saleRuns(setting: Setting, deal: DemoDeal, random: Random): readonly ToldRun[] {
  const { begin, end, clock } = setting;
  const last = deal.moves.at(-1);
  if (!last || (!("stage" in last.to) && last.at < begin)) return [];
  const owner = ownerOf(deal);
  const handedOver = deal.moves.findLastIndex((move) => move.owner !== undefined);
  const before = deal.moves.findLastIndex(({ at }) => at < begin);
  for (let from = Math.max(0, before, handedOver); from < deal.moves.length; from++) {
    const move = deal.moves[from]!;
    if (!("stage" in move.to)) continue;
    const isNew = from === 0 && move.at >= begin;
    const taken = move.at < begin ? clock.between(random, begin, clock.after(begin, 27)) : new Date(move.at.getTime() + 90_000);
    const startedAt = isNew ? move.at : taken;
    const rest = deal.moves.slice(from + 1);
    if (rest.some(({ at }) => at <= startedAt)) continue;
    const milestones = milestonesOf(rest, end);
    if (milestones === null) continue;
    const cast = castOf(setting, { kind: "deal", key: deal.key, owner }, { stage: move.to.stage, status: "open" }, null);
    const begun = isNew ? { because: "deal_created", startedBy: null } : { because: "by_hand", startedBy: owner };
    const told = runStory({ ...setting, cast, processKey: "complex_sale", startedAt, ...begun, milestones, happens: [], random });
    if (told) return told;
  }
  return [];
}

/** null: a step back or to the beginning, which no outcome leads to. */
function milestonesOf(moves: readonly DemoMove[], end: Date): readonly Milestone[] | null {
  const milestones: Milestone[] = [];
  for (const move of moves) {
    const aim = aimOf(move);
    if (aim === null) return null;
    milestones.push({ aim, at: move.at < end ? move.at : end });
  }
  return milestones;
}

/** A win of the last weeks is handed over and looked after. */
export function runsAfterWin(setting: Setting, deal: DemoDeal, random: Random): readonly ToldRun[] {
  const won = deal.moves.at(-1);
  if (!won || !("won" in won.to) || won.at < setting.begin || won.at > setting.end) return [];
  const cast = castOf(setting, { kind: "deal", key: deal.key, owner: ownerOf(deal) }, { status: "won" }, null);
  const happens = (deal.contract?.payments ?? []).map(({ paidOn }) => ({ event: "payment_received", at: new Date(`${paidOn}T10:00:00Z`) }));
  const frame: Omit<RunFrame, "processKey"> = {
    ...setting,
    ...{ cast, startedAt: won.at, because: "deal_won", startedBy: null, milestones: [], happens, random },
  };
  return ["handover", "service"].flatMap((processKey) => runStory({ ...frame, processKey }) ?? []);
}

/** A quarter after a win, when nothing else is under way, somebody thinks of the client again. */
export function developmentRuns(setting: Setting, client: ClientStory, random: Random): readonly ToldRun[] {
  if (client.deals.some((deal) => "stage" in (deal.moves.at(-1)?.to ?? {}))) return [];
  const wins = client.deals.flatMap(({ moves }) => moves.filter(({ to }) => "won" in to).map(({ at }) => at.getTime() + 91 * DAY));
  const due = wins.find((at) => at > setting.begin.getTime() && at < setting.end.getTime() - DAY);
  if (due === undefined || !chance(random, 0.9)) return [];
  const startedAt = setting.clock.after(new Date(due), 0.01);
  const cast = castOf(setting, { kind: "client", key: client.key, owner: client.owner }, {}, null);
  const frame = { ...setting, cast, startedAt, because: "filter_true", startedBy: null, milestones: [], happens: [], random };
  return startedAt < setting.end ? (runStory({ ...frame, processKey: "development" }) ?? []) : [];
}
