/** What went wrong in a window, by whom and by what; each number opens exactly the deviations that it counts. */
import { NativeSelect, Tabs } from "@mantine/core";
import { addDays } from "#shared/date.ts";
import type { FiscalStart } from "#shared/period.ts";
import { useText } from "#ui/i18n/text.ts";
import { DateField } from "#ui/kit/DateField.tsx";
import { FilterBar, PageTitle } from "#ui/kit/PageTitle.tsx";
import { TabRow } from "#ui/kit/TabRow.tsx";
import { useMe } from "#ui/me.ts";
import { useUrlState } from "#ui/url-state.ts";
import { type Window, windowNames, windowOf } from "../funnel/window.ts";
import { DeviationGroups } from "./DeviationGroups.tsx";
import { HelpGroups } from "./HelpGroups.tsx";

const tabs = ["deviations", "help"] as const;

export function DeviationsReportPage() {
  const t = useText();
  const [search, setSearch] = useUrlState();
  const { workspace } = useMe();
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: workspace.timeZone, dateStyle: "short" }).format(new Date());
  const name = windowNames.find((one) => one === search["window"]) ?? "quarter";
  const window = windowOf(
    name,
    today,
    workspace.fiscalStartMonth as FiscalStart,
    { from: search["from"], to: search["to"] } as Partial<Window>,
  );
  const tab = tabs.find((one) => one === search["tab"]) ?? "deviations";
  return (
    <>
      <PageTitle title={t("pages:deviations_report")} />
      <FilterBar label={t("reports:asked.label")}>
        <NativeSelect
          label={t("monitor:report.window")}
          value={name}
          onChange={({ currentTarget: { value } }) =>
            setSearch({
              window: value === "quarter" ? undefined : value,
              ...(value === "custom" ? window : { from: undefined, to: undefined }),
            })
          }
          data={windowNames.map((value) => ({ value, label: t(`reports:window.${value}`) }))}
        />
        {name === "custom" && (
          <>
            <DateField
              label={t("reports:asked.from")}
              w={140}
              value={window.from}
              maxDate={addDays(window.to, -1)}
              onChange={(date) => date && setSearch({ from: date })}
            />
            <DateField
              label={t("reports:asked.last_day")}
              w={140}
              value={addDays(window.to, -1)}
              minDate={window.from}
              onChange={(date) => date && setSearch({ to: addDays(date, 1) })}
            />
          </>
        )}
      </FilterBar>
      <Tabs
        value={tab}
        onChange={(next) => setSearch({ tab: next === "deviations" ? undefined : (next ?? undefined), by: undefined })}
        keepMounted={false}
      >
        <TabRow mb="md">
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`monitor:report.tab.${one}`)}
            </Tabs.Tab>
          ))}
        </TabRow>
        <Tabs.Panel value="deviations">
          <DeviationGroups window={window} />
        </Tabs.Panel>
        <Tabs.Panel value="help">
          <HelpGroups window={window} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
