/** The company's settings: itself, its currencies' rates, its own sign-in, jobs that failed, and what rooms on the right add. */
import { Tabs } from "@mantine/core";
import type { ComponentType } from "react";
import { CardTabBody, useCardTabs } from "#ui/card-tabs.tsx";
import { useText } from "#ui/i18n/text.ts";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { TabRow } from "#ui/kit/TabRow.tsx";
import { useCan } from "#ui/me.ts";
import { useUrlState } from "#ui/url-state.ts";
import { CompanyTab } from "./CompanyTab.tsx";
import { JobsTab } from "./JobsTab.tsx";
import { RatesTab } from "./RatesTab.tsx";
import { SsoTab } from "./SsoTab.tsx";

type Tab = "company" | "rates" | "sso" | "jobs";
const tabs: Readonly<Record<Tab, { readonly shown: ComponentType; readonly right?: string }>> = {
  company: { shown: CompanyTab },
  rates: { shown: RatesTab },
  sso: { shown: SsoTab, right: "sso.change" },
  jobs: { shown: JobsTab, right: "jobs.read" },
};

export function SettingsPage() {
  const t = useText();
  const can = useCan();
  const [{ tab }, setSearch] = useUrlState();
  const offered = (Object.keys(tabs) as Tab[]).filter((one) => !tabs[one].right || can(tabs[one].right));
  const more = useCardTabs("settings");
  const added = more.find((one) => one.key === tab);
  const active = offered.find((one) => one === tab) ?? "company";
  const Shown = tabs[active].shown;
  return (
    <>
      <PageTitle title={t("pages:settings")} />
      <Tabs value={added?.key ?? active} onChange={(next) => setSearch({ tab: next === "company" ? undefined : (next ?? undefined) })}>
        <TabRow mb="md">
          {offered.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`settings:tab.${one}`)}
            </Tabs.Tab>
          ))}
          {more.map((one) => (
            <Tabs.Tab key={one.key} value={one.key}>
              {t(one.titleKey)}
            </Tabs.Tab>
          ))}
        </TabRow>
        <Tabs.Panel value={added?.key ?? active}>{added ? <CardTabBody tab={added} recordId={null} /> : <Shown />}</Tabs.Panel>
      </Tabs>
    </>
  );
}
