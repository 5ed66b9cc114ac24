/** Why deals were lost, and at which stage: reasons down, the commonest first; stages across. */
import { useText } from "#ui/i18n/text.ts";
import { EmptyState, Loaded } from "#ui/kit/states.tsx";
import type { LossesReport } from "./answers.ts";
import { Figure } from "./Figure.tsx";
import classes from "./Funnel.module.css";
import { useFigures } from "./figures.ts";
import { addMoney, lossesByReason } from "./losses.ts";
import type { Shown } from "./shown.ts";
import { type Question, useLosses } from "./use-funnel.ts";

type Props = { readonly question: Question; readonly onShow: (shown: Shown) => void };

export function LossesTable({ question, onShow }: Props) {
  const t = useText();
  const report = useLosses(question);
  return (
    <Loaded from={report} rows={4}>
      {(data) => (data.losses.length === 0 ? <EmptyState title={t("reports:losses.empty")} /> : <Losses report={data} onShow={onShow} />)}
    </Loaded>
  );
}

function Losses({ report, onShow }: { readonly report: LossesReport; readonly onShow: Props["onShow"] }) {
  const t = useText();
  const figures = useFigures();
  const reasons = lossesByReason(report.losses);
  const all = reasons.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(1, ...report.losses.map(({ count }) => count));
  const stages = report.pipeline.stages.filter(({ key }) => report.losses.some(({ stage }) => stage === key));
  return (
    <section className={classes["scroll"]} aria-label={t("reports:losses.label")} tabIndex={0}>
      <table className={`${classes["table"]} ${classes["matrix"]}`}>
        <thead>
          <tr>
            <th scope="col">{t("reports:losses.reason")}</th>
            {stages.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">{t("reports:losses.all")}</th>
            <th scope="col">{t("reports:losses.money")}</th>
          </tr>
        </thead>
        <tbody>
          {reasons.map(({ reason, count, losses }) => (
            <tr key={reason}>
              <th scope="row" title={reason}>
                {reason}
              </th>
              {stages.map(({ key, name }) => {
                const { count: here = 0 } = losses.find(({ stage }) => stage === key) ?? {};
                const share = Math.round(8 + 26 * Math.sqrt(here / most));
                if (here === 0) return <td key={key} />;
                return (
                  <td
                    key={key}
                    className={classes["heat"]}
                    style={{ background: `color-mix(in srgb, var(--mantine-color-red-4) ${share}%, var(--mantine-color-body))` }}
                  >
                    <Figure
                      count={here}
                      label={t("reports:losses.at", { reason, stage: name })}
                      onOpen={() => onShow({ report: "funnel", what: "lost", stage: key, reason })}
                    >
                      {figures.count(here)}
                    </Figure>
                  </td>
                );
              })}
              <td>
                {figures.count(count)} <small className={classes["interval"]}>{figures.share(count / all)}</small>
              </td>
              <td>
                {addMoney(losses.flatMap(({ sums }) => sums))
                  .map(figures.money)
                  .join(" · ") || "–"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
