/** The lines behind the cards: pairs as double lines, and the reporting line of the person pointed at. Decoration: the panel says the same. */
import { type RefObject, useMemo } from "react";
import type { Company } from "../../company/company.ts";
import classes from "./Ladder.module.css";
import type { lineOf } from "./ladder-rows.ts";
import { type Places, useCardPlaces } from "./use-card-places.ts";

type Props = {
  readonly board: RefObject<HTMLDivElement | null>;
  readonly company: Company;
  readonly line: ReturnType<typeof lineOf> | null;
  readonly pointed: string | null;
};

export function LadderLines({ board, company, line, pointed }: Props) {
  const places = useCardPlaces(board, company);
  const pairs = useMemo(
    () =>
      company.tree.pairings
        .filter((one) => one.to === null)
        .map((one) => ({ ...one, d: pathOf(places, one.giverId, one.takerId) }))
        .filter((one) => one.d !== null),
    [company, places],
  );
  return (
    <svg className={classes["lines"]} aria-hidden="true">
      {pairs.map(({ id, d, giverId, takerId }) => (
        <g key={id} data-lit={pointed === giverId || pointed === takerId || undefined}>
          <path className={classes["pair"]} d={d!} />
          <path className={classes["pairCore"]} d={d!} />
        </g>
      ))}
      {line?.lines.map(([chief, below]) => {
        const d = pathOf(places, chief, below);
        return d && <path key={`${chief} ${below}`} className={classes["report"]} d={d} />;
      })}
    </svg>
  );
}

/** From the lower edge of the one to the upper edge of the other, as a soft S; side by side, an arc below. */
function pathOf(places: Places, fromId: string, toId: string): string | null {
  const one = places.get(fromId);
  const other = places.get(toId);
  if (!one || !other) return null;
  const [upper, lower] = one.top <= other.top ? [one, other] : [other, one];
  if (lower.top < upper.bottom) {
    const dip = Math.max(upper.bottom, lower.bottom) + 10;
    return `M${upper.centre} ${upper.bottom}C${upper.centre} ${dip} ${lower.centre} ${dip} ${lower.centre} ${lower.bottom}`;
  }
  const middle = (upper.bottom + lower.top) / 2;
  return `M${upper.centre} ${upper.bottom}C${upper.centre} ${middle} ${lower.centre} ${middle} ${lower.centre} ${lower.top}`;
}
