/** The rooms this person works with. */
import { Badge, Burger, Group, Kbd, NavLink, Stack, Text, Tooltip } from "@mantine/core";
import { useRouterState } from "@tanstack/react-router";
import { useText } from "../i18n/text.ts";
import { PageLink, useSlug } from "../link.tsx";
import { useMe } from "../me.ts";
import { Mark } from "../theme/Mark.tsx";
import type { House } from "./house.ts";
import classes from "./Shell.module.css";

export function Navigation({ house, onClose }: { readonly house: House; readonly onClose: () => void }) {
  const t = useText();
  const { workspace } = useMe();
  const slug = useSlug();
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <Stack gap={0} h="100%">
      <Group className={classes["workspace"]!} justify="space-between" wrap="nowrap">
        <Group gap={8} wrap="nowrap" miw={0}>
          <span className={classes["mark"]}>
            <Mark size={20} />
          </span>
          <Text fw={600} truncate title={workspace.name}>
            {workspace.name}
          </Text>
        </Group>
        <Burger hiddenFrom="sm" opened size="sm" onClick={onClose} aria-label={t("shell:menu.close")} />
      </Group>
      <div className={classes["links"]}>
        {house.navigation.map((page) => {
          const Icon = page.nav!.icon;
          const isHere = path === `/w/${slug}/${page.path}` || path.startsWith(`/w/${slug}/${page.path}/`);
          return (
            <Tooltip key={page.path} label={<Kbd size="xs">{page.keys}</Kbd>} position="right" disabled={!page.keys}>
              <NavLink
                component={PageLink}
                to={page.path}
                label={t(page.titleKey)}
                leftSection={<Icon size={20} stroke={1.5} aria-hidden />}
                rightSection={page.nav!.useBadge && <NavBadge useBadge={page.nav!.useBadge} />}
                active={isHere}
                aria-current={isHere ? "page" : undefined}
                className={classes["link"]!}
              />
            </Tooltip>
          );
        })}
      </div>
    </Stack>
  );
}

/** Its own component, so that the number is read by a hook of one place. */
function NavBadge({ useBadge }: { readonly useBadge: () => number | null }) {
  const count = useBadge();
  return count ? (
    <Badge size="sm" color="gray" className="figures">
      {count}
    </Badge>
  ) : null;
}
