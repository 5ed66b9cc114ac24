/** The three steps of the first start. */
import { SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { changeLanguage } from "#ui/i18n/start.ts";
import { type Language, useText } from "#ui/i18n/text.ts";
import { PasswordField } from "#ui/kit/PasswordField.tsx";
import { CountrySelect, CurrencySelect, LanguageSelect, TimeZoneSelect } from "#ui/kit/PlaceSelects.tsx";
import { currencyOfCountry } from "#ui/kit/places.ts";
import { slugFor } from "./slug.ts";
import type { SetupForm } from "./use-setup-form.ts";

type Props = { readonly form: SetupForm };

export function CompanyStep({ form }: Props) {
  const t = useText();
  return (
    <Stack>
      <TextInput
        label={t("entry:setup.name")}
        autoComplete="organization"
        autoFocus
        required
        withAsterisk={false}
        {...form.field("name")}
      />
      <TextInput
        label={t("entry:setup.slug")}
        description={t("entry:setup.slug_hint")}
        placeholder={slugFor(form.values.name)}
        leftSection={
          <Text size="sm" c="dimmed">
            /w/
          </Text>
        }
        leftSectionWidth={40}
        autoCapitalize="none"
        spellCheck={false}
        {...form.field("slug")}
      />
    </Stack>
  );
}

export function PlaceStep({ form }: Props) {
  const t = useText();
  const country = form.field("country");
  const language = form.field("language");
  const chooseCountry = (value: string | null) => {
    country.onChange(value ?? "");
    const currency = currencyOfCountry(value ?? "");
    if (currency) form.set("currency", currency);
  };
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <CountrySelect
        label={t("entry:setup.country")}
        description={t("entry:setup.country_hint")}
        required
        withAsterisk={false}
        {...country}
        onChange={chooseCountry}
      />
      <CurrencySelect
        label={t("entry:setup.currency")}
        description={t("entry:setup.currency_hint")}
        required
        withAsterisk={false}
        {...form.field("currency")}
      />
      <TimeZoneSelect label={t("entry:setup.time_zone")} required withAsterisk={false} {...form.field("timeZone")} />
      <LanguageSelect
        label={t("entry:language")}
        required
        withAsterisk={false}
        {...language}
        onChange={(value) => {
          language.onChange(value);
          if (value) void changeLanguage(value as Language);
        }}
      />
    </SimpleGrid>
  );
}

/** The fields of the owner; of the wizard, and of the demo company. */
type OwnerForm = { field(name: "ownerName" | "ownerEmail" | "ownerPassword" | "code"): ReturnType<SetupForm["field"]> };

export function OwnerStep({ form, needsCode }: { readonly form: OwnerForm; readonly needsCode: boolean }) {
  const t = useText();
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t("entry:setup.owner_hint")}
      </Text>
      <TextInput
        label={t("entry:setup.owner_name")}
        autoComplete="name"
        autoFocus
        required
        withAsterisk={false}
        {...form.field("ownerName")}
      />
      <TextInput
        type="email"
        label={t("entry:email")}
        autoComplete="username"
        required
        withAsterisk={false}
        {...form.field("ownerEmail")}
      />
      <PasswordField
        label={t("entry:password")}
        description={t("entry:password.rule")}
        autoComplete="new-password"
        required
        withAsterisk={false}
        {...form.field("ownerPassword")}
      />
      {needsCode && (
        <TextInput
          label={t("entry:setup.code")}
          description={t("entry:setup.code_hint")}
          autoComplete="off"
          required
          withAsterisk={false}
          {...form.field("code")}
        />
      )}
    </Stack>
  );
}
