/** How the company is built: its levels, who sets work for whom, its units, its positions. */
import { Tabs } from "@mantine/core";
import type { ReactNode } from "react";
import { useText } from "#ui/i18n/text.ts";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { TabRow } from "#ui/kit/TabRow.tsx";
import { useUrlState } from "#ui/url-state.ts";
import type { Company } from "../company/company.ts";
import { useCompany } from "../company/use-company.ts";
import { LevelsTab } from "./LevelsTab.tsx";
import { PositionsTab } from "./PositionsTab.tsx";
import { RoutesTab } from "./RoutesTab.tsx";
import { UnitsTab } from "./UnitsTab.tsx";

const tabs = ["levels", "routes", "units", "positions"] as const;
type Tab = (typeof tabs)[number];

const shown: Readonly<Record<Tab, (company: Company) => ReactNode>> = {
  levels: (company) => <LevelsTab company={company} />,
  routes: (company) => <RoutesTab key={JSON.stringify(company.tree.routes)} company={company} />,
  units: (company) => <UnitsTab company={company} />,
  positions: (company) => <PositionsTab company={company} />,
};

export function StructurePage() {
  const t = useText();
  const company = useCompany();
  const [{ tab }, setSearch] = useUrlState();
  const active = tabs.find((one) => one === tab) ?? "levels";
  return (
    <>
      <PageTitle title={t("pages:structure")} />
      <Tabs value={active} onChange={(next) => setSearch({ tab: next === "levels" ? undefined : (next ?? undefined), open: undefined })}>
        <TabRow mb="md">
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`structure:tab.${one}`)}
            </Tabs.Tab>
          ))}
        </TabRow>
        <Tabs.Panel value={active}>
          <Loaded from={company}>{shown[active]}</Loaded>
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
