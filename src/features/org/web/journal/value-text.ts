/** A value of the journal as people read it: names for ids, words for keys, dates as dates. */
import { money, formatMoney as moneyJson } from "#shared/money.ts";
import { currentLanguage } from "#ui/i18n/start.ts";
import { text, textOr } from "#ui/i18n/text.ts";
import { formatDate, formatInstant, formatMoney } from "#ui/kit/format.ts";
import { languageNames } from "#ui/kit/language-names.ts";
import type { Company } from "../company/company.ts";
import { levelWord } from "../company/words.ts";
import { amountFields, isMinor, isNothing, type Minor } from "./entry.ts";

type Context = {
  readonly company: Company | undefined;
  readonly timeZone: string;
  readonly subjectKind: string;
  /** Of the amounts that stand without one. */
  readonly currency?: string | null;
};

export function valueText(field: string, value: unknown, context: Context): string {
  if (isNothing(value)) return "–";
  if (Array.isArray(value)) return value.map((one) => valueText(field, one, context)).join(", ");
  if (typeof value === "boolean") return text(value ? "journal:value.yes" : "journal:value.no");
  if (typeof value === "object") return objectText(value as Record<string, unknown>, context);
  return scalarText(field, String(value), context);
}

function scalarText(field: string, value: string, { company, timeZone, subjectKind, currency }: Context): string {
  const language = currentLanguage();
  if (amountFields.includes(field) && currency && /^-?\d+$/.test(value)) return minorText({ minor: value, currency });
  if (field === "levelId" || (field === "functions" && subjectKind === "person")) return levelName(company, value);
  if (field === "unitId" || field === "parentId") return company?.unitPath(value) || value;
  if (field === "functions") return textOr(`org:function.${value}`, value);
  if (field === "role") return textOr(`org:role.${value}`, value);
  if (field === "status") return textOr(`org:status.${value}`, value);
  if (field === "kind") return textOr(`org:absence.kind.${value}`, textOr(`org:unit_kind.${value}`, value));
  if (field === "scopes") return textOr(`journal:scope.${value}`, value);
  if (["language", "languages", "defaultLanguage"].includes(field)) return languageNames[value as keyof typeof languageNames] ?? value;
  if (field === "fiscalStartMonth") return monthName(Number(value), language);
  if (field === "country") return new Intl.DisplayNames(language, { type: "region" }).of(value) ?? value;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value, language);
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return formatInstant(value, language, timeZone);
  return value;
}

const minorText = ({ minor, currency }: Minor): string => formatMoney(moneyJson(money(BigInt(minor), currency)), currentLanguage());

function levelName(company: Company | undefined, value: string): string {
  const level = company?.tree.levels.find((one) => one.id === value || one.key === value);
  return level ? levelWord(level) : value;
}

const monthName = (month: number, language: string): string =>
  new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2026, month - 1, 1)));

/** Routes, working hours, names in languages, calendar exceptions. */
function objectText(value: Record<string, unknown>, { company }: Context): string {
  const { from, to, weekday, hours, name } = value;
  if (isMinor(value)) return minorText(value);
  // A phone or an address, with whose it is.
  if (typeof value["value"] === "string") return value["value"];
  if (typeof from === "string" && typeof to === "string") {
    if (typeof weekday === "number") return `${weekdayName(weekday)} ${from}–${to}`;
    return /^\d/.test(from) ? `${from}–${to}` : `${levelName(company, from)} → ${levelName(company, to)}`;
  }
  if (typeof name === "string")
    return [name, hours ? objectText(hours as Record<string, unknown>, { company, timeZone: "", subjectKind: "" }) : null]
      .filter(Boolean)
      .join(" ");
  const language = currentLanguage();
  if (typeof value[language] === "string") return value[language];
  return Object.values(value).join(", ");
}

/** 1 is Monday; 5 January 2026 was one. */
const weekdayName = (weekday: number): string =>
  new Intl.DateTimeFormat(currentLanguage(), { weekday: "short", timeZone: "UTC" }).format(new Date(Date.UTC(2026, 0, 4 + weekday)));
