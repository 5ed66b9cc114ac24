/** A deal: what can be done with it, the way it went, its facts, and the tabs beside them. */
import { Tabs } from "@mantine/core";
import type { ComponentType } from "react";
import { CardTabBody, useCardTabs } from "#ui/card-tabs.tsx";
import { useText } from "#ui/i18n/text.ts";
import { Sight } from "#ui/kit/records/Sight.tsx";
import { TabRow } from "#ui/kit/TabRow.tsx";
import { useCan } from "#ui/me.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Deal, Pipeline } from "../answers.ts";
import { changeDeal } from "../calls.ts";
import type { DealSteps } from "../steps/use-deal-steps.ts";
import classes from "./Card.module.css";
import { Chain } from "./Chain.tsx";
import { DealActions } from "./DealActions.tsx";
import { DealFacts } from "./facts/DealFacts.tsx";
import { OwnFacts } from "./facts/OwnFacts.tsx";
import { Moves } from "./path/Moves.tsx";
import { StagePath } from "./path/StagePath.tsx";
import { MoneyTab } from "./tabs/MoneyTab.tsx";

type DealProps = { readonly deal: Deal; readonly pipelines: readonly Pipeline[] };
type Props = DealProps & { readonly steps: DealSteps; readonly onLose: (deal: Deal) => void; readonly isPanel?: boolean };

const tabs = { moves: Moves, money: MoneyTab } as const satisfies Record<string, ComponentType<DealProps>>;
type Tab = keyof typeof tabs;
const ownTabs = Object.keys(tabs) as Tab[];

export function DealView({ deal, pipelines, steps, onLose, isPanel = false }: Props) {
  const can = useCan();
  return (
    <div className={classes["card"]} data-panel={isPanel || undefined}>
      <DealActions deal={deal} pipelines={pipelines} steps={steps} onLose={onLose} />
      <StagePath deal={deal} pipelines={pipelines} />
      <div className={classes["halves"]}>
        <div>
          <DealFacts deal={deal} pipelines={pipelines} />
          <OwnFacts
            kind="deal"
            record={deal}
            mayChange={can("deals.change") && deal.archivedAt === null}
            send={(change) => changeDeal(deal, change)}
          />
          <Sight recordId={deal.id} mayChange={can("deals.change")} />
        </div>
        <div className={`${classes["beside"]} sideways`}>
          <Chain deal={deal} />
          <DealTabs deal={deal} pipelines={pipelines} />
        </div>
      </div>
    </div>
  );
}

function DealTabs({ deal, pipelines }: DealProps) {
  const t = useText();
  const [search, setSearch] = useUrlState();
  const more = useCardTabs("deal");
  const added = more.find(({ key }) => key === search["tab"]);
  const own = ownTabs.find((one) => one === search["tab"]) ?? "moves";
  const Shown = tabs[own];
  return (
    <Tabs
      value={added?.key ?? own}
      onChange={(next) => setSearch({ tab: next === "moves" ? undefined : (next ?? undefined) }, "replace")}
      keepMounted={false}
    >
      <TabRow mb="sm">
        {ownTabs.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {t(`deals:tab.${one}`)}
          </Tabs.Tab>
        ))}
        {more.map((one) => (
          <Tabs.Tab key={one.key} value={one.key}>
            {t(one.titleKey)}
          </Tabs.Tab>
        ))}
      </TabRow>
      <Tabs.Panel value={added?.key ?? own}>
        {added ? <CardTabBody tab={added} recordId={deal.id} /> : <Shown deal={deal} pipelines={pipelines} />}
      </Tabs.Panel>
    </Tabs>
  );
}
