/** The frame: navigation, top bar, the page, and what works everywhere (palette, keys, live changes). */
import { AppShell } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Outlet, useRouterState } from "@tanstack/react-router";
import { type ComponentType, useEffect, useMemo } from "react";
import { CardTabsProvider } from "../card-tabs.tsx";
import { changeLanguage } from "../i18n/start.ts";
import { useText } from "../i18n/text.ts";
import { useMe } from "../me.ts";
import { NextStepsProvider } from "../next-steps.ts";
import type { Room } from "../pages.ts";
import { RelatedProvider } from "../related.tsx";
import { TaskPartsProvider } from "../task-parts.tsx";
import { houseFor } from "./house.ts";
import { KeysHelp } from "./KeysHelp.tsx";
import { Navigation } from "./Navigation.tsx";
import { Palette } from "./Palette.tsx";
import classes from "./Shell.module.css";
import { TopBar } from "./TopBar.tsx";
import { useHouseKeys } from "./use-house-keys.ts";
import { useLiveState } from "./use-live-state.ts";

/** The frame around the pages of these rooms. */
export function shellOf(rooms: readonly Room[]): ComponentType {
  return function Shell() {
    return <Frame rooms={rooms} />;
  };
}

function Frame({ rooms }: { readonly rooms: readonly Room[] }) {
  const t = useText();
  const me = useMe();
  const house = useMemo(() => houseFor(rooms, me.rights), [rooms, me.rights]);
  const [isMenuOpen, menu] = useDisclosure(false);
  const [isHelpOpen, help] = useDisclosure(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const live = useLiveState(me.workspace.slug);
  useHouseKeys(house, help.open);

  useEffect(() => void changeLanguage(me.language), [me.language]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: arriving at another page closes the phone's menu.
  useEffect(menu.close, [path]);

  return (
    <AppShell
      layout="alt"
      header={{ height: 48 }}
      navbar={{ width: 208, breakpoint: "sm", collapsed: { mobile: !isMenuOpen } }}
      padding={{ base: "sm", sm: "lg" }}
      transitionDuration={120}
    >
      <a className={classes["skip"]} href="#content">
        {t("shell:skip")}
      </a>
      <AppShell.Header className={classes["header"]!}>
        <TopBar house={house} live={live} isMenuOpen={isMenuOpen} onMenu={menu.toggle} onHelp={help.open} />
      </AppShell.Header>
      <AppShell.Navbar className={classes["navbar"]!} aria-label={t("shell:navigation")}>
        <Navigation house={house} onClose={menu.close} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes["main"]!}>
        <CardTabsProvider value={house.cardTabs}>
          <RelatedProvider value={house.related}>
            <TaskPartsProvider value={house.taskParts}>
              <NextStepsProvider value={house.nextSteps}>
                <Outlet />
              </NextStepsProvider>
            </TaskPartsProvider>
          </RelatedProvider>
        </CardTabsProvider>
      </AppShell.Main>
      <Palette house={house} />
      <KeysHelp house={house} isOpen={isHelpOpen} onClose={help.close} />
    </AppShell>
  );
}
