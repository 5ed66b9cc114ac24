/** Conversion from every stage to every later one: of those who came here, how many came there. */
import type { CSSProperties } from "react";
import { useText } from "#ui/i18n/text.ts";
import { pairsOf } from "../../core/pairs.ts";
import type { FunnelReport } from "./answers.ts";
import { Figure } from "./Figure.tsx";
import classes from "./Funnel.module.css";
import { few, useFigures } from "./figures.ts";
import type { Shown } from "./shown.ts";

type Props = { readonly report: FunnelReport; readonly onShow: (shown: Shown) => void };
const won = "won";

export function PairsTable({ report, onShow }: Props) {
  const t = useText();
  const figures = useFigures();
  const whole = report.groups[0];
  if (!whole) return null;
  const nameOf = (key: string) =>
    key === won ? t("reports:place.won") : (report.pipeline.stages.find((stage) => stage.key === key)?.name ?? key);
  const places = [...whole.stages.map(({ stage, reached }) => ({ key: stage, reached })), { key: won, reached: whole.won.reached }];
  const ground = (share: number): CSSProperties => ({
    background: `color-mix(in srgb, var(--mantine-color-gray-4) ${Math.round(8 + 30 * share)}%, var(--mantine-color-body))`,
  });
  return (
    <section className={classes["scroll"]} aria-label={t("reports:pairs.caption")} tabIndex={0}>
      <table className={`${classes["table"]} ${classes["matrix"]}`}>
        <thead>
          <tr>
            <th scope="col">{t("reports:flow.from_to")}</th>
            {places.slice(1).map(({ key }) => (
              <th key={key} scope="col">
                {nameOf(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pairsOf(places).map((row, at) => (
            <tr key={places[at]?.key}>
              <th scope="row" title={nameOf(places[at]?.key ?? "")}>
                {nameOf(places[at]?.key ?? "")}
              </th>
              {Array.from({ length: at }, (_, gap) => (
                <td key={places[gap + 1]?.key} />
              ))}
              {row.map(({ from, to, share, low, high, n, reached }) =>
                share === null ? (
                  <td key={to}>–</td>
                ) : (
                  <td
                    key={to}
                    className={classes["heat"]}
                    style={n < few ? undefined : ground(share)}
                    title={n < few ? t("reports:funnel.few", { count: n }) : undefined}
                  >
                    <Figure
                      count={reached}
                      label={t("reports:pairs.one", { from: nameOf(from), to: nameOf(to) })}
                      onOpen={() =>
                        onShow(to === won ? { report: "funnel", what: "won" } : { report: "funnel", what: "reached", stage: to })
                      }
                    >
                      <span style={n < few ? { color: "var(--mantine-color-dimmed)" } : undefined}>{figures.share(share)}</span>
                    </Figure>
                    <small className={classes["kind"]}>{figures.interval(low ?? 0, high ?? 1)}</small>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes["legend"]}>{t("reports:pairs.hint")}</p>
    </section>
  );
}
