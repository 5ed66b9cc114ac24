/** Reports and lists as tables for a file. */
import type { Cell, Sheet, SheetColumn } from "#platform/sheet/sheet.ts";
import type { DealBehind, LossesReport } from "../contract/behind.ts";
import type { FlowReport, FunnelReport } from "../contract/funnel.ts";
import { type SheetLanguage, type SheetWord, sheetWord } from "./sheet-words.ts";

type Language = SheetLanguage | undefined;
type Stages = FunnelReport["pipeline"]["stages"];
type Kind = SheetColumn["kind"];

const columns = (language: Language, ...named: readonly (readonly [SheetWord, Kind])[]): SheetColumn[] =>
  named.map(([word, kind]) => ({ title: sheetWord(word, language), kind }));

/** A stage's name for people, its key for programs. */
function placeName(place: string, stages: Stages, language: Language): string {
  if (place === "WON" || place === "LOST") return sheetWord(place, language);
  return language === undefined ? place : (stages.find(({ key }) => key === place)?.name ?? place);
}

export function funnelSheet({ groups, pipeline }: FunnelReport, language: Language): Sheet {
  const rows = groups.flatMap(({ key, name, stages, won }): Cell[][] => [
    ...stages.map((one) => [
      name ?? key,
      placeName(one.stage, pipeline.stages, language),
      one.reached,
      one.conversion,
      one.low,
      one.high,
      one.lost,
      one.open,
      one.visits,
      one.openVisits,
      one.medianDays,
    ]),
    [name ?? key, sheetWord("WON", language), won.reached, null, null, null, null, null, null, null, null],
  ]);
  const shares = [
    ["conversion", "share"],
    ["low", "share"],
    ["high", "share"],
  ] as const;
  const counts = [
    ["lost", "count"],
    ["open", "count"],
    ["visits", "count"],
    ["openVisits", "count"],
    ["medianDays", "decimal"],
  ] as const;
  return {
    name: sheetWord("funnel", language),
    columns: columns(language, ["group", "text"], ["stage", "text"], ["reached", "count"], ...shares, ...counts),
    rows,
  };
}

export function flowSheet({ moves, groups, pipeline }: FlowReport, language: Language): Sheet {
  const parts = groups ?? [{ key: null, name: null, moves }];
  return {
    name: sheetWord("flow", language),
    columns: columns(language, ["group", "text"], ["from", "text"], ["to", "text"], ["count", "count"]),
    rows: parts.flatMap(({ key, name, moves }) =>
      moves.map(({ from, to, count }) => [
        name ?? key,
        placeName(from, pipeline.stages, language),
        placeName(to, pipeline.stages, language),
        count,
      ]),
    ),
  };
}

/** From × to, a cell for every pair. */
export function matrixSheet({ moves, pipeline }: FlowReport, language: Language): Sheet {
  const places = [...pipeline.stages.map(({ key }) => key), "WON", "LOST"];
  const named = (place: string) => placeName(place, pipeline.stages, language);
  return {
    name: sheetWord("matrix", language),
    columns: [{ title: sheetWord("from", language), kind: "text" }, ...places.map((to) => ({ title: named(to), kind: "count" as const }))],
    rows: places.map((from) => [
      named(from),
      ...places.map((to) => moves.find((move) => move.from === from && move.to === to)?.count ?? 0),
    ]),
  };
}

/** One row for each currency; the count stands in the first of them, so that a column of counts adds up. */
export function lossesSheet({ losses, pipeline }: LossesReport, language: Language): Sheet {
  return {
    name: sheetWord("losses", language),
    columns: columns(language, ["stage", "text"], ["reason", "text"], ["count", "count"], ["amount", "decimal"], ["currency", "text"]),
    rows: losses.flatMap(({ stage, reason, count, sums }) =>
      (sums.length === 0 ? [null] : sums).map((sum, index) => [
        placeName(stage, pipeline.stages, language),
        reason,
        index === 0 ? count : null,
        sum === null ? null : Number(sum.amount),
        sum?.currency ?? null,
      ]),
    ),
  };
}

export function dealsSheet(items: readonly DealBehind[], language: Language): Sheet {
  const stay = items.some((one) => one.stay !== null);
  const move = items.some((one) => one.move !== null);
  return {
    name: sheetWord("deals", language),
    columns: columns(
      language,
      ["id", "text"],
      ["title", "text"],
      ["client", "text"],
      ["owner", "text"],
      ["stood", "text"],
      ["since", "instant"],
      ["reason", "text"],
      ["amount", "decimal"],
      ["currency", "text"],
      ["at", "instant"],
      ...(stay
        ? ([
            ["until", "instant"],
            ["days", "decimal"],
          ] as const)
        : []),
      ...(move
        ? ([
            ["from", "text"],
            ["to", "text"],
            ["kind", "text"],
            ["actor", "text"],
          ] as const)
        : []),
    ),
    rows: items.map((one) => [
      one.id,
      one.title,
      one.client,
      one.owner,
      one.stood,
      one.since,
      one.reason,
      one.amount === null ? null : Number(one.amount.amount),
      one.amount?.currency ?? null,
      one.at,
      ...(stay ? [one.stay?.until ?? null, one.stay?.days ?? null] : []),
      ...(move ? [one.move?.from ?? null, one.move?.to ?? null, one.move?.kind ?? null, one.move?.actor ?? null] : []),
    ]),
  };
}
