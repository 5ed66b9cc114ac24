/** The funnel of each group, one to a row: how many reached each stage, what share of the first that is, and who won. */
import { useText } from "#ui/i18n/text.ts";
import { Loaded } from "#ui/kit/states.tsx";
import type { FunnelGroup, FunnelReport } from "./answers.ts";
import { Figure } from "./Figure.tsx";
import classes from "./Funnel.module.css";
import { few, useFigures } from "./figures.ts";
import type { Shown } from "./shown.ts";
import { type Dimension, type Question, useGroups } from "./use-funnel.ts";

type Props = { readonly question: Question; readonly onShow: (shown: Shown) => void };

export function GroupsTable({ question, onShow }: Props) {
  const report = useGroups(question);
  return (
    <Loaded from={report} rows={4}>
      {(data) => <Groups report={data} by={question.by ?? "owner"} today={question.today} onShow={onShow} />}
    </Loaded>
  );
}

type GroupsProps = {
  readonly report: FunnelReport;
  readonly by: Dimension;
  readonly today: string;
  readonly onShow: Props["onShow"];
};

function Groups({ report, by, today, onShow }: GroupsProps) {
  const t = useText();
  const figures = useFigures();
  const began = ({ stages }: FunnelGroup) => stages[0]?.reached ?? 0;
  const groups = by === "month" ? report.groups : [...report.groups].sort((one, other) => began(other) - began(one));
  const most = Math.max(1, ...groups.map(began));
  const stages = report.pipeline.stages.filter(({ key }) => groups.some((group) => group.stages.some(({ stage }) => stage === key)));
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
              <tr key={group.key ?? ""} data-unfinished={(by === "month" && group.key === today.slice(0, 7)) || undefined}>
                <th scope="row" title={name}>
                  {name}
                  {by === "month" && group.key === today.slice(0, 7) && <small className={classes["kind"]}>{t("reports:not_over")}</small>}
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

function nameOf({ key, name }: FunnelGroup, by: Dimension, nobody: string, language: string): string {
  if (key === null) return nobody;
  if (by !== "month") return name ?? key;
  return new Intl.DateTimeFormat(language, { month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(`${key}-01T00:00:00Z`));
}
