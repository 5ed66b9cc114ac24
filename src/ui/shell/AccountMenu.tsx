/** The person at the screen: their pages, language, appearance, other workspaces, sign-out. */
import { type MantineColorScheme, Menu, Text, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { IconBuilding, IconLogout } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { listMemberships, signOut } from "../auth-api.ts";
import { type Language, languages, useText } from "../i18n/text.ts";
import { languageNames } from "../kit/language-names.ts";
import { PersonAvatar } from "../kit/PersonAvatar.tsx";
import { showProblem } from "../kit/toast.tsx";
import { PageLink } from "../link.tsx";
import { useMe } from "../me.ts";
import type { Page } from "../pages.ts";
import classes from "./Shell.module.css";
import { useMyLanguage } from "./use-my-language.ts";

const appearances = ["light", "dark", "auto"] as const satisfies readonly MantineColorScheme[];

export function AccountMenu({ pages }: { readonly pages: readonly Page[] }) {
  const t = useText();
  const me = useMe();
  return (
    <Menu position="bottom-end" width={240} offset={6}>
      <Menu.Target>
        <UnstyledButton aria-label={t("shell:account", { name: me.name })} className={classes["account"]!}>
          <PersonAvatar name={me.name} size={28} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes["who"]}>
          <Text size="sm" fw={600} truncate>
            {me.name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {me.email}
          </Text>
        </div>
        {pages.map((page) => {
          const Icon = page.accountMenu!.icon;
          return (
            <Menu.Item key={page.path} component={PageLink} to={page.path} leftSection={<Icon size={16} aria-hidden />}>
              {t(page.titleKey)}
            </Menu.Item>
          );
        })}
        <Menu.Divider />
        <LanguageItems />
        <Menu.Divider />
        <AppearanceItems />
        <Menu.Divider />
        <OtherWorkspaces />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut().catch(showProblem)}>
          {t("shell:sign_out")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function LanguageItems() {
  const t = useText();
  const { language, choose } = useMyLanguage();
  return (
    <Menu.RadioGroup value={language} onChange={(value) => choose(value as Language)}>
      <Menu.Label>{t("shell:language")}</Menu.Label>
      {languages.map((one) => (
        <Menu.RadioItem key={one} value={one} lang={one}>
          {languageNames[one]}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}

function AppearanceItems() {
  const t = useText();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as MantineColorScheme)}>
      <Menu.Label>{t("shell:appearance")}</Menu.Label>
      {appearances.map((one) => (
        <Menu.RadioItem key={one} value={one}>
          {t(`shell:appearance.${one}`)}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}

function OtherWorkspaces() {
  const { workspace } = useMe();
  const memberships = useQuery({ queryKey: ["memberships"], queryFn: listMemberships, staleTime: 300_000 });
  const others = memberships.data?.items.filter((one) => one.slug !== workspace.slug) ?? [];
  return others.map((one) => (
    <Menu.Item key={one.workspaceId} component="a" href={`/w/${one.slug}`} leftSection={<IconBuilding size={16} aria-hidden />}>
      {one.name}
    </Menu.Item>
  ));
}
