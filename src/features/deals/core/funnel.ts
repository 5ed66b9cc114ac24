/** The funnel of a cohort, from the histories of its deals. What the database answers must equal this. */
import { medianDays, type Spell } from "./survival.ts";
import type { Place } from "./transition.ts";
import { wilson } from "./wilson.ts";

/** One stay of a deal: at a place, from an instant, to another or still. */
export type Visit = { readonly place: Place; readonly from: Date; readonly to: Date | null };

export type FunnelStage = {
  readonly stage: string;
  /** Deals that came at least so far; a skipped stage counts as passed. */
  readonly reached: number;
  /** Share of them that came further, 0 to 1, with its 95 % interval; null when none reached it. */
  readonly conversion: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Came so far and no further: lost there, or still open. */
  readonly lost: number;
  readonly open: number;
  readonly visits: number;
  readonly openVisits: number;
  /** Kaplan–Meier median of a stay; null when not reached. */
  readonly medianDays: number | null;
};
export type Funnel = { readonly stages: readonly FunnelStage[]; readonly won: { readonly reached: number } };

/** Deals by the furthest place they reached: index 0 is the first stage; one more than the stages is WON. */
export type Furthest = { readonly all: number; readonly lost: number };
export type StageTime = { readonly visits: number; readonly openVisits: number; readonly medianDays: number | null };

/** From counts by furthest place to the funnel: reached(s) = reached(next) + lost at s + open at s holds by the way it is made. */
export function funnelOf(stages: readonly string[], furthest: readonly Furthest[], times: readonly StageTime[]): Funnel {
  const reached = stages.map((_, index) => furthest.slice(index).reduce((sum, { all }) => sum + all, 0));
  const won = furthest[stages.length]?.all ?? 0;
  return {
    won: { reached: won },
    stages: stages.map((stage, index) => {
      const own = reached[index]!;
      const next = reached[index + 1] ?? won;
      const sure = wilson(next, own);
      const { all, lost } = furthest[index] ?? { all: 0, lost: 0 };
      return {
        stage,
        reached: own,
        conversion: own === 0 ? null : next / own,
        low: sure?.low ?? null,
        high: sure?.high ?? null,
        lost,
        open: all - lost,
        ...(times[index] ?? { visits: 0, openVisits: 0, medianDays: null }),
      };
    }),
  };
}

/** Instants [from, to) in which the deals of a cohort began, and the instant as of which everything is told. */
export type Window = { readonly from: Date; readonly to: Date; readonly asOf: Date };

/** The visit by which a deal belongs to a cohort: its first to the first stage, or else the first it ever had. */
export function entryOf(visits: readonly Visit[], order: readonly string[]): Visit | undefined {
  return visits.find(({ place }) => place.at === "stage" && place.stageId === order[0]) ?? visits[0];
}

/** The funnel of the deals whose entry lies in the window; each deal by its visits in order. Stages are named by their ids, in order. */
export function cohortFunnel(deals: readonly (readonly Visit[])[], order: readonly string[], { from, to, asOf }: Window): Funnel {
  const known = deals.map((visits) =>
    visits
      .filter((visit) => visit.from <= asOf)
      .map((visit) => ({ ...visit, to: visit.to !== null && visit.to <= asOf ? visit.to : null })),
  );
  const cohort = known.filter((visits) => {
    const entry = entryOf(visits, order);
    return entry !== undefined && entry.from >= from && entry.from < to;
  });
  const ordinal = ({ place }: Visit) => (place.at === "won" ? order.length : place.at === "stage" ? order.indexOf(place.stageId) : -1);
  const ends = cohort.map((visits) => ({
    furthest: Math.max(0, ...visits.map(ordinal)),
    isLost: visits.at(-1)?.place.at === "lost",
  }));
  const furthest = [...order, "won"].map((_, index) => {
    const here = ends.filter((end) => end.furthest === index);
    return { all: here.length, lost: here.filter(({ isLost }) => isLost).length };
  });
  const times = order.map((stageId) => {
    const spells = cohort.flat().flatMap((visit): Spell[] => {
      if (visit.place.at !== "stage" || visit.place.stageId !== stageId) return [];
      return [{ days: ((visit.to ?? asOf).getTime() - visit.from.getTime()) / 86_400_000, hasEnded: visit.to !== null }];
    });
    return { visits: spells.length, openVisits: spells.filter(({ hasEnded }) => !hasEnded).length, medianDays: medianDays(spells) };
  });
  return funnelOf(order, furthest, times);
}
