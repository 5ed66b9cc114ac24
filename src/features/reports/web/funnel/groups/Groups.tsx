/** The funnel of each group beside the others: as small charts, or one to a row. */
import { SegmentedControl, Text } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { Loaded } from "#ui/kit/states.tsx";
import { useUrlState } from "#ui/url-state.ts";
import type { FunnelGroup } from "../answers.ts";
import type { Shown } from "../shown.ts";
import { type Question, useGroups } from "../use-funnel.ts";
import { GroupCharts } from "./GroupCharts.tsx";
import classes from "./Groups.module.css";
import { GroupsTable } from "./GroupsTable.tsx";

type Props = { readonly question: Question; readonly whole: FunnelGroup | undefined; readonly onShow: (shown: Shown) => void };

export function Groups({ question, whole, onShow }: Props) {
  const t = useText();
  const report = useGroups(question);
  const [{ groups }, setSearch] = useUrlState();
  const isTable = groups === "table";
  const by = question.by ?? "owner";
  return (
    <section aria-label={t(`reports:by.${by}`)}>
      <div className={classes["head"]}>
        <SegmentedControl
          size="xs"
          aria-label={t("reports:groups.view")}
          value={isTable ? "table" : "charts"}
          onChange={(next) => setSearch({ groups: next === "table" ? next : undefined }, "replace")}
          data={[
            { value: "charts", label: t("reports:groups.charts") },
            { value: "table", label: t("reports:groups.table") },
          ]}
        />
        {!isTable && (
          <Text size="xs" c="dimmed">
            {t("reports:groups.hint")}
          </Text>
        )}
      </div>
      <Loaded from={report} rows={4}>
        {(data) =>
          isTable ? (
            <GroupsTable report={data} by={by} today={question.today} onShow={onShow} />
          ) : (
            <GroupCharts report={data} whole={whole} by={by} today={question.today} onShow={onShow} />
          )
        }
      </Loaded>
    </section>
  );
}
