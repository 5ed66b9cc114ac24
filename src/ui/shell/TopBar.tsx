/** Where one is, the search, and the person at the screen. */
import { ActionIcon, Burger, Group, Kbd, Text, Tooltip, UnstyledButton } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconKeyboard, IconPlugConnectedX, IconSearch } from "@tabler/icons-react";
import { useRouterState } from "@tanstack/react-router";
import { useText } from "../i18n/text.ts";
import { PageLink, useSlug } from "../link.tsx";
import type { LiveState } from "../live.ts";
import type { Page } from "../pages.ts";
import { AccountMenu } from "./AccountMenu.tsx";
import { crumbsOf, type House } from "./house.ts";
import { palette } from "./palette-store.ts";
import classes from "./Shell.module.css";

type Props = {
  readonly house: House;
  readonly live: LiveState;
  readonly isMenuOpen: boolean;
  readonly onMenu: () => void;
  readonly onHelp: () => void;
};

const isApple = /Mac|iP(hone|ad)/.test(navigator.userAgent);

export function TopBar({ house, live, isMenuOpen, onMenu, onHelp }: Props) {
  const t = useText();
  return (
    <Group h="100%" px={{ base: "xs", sm: "lg" }} justify="space-between" wrap="nowrap" gap="sm">
      <Group gap={4} wrap="nowrap" miw={0}>
        <Burger hiddenFrom="sm" opened={isMenuOpen} onClick={onMenu} size="sm" aria-label={t("shell:menu.open")} />
        <Crumbs house={house} />
      </Group>
      <Group gap={8} wrap="nowrap">
        {live === "connecting" && (
          <Tooltip label={t("shell:live.hint")}>
            <Group gap={4} c="amber" role="status" wrap="nowrap">
              <IconPlugConnectedX size={16} aria-hidden />
              <Text size="xs" visibleFrom="sm">
                {t("shell:live.connecting")}
              </Text>
            </Group>
          </Tooltip>
        )}
        <UnstyledButton className={classes["search"]!} onClick={palette.open} aria-keyshortcuts="Control+K Meta+K">
          <IconSearch size={16} aria-hidden />
          <span className={classes["searchWords"]}>{t("shell:search")}</span>
          <Kbd className={classes["searchKeys"]!} aria-hidden>
            {isApple ? "⌘K" : `${t("shell:keys.ctrl")} K`}
          </Kbd>
        </UnstyledButton>
        <Tooltip label={t("shell:keys.title")}>
          <ActionIcon variant="subtle" color="gray" size={32} onClick={onHelp} aria-label={t("shell:keys.title")} visibleFrom="sm">
            <IconKeyboard size={20} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Tooltip>
        {house.topBar.map((page) => (
          <TopBarLink key={page.path} page={page} />
        ))}
        <AccountMenu pages={house.accountMenu} />
      </Group>
    </Group>
  );
}

/** Its own component, so that each number is read by a hook of one place. */
function TopBarLink({ page }: { readonly page: Page }) {
  const t = useText();
  const { icon: Icon, useBadge } = page.topBar!;
  const count = useBadge() ?? 0;
  const label = count > 0 ? t("shell:badge", { title: t(page.titleKey), count }) : t(page.titleKey);
  return (
    <Tooltip label={page.keys ? `${label} (${page.keys})` : label}>
      <ActionIcon
        component={PageLink}
        to={page.path}
        variant="subtle"
        color="gray"
        size={32}
        aria-label={label}
        className={classes["bell"]!}
      >
        <Icon size={20} stroke={1.5} aria-hidden />
        {count > 0 && <span className={classes["bellCount"]}>{count > 99 ? "99+" : count}</span>}
      </ActionIcon>
    </Tooltip>
  );
}

function Crumbs({ house }: { readonly house: House }) {
  const t = useText();
  const slug = useSlug();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const crumbs = crumbsOf(house.pages, path.slice(`/w/${slug}/`.length));
  return (
    <nav aria-label={t("shell:crumbs")} className={classes["crumbs"]}>
      <ol>
        {crumbs.map((page, at) => {
          const isLast = at === crumbs.length - 1;
          return (
            <li key={page.path}>
              {at > 0 && <IconChevronRight size={14} aria-hidden className={classes["apart"]} />}
              {at === crumbs.length - 2 && <IconChevronLeft size={16} aria-hidden className={classes["back"]} />}
              {isLast ? <span aria-current="page">{t(page.titleKey)}</span> : <PageLink to={page.path}>{t(page.titleKey)}</PageLink>}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
