/** Choices of country, currency, time zone and language, searchable, in the words of the person's language. */
import { Select, type SelectProps } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { languages, useText } from "../i18n/text.ts";
import { languageNames } from "./language-names.ts";
import { type Choice, countryChoices, currencyChoices, timeZoneChoices } from "./places.ts";

type Props = Omit<SelectProps, "data" | "searchable" | "nothingFoundMessage">;

function SearchSelect({ choices, ...rest }: Props & { readonly choices: readonly Choice[] }) {
  const t = useText();
  return <Select {...rest} data={[...choices]} searchable limit={300} nothingFoundMessage={t("kit:select.nothing")} />;
}

function useLanguage(): string {
  return useTranslation().i18n.language;
}

export function CountrySelect(props: Props) {
  const language = useLanguage();
  return <SearchSelect {...props} choices={useMemo(() => countryChoices(language), [language])} />;
}

export function CurrencySelect(props: Props) {
  const language = useLanguage();
  return <SearchSelect {...props} choices={useMemo(() => currencyChoices(language), [language])} />;
}

export function TimeZoneSelect(props: Props) {
  const language = useLanguage();
  return <SearchSelect {...props} limit={600} choices={useMemo(() => timeZoneChoices(language, new Date()), [language])} />;
}

export function LanguageSelect(props: Props) {
  return <Select {...props} data={languages.map((value) => ({ value, label: languageNames[value] }))} allowDeselect={false} />;
}
