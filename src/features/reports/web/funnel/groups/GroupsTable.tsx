/** The funnel of each group, one to a row: how many reached each stage, what share of the first that is, and who won. */
import { useText } from "#ui/i18n/text.ts";
import type { FunnelReport } from "../answers.ts";
import { Figure } from "../Figure.tsx";
import classes from "../Funnel.module.css";
import { few, useFigures } from "../figures.ts";
import type { Shown } from "../shown.ts";
import type { Dimension } from "../use-funnel.ts";
import { began, inOrder, isUnfinished, nameOf, stagesOf } from "./group-list.ts";

type Props = {
  readonly report: FunnelReport;
  readonly by: Dimension;
  readonly today: string;
  readonly onShow: (shown: Shown) => void;
};

export function GroupsTable({ report, by, today, onShow }: Props) {
  const t = useText();
  const figures = useFigures();
  const groups = inOrder(report.groups, by);
  const most = Math.max(1, ...groups.map(began));
  const stages = stagesOf(report);
  return (
    <section className={classes["scroll"]} aria-label={t(`reports:by.${by}`)} tabIndex={0}>
      <table className={classes["table"]} style={{ minWidth: "100%" }}>
        <thead>
          <tr>
            <th scope="col">{t(`reports:by.${by}`)}</th>
            <td className={classes["narrowMeter"]} />
            {stages.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">{t("reports:place.won")}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => {
            const first = began(group);
            const name = nameOf(group, by, t("reports:nobody"), figures.language);
            const open = (shown: Shown) => onShow({ ...shown, group: group.key });
            const share = (count: number) => (first === 0 ? "–" : figures.share(count / first));
            return (
              <tr key={group.key ?? ""} data-unfinished={isUnfinished(group, by, today) || undefined}>
                <th scope="row" title={name}>
                  {name}
                  {isUnfinished(group, by, today) && <small className={classes["kind"]}>{t("reports:not_over")}</small>}
                </th>
                <td className={classes["narrowMeter"]} aria-hidden>
                  <span className={classes["meter"]} style={{ width: `${(100 * first) / most}%` }} />
                </td>
                {stages.map(({ key, name: stage }, index) => {
                  const { reached = 0 } = group.stages.find((one) => one.stage === key) ?? {};
                  return (
                    <td key={key}>
                      <Figure
                        count={reached}
                        label={`${name}, ${t("reports:figure.reached", { stage })}`}
                        onOpen={() => open({ report: "funnel", what: "reached", stage: key })}
                      >
                        {figures.count(reached)}
                      </Figure>
                      {index > 0 && <small className={classes["kind"]}>{share(reached)}</small>}
                    </td>
                  );
                })}
                <td>
                  <Figure
                    count={group.won.reached}
                    label={`${name}, ${t("reports:place.won")}`}
                    onOpen={() => open({ report: "funnel", what: "won" })}
                  >
                    {figures.count(group.won.reached)}
                  </Figure>
                  <small className={`${classes["kind"]} ${first < few ? classes["few"] : ""}`}>{share(group.won.reached)}</small>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
