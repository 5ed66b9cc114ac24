/** Somebody's day beside the board: what waits, with what a head can do about it, and the day as it went. */
import { Tabs } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { SidePanel } from "#ui/kit/SidePanel.tsx";
import { TabRow } from "#ui/kit/TabRow.tsx";
import { useUrlState } from "#ui/url-state.ts";
import type { MonitorRow } from "../../contract/monitor/monitor.ts";
import { PersonDay } from "./PersonDay.tsx";
import { ReplayTab } from "./ReplayTab.tsx";

const tabs = ["day", "replay"] as const;

export function PersonPanel({ row, onClose }: { readonly row: MonitorRow | undefined; readonly onClose: () => void }) {
  const t = useText();
  const [search, setSearch] = useUrlState();
  const tab = tabs.find((one) => one === search["tab"]) ?? "day";
  return (
    <SidePanel title={row?.person.name ?? ""} isOpen={row !== undefined} onClose={onClose} width={520}>
      {row && (
        <Tabs
          value={tab}
          onChange={(next) => setSearch({ tab: next === "day" ? undefined : (next ?? undefined) }, "replace")}
          keepMounted={false}
        >
          <TabRow mb="sm">
            {tabs.map((one) => (
              <Tabs.Tab key={one} value={one}>
                {t(`monitor:tab.${one}`)}
              </Tabs.Tab>
            ))}
          </TabRow>
          <Tabs.Panel value="day">
            <PersonDay person={row.person} />
          </Tabs.Panel>
          <Tabs.Panel value="replay">
            <ReplayTab key={row.person.id} person={row.person} />
          </Tabs.Panel>
        </Tabs>
      )}
    </SidePanel>
  );
}
