/** When the company works and who is away: the year, absences by month, weekly hours. */
import { Tabs } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { TabRow } from "#ui/kit/TabRow.tsx";
import { useUrlState } from "#ui/url-state.ts";
import { AbsencesTab } from "./AbsencesTab.tsx";
import { HoursTab } from "./HoursTab.tsx";
import { YearTab } from "./YearTab.tsx";

const tabs = { year: YearTab, absences: AbsencesTab, hours: HoursTab } as const;
type Tab = keyof typeof tabs;
const names = Object.keys(tabs) as Tab[];

export function CalendarPage() {
  const t = useText();
  const [{ tab }, setSearch] = useUrlState();
  const active = names.find((one) => one === tab) ?? "year";
  const Active = tabs[active];
  return (
    <>
      <PageTitle title={t("pages:calendar")} />
      <Tabs value={active} onChange={(next) => setSearch({ tab: next === "year" ? undefined : (next ?? undefined), open: undefined })}>
        <TabRow mb="md">
          {names.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`calendar:tab.${one}`)}
            </Tabs.Tab>
          ))}
        </TabRow>
        <Tabs.Panel value={active}>
          <Active />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
