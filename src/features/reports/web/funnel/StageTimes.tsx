/** How long deals of the cohort stayed in each stage: the median against the norm, with those still there counted. */
import { useText } from "#ui/i18n/text.ts";
import type { FunnelReport } from "./answers.ts";
import { Figure } from "./Figure.tsx";
import classes from "./Funnel.module.css";
import { useFigures } from "./figures.ts";
import type { Shown } from "./shown.ts";

type Props = { readonly report: FunnelReport; readonly onShow: (shown: Shown) => void };

export function StageTimes({ report, onShow }: Props) {
  const t = useText();
  const figures = useFigures();
  const stages = report.groups[0]?.stages ?? [];
  const known = (key: string) => report.pipeline.stages.find((stage) => stage.key === key);
  const most = Math.max(
    1,
    ...stages.map(({ medianDays }) => medianDays ?? 0),
    ...report.pipeline.stages.map(({ normDays }) => normDays ?? 0),
  );
  const width = (days: number) => `${(100 * days) / most}%`;
  return (
    <section className={classes["scroll"]} aria-label={t("reports:times.label")} tabIndex={0}>
      <table className={classes["table"]} style={{ width: "100%" }}>
        <thead>
          <tr>
            <th scope="col">{t("reports:column.stage")}</th>
            <td className={classes["meterCell"]} />
            <th scope="col">{t("reports:column.median")}</th>
            <th scope="col">{t("reports:times.norm")}</th>
            <th scope="col">{t("reports:times.stays")}</th>
            <th scope="col">{t("reports:times.not_ended")}</th>
          </tr>
        </thead>
        <tbody>
          {stages.map(({ stage, medianDays, visits, openVisits }) => {
            const { name = stage, normDays = null } = known(stage) ?? {};
            const show = (what: "visits" | "openVisits") => () => onShow({ report: "funnel", what, stage });
            return (
              <tr key={stage}>
                <th scope="row">{name}</th>
                <td className={classes["meterCell"]}>
                  <span className={classes["track"]} style={{ cursor: "auto" }}>
                    <span className={classes["went"]} style={{ width: width(medianDays ?? 0) }} />
                    {normDays !== null && <span className={classes["mark"]} style={{ left: width(normDays) }} />}
                  </span>
                </td>
                <td>{medianDays === null && visits > 0 ? t("reports:times.not_reached") : figures.days(medianDays)}</td>
                <td>{figures.days(normDays)}</td>
                <td>
                  <Figure count={visits} label={`${name}, ${t("reports:times.stays")}`} onOpen={show("visits")}>
                    {figures.count(visits)}
                  </Figure>
                </td>
                <td>
                  <Figure count={openVisits} label={`${name}, ${t("reports:times.not_ended")}`} onOpen={show("openVisits")}>
                    {figures.count(openVisits)}
                  </Figure>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={classes["legend"]}>{t("reports:times.hint")}</p>
    </section>
  );
}
