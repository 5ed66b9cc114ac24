/** The company itself: name, place, time, languages, fiscal year. */
import { MultiSelect, Select, Text, TextInput } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { api } from "#ui/api.ts";
import { type Language, languages, useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { useFormat } from "#ui/kit/format.ts";
import { languageNames } from "#ui/kit/language-names.ts";
import { CountrySelect, TimeZoneSelect } from "#ui/kit/PlaceSelects.tsx";
import { Section } from "#ui/kit/Section.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useCan } from "#ui/me.ts";
import { useRead } from "#ui/query.ts";
import type { Settings } from "../company/answers.ts";
import { ReadOnlyFacts } from "./ReadOnlyFacts.tsx";
import { useRegions } from "./use-regions.ts";

export function CompanyTab() {
  const can = useCan();
  const settings = useRead<Settings>(["org", "settings"], "/settings");
  return (
    <Loaded from={settings}>
      {(data) => (can("settings.change") ? <CompanyForm key={data.version} settings={data} /> : <ReadOnlyFacts settings={data} />)}
    </Loaded>
  );
}

const monthNames = (language: string) =>
  Array.from({ length: 12 }, (_, at) =>
    new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2026, at, 1))),
  );

function CompanyForm({ settings }: { readonly settings: Settings }) {
  const t = useText();
  const format = useFormat();
  const { name, timeZone, country, region, languages: spoken, defaultLanguage, fiscalStartMonth, version } = settings;
  const before = { name, timeZone, country, region, languages: [...spoken], defaultLanguage, fiscalStartMonth };
  const form = useCommandForm({
    feature: "org",
    initialValues: before,
    check: (values) => ({
      name: values.name.trim() ? null : t("problems:field.required"),
      languages: values.languages.length > 0 ? null : t("problems:field.required"),
    }),
    send: (values) => {
      const changed = Object.entries(values).filter(([field, value]) => String(value) !== String(before[field as keyof typeof before]));
      return api.patch<Settings>("/settings", { body: Object.fromEntries(changed), ifMatch: version });
    },
    done: () => t("settings:company.saved"),
  });
  const { values, set, form: fields } = form;
  const regions = useRegions(values.country);
  const months = monthNames(format.language);
  const currency = new Intl.DisplayNames(format.language, { type: "currency" }).of(settings.currency);
  return (
    <CommandForm form={form} submitLabel={t("org:save")}>
      <Section title={t("settings:company.title")} hint={t("settings:company.hint")}>
        <TextInput label={t("settings:company.name")} required maxLength={120} {...form.field("name")} />
        <TextInput
          mt="md"
          label={t("settings:company.slug")}
          description={t("settings:company.slug_hint")}
          value={settings.slug}
          readOnly
          variant="filled"
        />
      </Section>
      <Section title={t("settings:place.title")} hint={t("settings:place.hint")}>
        <CountrySelect
          label={t("settings:place.country")}
          allowDeselect={false}
          value={values.country}
          onChange={(next) => {
            if (!next || next === values.country) return;
            set("country", next);
            set("region", null);
          }}
          error={fields.errors["country"]}
        />
        {regions.length > 0 && (
          <Select
            mt="md"
            label={t("settings:place.region")}
            description={t("settings:place.region_hint")}
            placeholder={t("settings:place.whole_country")}
            clearable
            searchable
            clearButtonProps={{ "aria-label": t("org:clear") }}
            data={regions.map((one) => ({ value: one.code, label: one.name }))}
            value={values.region}
            onChange={(next) => set("region", next)}
            error={fields.errors["region"]}
          />
        )}
        <TimeZoneSelect
          mt="md"
          label={t("settings:place.time_zone")}
          description={t("settings:place.time_zone_hint")}
          allowDeselect={false}
          {...form.field("timeZone")}
        />
      </Section>
      <Section title={t("settings:languages.title")} hint={t("settings:languages.hint")}>
        <MultiSelect
          label={t("settings:languages.offered")}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          value={values.languages}
          onChange={(next) => {
            set("languages", next as Language[]);
            if (next[0] && !next.includes(values.defaultLanguage)) set("defaultLanguage", next[0] as Language);
          }}
          error={fields.errors["languages"]}
        />
        <Select
          mt="md"
          label={t("settings:languages.default")}
          allowDeselect={false}
          data={values.languages.map((value) => ({ value, label: languageNames[value] }))}
          {...form.field("defaultLanguage")}
        />
      </Section>
      <Section title={t("settings:money.title")} hint={t("settings:money.hint")}>
        <TextInput
          label={t("settings:money.currency")}
          description={t("settings:money.fixed")}
          value={`${settings.currency} · ${currency}`}
          rightSection={<IconLock size={16} aria-hidden />}
          readOnly
          variant="filled"
        />
        <Select
          mt="md"
          label={t("settings:money.fiscal_start")}
          allowDeselect={false}
          data={months.map((label, at) => ({ value: String(at + 1), label }))}
          value={String(values.fiscalStartMonth)}
          onChange={(next) => next && set("fiscalStartMonth", Number(next))}
          error={fields.errors["fiscalStartMonth"]}
        />
      </Section>
      <Text size="xs" c="dimmed">
        {t("settings:company.since", { date: format.instant(settings.createdAt, { dateStyle: "long" }) })}
      </Text>
    </CommandForm>
  );
}
