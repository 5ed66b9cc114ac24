/** The runs of leads, and the names on the call lists of the last weeks. */
import { type Random, seeded } from "#shared/random.ts";
import { chance, weighted } from "../chance.ts";
import { demoPairs, demoPeople } from "../staff.ts";
import type { DemoLead, Stretch } from "../story.ts";
import { markets, people, trades } from "../words.ts";
import { dateOf, dayBetween, momentAfter, momentOn } from "../working-moments.ts";
import { castOf, type Setting } from "./deal-runs.ts";
import { type Milestone, runStory } from "./run-story.ts";
import type { ToldRun } from "./work-story.ts";

/** One run since the lead came, or since the company works by processes. */
export function leadRuns(setting: Setting, lead: DemoLead, random: Random): readonly ToldRun[] {
  const { begin, end, clock } = setting;
  const [opened, ...steps] = lead.steps;
  const last = lead.steps.at(-1);
  if (!opened || !last || opened.at > end || (last.at < begin && (last.status === "converted" || last.status === "rejected"))) return [];
  const isOld = opened.at < begin;
  const startedAt = isOld ? clock.between(random, begin, clock.after(begin, 27)) : opened.at;
  const ended = steps.find(({ status }) => status === "converted" || status === "rejected");
  const milestones: readonly Milestone[] =
    ended && (ended.status === "converted" || ended.status === "rejected")
      ? [{ aim: ended.status, at: ended.at < end ? ended.at : end }]
      : [];
  if (milestones.some(({ at }) => at <= startedAt)) return [];
  const cast = castOf(setting, { kind: "lead", key: lead.key, owner: lead.telesales }, { status: "in_work" }, lead.seller);
  const begun = isOld ? { because: "by_hand", startedBy: lead.telesales } : { because: "lead_created", startedBy: null };
  const processKey = lead.source === "Cold call" ? "cold_call" : "inbound_lead";
  // A lead that nobody has taken yet waits for its first step.
  const isFresh = last.status === "new" && clock.hours(opened.at, end) < 18;
  const until = isFresh ? new Date(startedAt.getTime() + 1) : end;
  return runStory({ ...setting, end: until, cast, processKey, startedAt, ...begun, milestones, happens: [], random }) ?? [];
}

/** For each who calls: names that came onto the list in the last three weeks. */
export function callLists(seed: number, stretch: Stretch): readonly DemoLead[] {
  const random = seeded(seed * 3_000_017 + 41);
  return demoPeople
    .filter(({ level }) => level === "telesales")
    .flatMap((caller, place) =>
      Array.from({ length: 34 }, (_, index) => {
        const market = weighted(random, markets);
        const trade = random.pick(trades.filter(({ unit }) => unit === caller.unit));
        const names = people[market.script];
        const number = 5_000 + place * 100 + index;
        const where = `${random.pick(market.places)} ${index + 1}`;
        const company =
          market.script === "cyrillic"
            ? `${random.pick(market.legal)} «${random.pick(trade.cyrillic)} ${where}»`
            : `${random.pick(trade.latin)} ${where} ${random.pick(market.legal)}`;
        const opened = momentOn(random, dayBetween(random, stretch.last - 20, stretch.last));
        const taken = momentAfter(random, opened, random.integer(0, 1));
        const isFresh = opened.getTime() > (stretch.last - 2) * 86_400_000;
        const isTaken = Math.floor(taken.getTime() / 86_400_000) <= stretch.last && !(isFresh && chance(random, 0.5));
        return {
          key: `n${number}`,
          company,
          person: `${random.pick(names.first)} ${random.pick(names.last)}`,
          phone: `+4930${8_000_000 + number}`,
          email: `list${number}@example.com`,
          source: "Cold call",
          telesales: caller.key,
          seller: random.pick(demoPairs.filter(([, taker]) => taker === caller.key))[0],
          firstContactOn: dateOf(opened),
          steps: [
            { at: opened, actor: caller.key, status: "new" as const },
            ...(isTaken ? [{ at: taken, actor: caller.key, status: "in_work" as const }] : []),
          ],
          deal: null,
        };
      }),
    );
}
