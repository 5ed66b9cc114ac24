/** Leads of the demo company: who answered, who was rejected, who became a client. */
import type { Random } from "#shared/random.ts";
import { around, chance, weighted } from "./chance.ts";
import { callerOf } from "./staff.ts";
import type { DemoLead, Stretch } from "./story.ts";
import { rejectionReasons } from "./words.ts";
import { dateOf, dayOf, momentAfter } from "./working-moments.ts";

type Caller = {
  readonly key: string;
  readonly seller: string;
  readonly company: string;
  readonly person: string;
  readonly phone: string;
  readonly email: string;
  readonly source: string;
};

/** A lead that became the deal which begins at `converted`. */
export function convertedLead(random: Random, caller: Caller, converted: Date, deal: string): DemoLead {
  const days = Math.max(1, Math.round(around(random, 14, 0.6)));
  const came = momentAfter(random, new Date(converted.getTime() - days * 86_400_000), 0);
  const opened = came < converted ? came : new Date(converted.getTime() - 3_600_000);
  const taken = new Date(Math.min(converted.getTime() - 60_000, opened.getTime() + Math.round(around(random, 120, 0.9)) * 60_000));
  const telesales = callerOf(caller.seller);
  return {
    ...caller,
    telesales,
    firstContactOn: dateOf(opened),
    steps: [
      { at: opened, actor: telesales, status: "new" },
      { at: taken, actor: telesales, status: "in_work" },
      { at: converted, actor: caller.seller, status: "converted" },
    ],
    deal,
  };
}

/** A lead that came to nothing, or not yet. */
export function otherLead(random: Random, caller: Caller, opened: Date, stretch: Stretch): DemoLead {
  const telesales = callerOf(caller.seller);
  const steps: DemoLead["steps"][number][] = [{ at: opened, actor: telesales, status: "new" }];
  const taken = new Date(opened.getTime() + Math.round(around(random, 180, 1.1)) * 60_000);
  if (dayOf(taken) <= stretch.last && chance(random, 0.98)) {
    steps.push({ at: taken, actor: telesales, status: "in_work" });
    const ended = momentAfter(random, taken, around(random, 11, 0.8));
    if (dayOf(ended) <= stretch.last)
      steps.push({ at: ended, actor: telesales, status: "rejected", reason: weighted(random, rejectionReasons) });
  }
  return { ...caller, telesales, firstContactOn: dateOf(opened), steps, deal: null };
}
