/** The number whose list is open beside the report: as it stands in the address, and as the API is asked for it. */
import type { UrlState } from "#ui/url-state.ts";

export type FunnelWhat = "reached" | "lost" | "open" | "won" | "visits" | "openVisits";
export type FlowKind = "forward" | "skip" | "backward" | "lost" | "won" | "reopened";
/** Null is the group of those that have none; undefined the whole. */
type OfGroup = { readonly group?: string | null | undefined };
export type Shown =
  | (OfGroup & {
      readonly report: "funnel";
      readonly what: FunnelWhat;
      readonly stage?: string | undefined;
      readonly reason?: string | undefined;
    })
  | (OfGroup & {
      readonly report: "flow";
      readonly from?: string | undefined;
      readonly to?: string | undefined;
      readonly kind?: FlowKind | undefined;
    });

const nothing = { show: undefined, at: undefined, into: undefined, why: undefined, of: undefined, none: undefined };

export function shownSearch(shown: Shown | null): UrlState {
  if (shown === null) return nothing;
  const group = { of: shown.group ?? undefined, none: shown.group === null ? "true" : undefined };
  if (shown.report === "funnel") return { ...nothing, ...group, show: shown.what, at: shown.stage, why: shown.reason };
  return { ...nothing, ...group, show: shown.kind ? `moves.${shown.kind}` : "moves", at: shown.from, into: shown.to };
}

const whats: readonly string[] = ["reached", "lost", "open", "won", "visits", "openVisits"];
const kinds: readonly string[] = ["forward", "skip", "backward", "lost", "won", "reopened"];

export function readShown({ show, at, into, why, of, none }: UrlState): Shown | null {
  if (show === undefined) return null;
  const group = of !== undefined ? { group: of } : none === undefined ? {} : { group: null };
  if (whats.includes(show)) {
    if (show !== "won" && at === undefined) return null;
    return { report: "funnel", what: show as FunnelWhat, stage: at, reason: why, ...group };
  }
  const [word, kind] = show.split(".");
  if (word !== "moves" || (kind !== undefined && !kinds.includes(kind))) return null;
  return { report: "flow", from: at, to: into, kind: kind as FlowKind | undefined, ...group };
}

type Asked = Readonly<Record<string, string | undefined>>;

/** Where the list is asked for, and how: under the same question as the report itself. */
export function listOfShown(shown: Shown, { by, ...question }: Asked): { readonly path: string; readonly query: Asked } {
  const group =
    shown.group === undefined || by === undefined ? {} : { by, ...(shown.group === null ? { ungrouped: "true" } : { group: shown.group }) };
  if (shown.report === "funnel") {
    const { what, stage, reason } = shown;
    return { path: "/reports/funnel/deals", query: { ...question, ...group, what, stage: what === "won" ? undefined : stage, reason } };
  }
  const { from, to, kind } = shown;
  return { path: "/reports/flow/deals", query: { ...question, ...group, fromStage: from, toStage: to, kind } };
}
