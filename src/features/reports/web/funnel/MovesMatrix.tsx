/** From × to: the more moves, the deeper the cell; its colour and its word say the kind. */
import type { CSSProperties } from "react";
import { useText } from "#ui/i18n/text.ts";
import type { FlowReport } from "./answers.ts";
import { Figure } from "./Figure.tsx";
import classes from "./Funnel.module.css";
import { useFigures } from "./figures.ts";
import { kindBetween, placesOf } from "./places.ts";
import type { FlowKind, Shown } from "./shown.ts";

type Props = { readonly report: FlowReport; readonly onShow: (shown: Shown) => void };

const colours: Readonly<Record<FlowKind, string>> = {
  forward: "gray",
  skip: "gray",
  backward: "amber",
  reopened: "blue",
  won: "green",
  lost: "red",
};

export function MovesMatrix({ report, onShow }: Props) {
  const t = useText();
  const figures = useFigures();
  const places = placesOf(report, { won: t("reports:place.won"), lost: t("reports:place.lost") });
  const most = Math.max(1, ...report.moves.map(({ count }) => count));
  /** A square root, so that rare moves are seen beside common ones; light enough for the words on it. */
  const ground = (count: number, kind: FlowKind): CSSProperties => ({
    background: `color-mix(in srgb, var(--mantine-color-${colours[kind]}-4) ${Math.round(8 + 26 * Math.sqrt(count / most))}%, var(--mantine-color-body))`,
  });
  return (
    <section className={classes["scroll"]} aria-label={t("reports:flow.caption")} tabIndex={0}>
      <table className={`${classes["table"]} ${classes["matrix"]}`}>
        <thead>
          <tr>
            <th scope="col">{t("reports:flow.from_to")}</th>
            {places.to.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.from.map((from) => (
            <tr key={from.key}>
              <th scope="row" title={from.name}>
                {from.name}
              </th>
              {places.to.map((to) => {
                const { count = 0 } = report.moves.find((move) => move.from === from.key && move.to === to.key) ?? {};
                if (count === 0) return <td key={to.key} />;
                const kind = kindBetween(from.key, to.key, report.pipeline.stages);
                return (
                  <td key={to.key} className={classes["heat"]} style={ground(count, kind)}>
                    <Figure
                      count={count}
                      label={t("reports:flow.move", { from: from.name, to: to.name })}
                      onOpen={() => onShow({ report: "flow", from: from.key, to: to.key })}
                    >
                      {figures.count(count)}
                    </Figure>
                    <small className={classes["kind"]}>{t(`reports:kind.${kind}`)}</small>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
