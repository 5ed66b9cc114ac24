/** The list behind a number, beside the report: exactly as many as the number says. */
import { Button, Group, Text } from "@mantine/core";
import { useMemo } from "react";
import { useText } from "#ui/i18n/text.ts";
import { SidePanel } from "#ui/kit/SidePanel.tsx";
import { ErrorState, LoadingRows } from "#ui/kit/states.tsx";
import { PageLink } from "#ui/link.tsx";
import { useList, useRead } from "#ui/query.ts";
import type { BehindPage, DealBehind, StageName } from "./answers.ts";
import { ExportButtons } from "./ExportButtons.tsx";
import classes from "./Funnel.module.css";
import { useFigures } from "./figures.ts";
import { listOfShown, type Shown } from "./shown.ts";
import { type Question, useGroups } from "./use-funnel.ts";

type Props = {
  readonly question: Question;
  readonly shown: Shown | null;
  readonly stages: readonly StageName[];
  readonly onClose: () => void;
};

export function DealsPanel({ question, shown, stages, onClose }: Props) {
  const t = useText();
  const groups = useGroups(question).data?.groups ?? [];
  const group = shown?.group === undefined ? undefined : groups.find(({ key }) => key === shown.group);
  const groupName = shown?.group === null ? t("reports:nobody") : (group?.name ?? shown?.group);
  const nameOf = (place: string | undefined) => placeName(place, stages, t("reports:place.won"), t("reports:place.lost"));
  return (
    <SidePanel title={shown ? titleOf(shown, nameOf, groupName, t) : ""} isOpen={shown !== null} onClose={onClose} width={560}>
      {shown && <Behind key={JSON.stringify(shown)} question={question} shown={shown} nameOf={nameOf} />}
    </SidePanel>
  );
}

function placeName(place: string | undefined, stages: readonly StageName[], won: string, lost: string): string {
  if (place === "WON") return won;
  if (place === "LOST") return lost;
  return stages.find(({ key }) => key === place)?.name ?? place ?? "";
}

function titleOf(
  shown: Shown,
  nameOf: (place: string | undefined) => string,
  group: string | undefined,
  t: ReturnType<typeof useText>,
): string {
  const main =
    shown.report === "flow"
      ? shown.kind
        ? t(`reports:kind.${shown.kind}`)
        : t("reports:flow.move", { from: nameOf(shown.from), to: nameOf(shown.to) })
      : shown.what === "won"
        ? t("reports:place.won")
        : t(`reports:figure.${shown.what}`, { stage: nameOf(shown.stage) });
  const why = shown.report === "funnel" ? shown.reason : undefined;
  return [main, why, group].filter(Boolean).join(" · ");
}

type BehindProps = { readonly question: Question; readonly shown: Shown; readonly nameOf: (place: string | undefined) => string };

function Behind({ question, shown, nameOf }: BehindProps) {
  const t = useText();
  const figures = useFigures();
  const { path, query } = useMemo(() => listOfShown(shown, { ...question.asked, by: question.by }), [shown, question]);
  const list = useList<DealBehind>(["deals", "behind"], path, { ...query, limit: 100 });
  const head = useRead<BehindPage>(["deals", "behind"], path, { ...query, limit: 1 });
  if (list.problem) return <ErrorState problem={list.problem} retry={list.retry} />;
  if (list.isLoading) return <LoadingRows rows={12} />;
  return (
    <>
      <Group justify="space-between" mb="sm">
        <div className={classes["sums"]}>
          {head.data && (
            <>
              <Text fw={600} role="status">
                {t(isOfMoves(shown) ? "reports:count.moves" : isOfStays(shown) ? "reports:count.stays" : "reports:count.deals", {
                  count: head.data.count,
                  shown: figures.count(head.data.count),
                })}
              </Text>
              {head.data.sums.map((sum) => (
                <Text key={sum.currency}>{figures.money(sum)}</Text>
              ))}
            </>
          )}
        </div>
        <ExportButtons path={path} query={query} />
      </Group>
      <ul className={classes["deals"]} aria-label={t("reports:panel.list")}>
        {list.items.map((deal, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a deal may stand in a list of stays more than once.
          <DealLine key={`${deal.id} ${index}`} deal={deal} nameOf={nameOf} />
        ))}
      </ul>
      {list.hasMore && (
        <Button variant="subtle" mt="xs" loading={list.isLoadingMore} onClick={list.loadMore}>
          {t("kit:table.more")}
        </Button>
      )}
    </>
  );
}

const isOfMoves = ({ report }: Shown) => report === "flow";
const isOfStays = (shown: Shown) => shown.report === "funnel" && (shown.what === "visits" || shown.what === "openVisits");

function DealLine({ deal, nameOf }: { readonly deal: DealBehind; readonly nameOf: BehindProps["nameOf"] }) {
  const t = useText();
  const figures = useFigures();
  const { title, client, owner, stood, since, reason, amount, at, stay, move } = deal;
  const now = [nameOf(stood), reason, t("reports:panel.since", { date: figures.instant(since) })];
  return (
    <li>
      <PageLink to={`deals/${deal.id}`} className={classes["dealTitle"]!}>
        {title}
      </PageLink>
      <span className={classes["amount"]}>{amount ? figures.money(amount) : ""}</span>
      <small>
        {[client, owner].filter(Boolean).join(" · ")}
        {move && (
          <>
            <br />
            {t("reports:flow.move", { from: nameOf(move.from), to: nameOf(move.to) })}, {figures.instant(at)}
            {move.actor && `, ${move.actor}`}
          </>
        )}
        {stay && (
          <>
            <br />
            {t(stay.until ? "reports:panel.stay" : "reports:panel.still", {
              from: figures.instant(at),
              to: stay.until ? figures.instant(stay.until) : "",
              days: figures.days(stay.days),
            })}
          </>
        )}
      </small>
      <small className={classes["stood"]}>{now.filter(Boolean).join(", ")}</small>
    </li>
  );
}
