/**
 * Tabs that rooms on the right put on a card of a room on the left (`Room.cardTabs`, see pages.ts).
 *
 *     const tabs = useCardTabs("client");                       // by right and in order; each loads its code and words when opened
 *     {tabs.map((tab) => <Tabs.Tab key={tab.key} value={tab.key}>{t(tab.titleKey)}</Tabs.Tab>)}
 *     <CardTabBody tab={tab} recordId={client.id} />
 */
import { type ComponentType, createContext, lazy, Suspense, useContext } from "react";
import { loadTexts } from "./i18n/start.ts";
import { LoadingRows } from "./kit/states.tsx";
import type { CardKind, CardTab, CardTabProps } from "./pages.ts";

const Offered = createContext<readonly CardTab[]>([]);

/** Given by the frame: what this person may open. */
export const CardTabsProvider = Offered.Provider;

export function useCardTabs(card: CardKind): readonly CardTab[] {
  return useContext(Offered).filter((tab) => tab.card === card);
}

/** One lazy component per tab, or each drawing would load it anew. */
const loaded = new Map<CardTab, ComponentType<CardTabProps>>();

export function CardTabBody({ tab, recordId }: { readonly tab: CardTab } & CardTabProps) {
  const Body = loaded.get(tab) ?? lazyTab(tab);
  return (
    <Suspense fallback={<LoadingRows rows={4} />}>
      <Body recordId={recordId} />
    </Suspense>
  );
}

function lazyTab(tab: CardTab): ComponentType<CardTabProps> {
  const made = lazy(async () => {
    const [body] = await Promise.all([tab.load(), loadTexts(tab.namespaces)]);
    return { default: body };
  });
  loaded.set(tab, made);
  return made;
}
