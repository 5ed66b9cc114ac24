/** ⌘K: every page, every action, and what the rooms can search. */
import { Kbd } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { Spotlight } from "@mantine/spotlight";
import { IconArrowRight, IconBolt, IconSearch } from "@tabler/icons-react";
import { useQueries } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import "@mantine/spotlight/styles.layer.css";
import { useText } from "../i18n/text.ts";
import { useGoTo } from "../link.tsx";
import type { House } from "./house.ts";
import classes from "./Palette.module.css";
import { chooseFirstLine, paletteStore } from "./palette-store.ts";

const leastLetters = 2;

export function Palette({ house }: { readonly house: House }) {
  const t = useText();
  const goTo = useGoTo();
  const [query, setQuery] = useState("");
  const found = useFound(house, query);
  const matches = (title: string) => title.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase());
  const pages = house.pages.filter((page) => !page.path.includes("$") && matches(t(page.titleKey)));
  const actions = house.actions.filter((action) => matches(t(action.titleKey)));
  const nothing = pages.length + actions.length + found.groups.reduce((sum, group) => sum + group.items.length, 0) === 0;

  // What is found arrives later than what was typed; Enter means the first line of what is shown.
  const shown = found.groups.map((group) => group.items.length).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lines change with it.
  useEffect(chooseFirstLine, [shown]);

  return (
    <Spotlight.Root
      store={paletteStore}
      query={query}
      onQueryChange={setQuery}
      shortcut="mod + K"
      tagsToIgnore={[]}
      scrollable
      centered={false}
      yOffset="12vh"
      overlayProps={{ blur: 0 }}
      // There at once: whoever goes on typing after ⌘K loses no letter.
      transitionProps={{ duration: 0 }}
      classNames={{ action: classes["action"]!, actionsGroup: classes["group"]!, content: classes["content"]! }}
      maxHeight={440}
      radius="sm"
    >
      <Spotlight.Search
        autoFocus
        placeholder={t("shell:palette.hint")}
        aria-label={t("shell:palette.hint")}
        leftSection={<IconSearch size={20} stroke={1.5} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {found.groups.map(({ finder, items }) =>
          items.length === 0 ? null : (
            <Spotlight.ActionsGroup key={finder.key} label={t(finder.titleKey)}>
              {items.map((item) => (
                <Spotlight.Action
                  key={item.id}
                  label={item.title}
                  {...(item.detail ? { description: item.detail } : {})}
                  onClick={() => goTo(item.path)}
                />
              ))}
            </Spotlight.ActionsGroup>
          ),
        )}
        {actions.length > 0 && (
          <Spotlight.ActionsGroup label={t("shell:palette.actions")}>
            {actions.map(({ path, titleKey, keys }) => (
              <Spotlight.Action
                key={path}
                label={t(titleKey)}
                leftSection={<IconBolt size={16} aria-hidden />}
                rightSection={<Keys keys={keys} />}
                onClick={() => goTo(path)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {pages.length > 0 && (
          <Spotlight.ActionsGroup label={t("shell:palette.pages")}>
            {pages.map(({ path, titleKey, keys, nav, accountMenu }) => {
              const Icon = nav?.icon ?? accountMenu?.icon ?? IconArrowRight;
              return (
                <Spotlight.Action
                  key={path}
                  label={t(titleKey)}
                  leftSection={<Icon size={16} aria-hidden />}
                  rightSection={<Keys keys={keys} />}
                  onClick={() => goTo(path)}
                />
              );
            })}
          </Spotlight.ActionsGroup>
        )}
        {nothing && <Spotlight.Empty>{found.isLoading ? t("kit:loading") : t("shell:palette.nothing", { query })}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function Keys({ keys }: { readonly keys: string | undefined }) {
  return keys ? <Kbd size="xs">{keys}</Kbd> : null;
}

/** Asks every room's search once the typing pauses. */
function useFound({ finders }: House, query: string) {
  const [wanted] = useDebouncedValue(query.trim(), 200);
  const isEnabled = wanted.length >= leastLetters;
  const answers = useQueries({
    queries: finders.map((finder) => ({
      queryKey: ["palette", finder.key, wanted],
      queryFn: ({ signal }: { signal: AbortSignal }) => finder.find(wanted, signal),
      enabled: isEnabled,
    })),
  });
  const groups = isEnabled ? finders.map((finder, at) => ({ finder, items: answers[at]?.data ?? [] })) : [];
  return { groups, isLoading: answers.some((answer) => answer.isFetching) };
}
