/** The tabs of a card: the room's own, then those of rooms on the right. The open one stands in the address. */
import { Tabs } from "@mantine/core";
import type { ReactNode } from "react";
import { CardTabBody, useCardTabs } from "#ui/card-tabs.tsx";
import { useText } from "#ui/i18n/text.ts";
import { TabRow } from "#ui/kit/TabRow.tsx";
import { useUrlState } from "#ui/url-state.ts";

type OwnTab = { readonly key: string; readonly title: string; readonly body: () => ReactNode };
type Props = { readonly card: "client" | "contact"; readonly recordId: string; readonly own: readonly OwnTab[] };

export function CardTabs({ card, recordId, own }: Props) {
  const t = useText();
  const [search, setSearch] = useUrlState();
  const added = useCardTabs(card).map((tab) => ({
    key: tab.key,
    title: t(tab.titleKey),
    body: () => <CardTabBody tab={tab} recordId={recordId} />,
  }));
  const tabs = [...own, ...added];
  const usual = tabs[0]?.key ?? "";
  const open = tabs.some(({ key }) => key === search["tab"]) ? search["tab"]! : usual;
  return (
    <Tabs
      value={open}
      onChange={(next) => setSearch({ tab: next === usual ? undefined : (next ?? undefined) }, "replace")}
      keepMounted={false}
    >
      <TabRow mb="md">
        {tabs.map(({ key, title }) => (
          <Tabs.Tab key={key} value={key} px={10}>
            {title}
          </Tabs.Tab>
        ))}
      </TabRow>
      {tabs.map(({ key, body }) => (
        <Tabs.Panel key={key} value={key}>
          {key === open && body()}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
