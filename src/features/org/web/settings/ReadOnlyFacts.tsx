/** The settings for somebody who may not change them. */
import { Stack, Text } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { languageNames } from "#ui/kit/language-names.ts";
import type { Settings } from "../company/answers.ts";
import { Fact, Facts } from "../people/panel/Block.tsx";
import { useRegions } from "./use-regions.ts";

export function ReadOnlyFacts({ settings }: { readonly settings: Settings }) {
  const t = useText();
  const { language } = useFormat();
  const region = useRegions(settings.country).find((one) => one.code === settings.region)?.name ?? settings.region;
  const country = new Intl.DisplayNames(language, { type: "region" }).of(settings.country) ?? settings.country;
  const month = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(2026, settings.fiscalStartMonth - 1, 1)),
  );
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t("settings:read_only")}
      </Text>
      <Facts>
        <Fact label={t("settings:company.name")}>{settings.name}</Fact>
        <Fact label={t("settings:place.country")}>{[country, region].filter(Boolean).join(", ")}</Fact>
        <Fact label={t("settings:place.time_zone")}>{settings.timeZone}</Fact>
        <Fact label={t("settings:languages.offered")}>{settings.languages.map((one) => languageNames[one]).join(", ")}</Fact>
        <Fact label={t("settings:languages.default")}>{languageNames[settings.defaultLanguage]}</Fact>
        <Fact label={t("settings:money.currency")}>{settings.currency}</Fact>
        <Fact label={t("settings:money.fiscal_start")}>{month}</Fact>
      </Facts>
    </Stack>
  );
}
