/** The lines behind the cards: pairs as double lines, and the reporting line of the person pointed at. Decoration: the panel says the same. */
import { useMemo } from "react";
import type { Company } from "../../company/company.ts";
import classes from "./Ladder.module.css";
import type { lineOf } from "./ladder-rows.ts";
import { linePath } from "./line-path.ts";
import type { Places } from "./use-card-places.ts";

type Props = {
  readonly places: Places;
  readonly company: Company;
  readonly line: ReturnType<typeof lineOf> | null;
  readonly pointed: string | null;
};

export function LadderLines({ places, company, line, pointed }: Props) {
  const pairs = useMemo(
    () =>
      company.tree.pairings
        .filter((one) => one.to === null)
        .map((one, lane) => ({ ...one, d: pathOf(places, one.giverId, one.takerId, lane) }))
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
        const d = pathOf(places, chief, below, 1);
        return d && <path key={`${chief} ${below}`} className={classes["report"]} d={d} />;
      })}
    </svg>
  );
}

function pathOf({ people, all }: Places, fromId: string, toId: string, lane: number): string | null {
  const one = people.get(fromId);
  const other = people.get(toId);
  return one && other ? linePath(one, other, all, lane) : null;
}
