/** The frame of the pages before a workspace: the mark, one card, the language. */
import { Group, Stack, Text, Title, UnstyledButton } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { changeLanguage } from "#ui/i18n/start.ts";
import { languages, useText } from "#ui/i18n/text.ts";
import { languageNames } from "#ui/kit/language-names.ts";
import { Mark } from "#ui/theme/Mark.tsx";
import classes from "./EntryFrame.module.css";

type Props = { readonly title: string; readonly hint?: ReactNode; readonly isWide?: boolean; readonly children: ReactNode };

export function EntryFrame({ title, hint, isWide = false, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Mainspring`;
  }, [title]);
  return (
    <div className={classes["page"]}>
      <main className={classes["card"]} data-wide={isWide || undefined}>
        <Group gap={8} mb="lg" className={classes["brand"]!}>
          <Mark size={24} />
          <Text fw={600} size="lg" c="var(--mantine-color-text)" translate="no">
            Mainspring
          </Text>
        </Group>
        <Stack gap="md">
          <div>
            <Title order={1}>{title}</Title>
            {hint && (
              <Text size="sm" c="dimmed" mt={4} component="div">
                {hint}
              </Text>
            )}
          </div>
          {children}
        </Stack>
      </main>
      <LanguageLinks />
    </div>
  );
}

function LanguageLinks() {
  const t = useText();
  const { language } = useTranslation().i18n;
  return (
    <nav aria-label={t("entry:language")} className={classes["languages"]}>
      {languages.map((one) => (
        <UnstyledButton key={one} lang={one} aria-pressed={one === language} onClick={() => void changeLanguage(one)}>
          {languageNames[one]}
        </UnstyledButton>
      ))}
    </nav>
  );
}
