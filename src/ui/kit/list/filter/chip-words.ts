/** The words on a chip: "Stage is any of Offer, Trial", "Amount over €10,000", "has no deal where …". */
import type { Chip, ChipValue } from "#shared/filter/chips.ts";
import type { PeriodValue, RelativeDate } from "#shared/filter/language.ts";
import type { Say } from "../../../i18n/text.ts";
import type { useFormat } from "../../format.ts";
import { type FieldWords, optionWord } from "../field-words.ts";

export type Speech = {
  readonly t: Say;
  readonly format: ReturnType<typeof useFormat>;
  readonly personName: (id: string) => string | null;
  readonly recordName: (id: string) => string | null;
};

export function chipWords(chip: Chip, words: FieldWords, speech: Speech): string {
  const { t } = speech;
  const said = saidOf(chip, words, speech);
  return chip.isNegated && chip.is !== "related" ? t("list:chip.not", { filter: said }) : said;
}

function saidOf(chip: Chip, words: FieldWords, speech: Speech): string {
  const { t } = speech;
  switch (chip.is) {
    case "group": {
      const joint = chip.join === "and" ? t("list:chip.and") : t("list:chip.or");
      const members = chip.chips.map((one) => (one.is === "group" ? `(${chipWords(one, words, speech)})` : chipWords(one, words, speech)));
      return members.length === 0 ? t("list:chip.nothing") : members.join(` ${joint} `);
    }
    case "related": {
      const relation = words.relation?.(chip.relation) ?? chip.relation;
      const inner = words.related?.(chip.relation) ?? { field: (name: string) => name };
      const has = chip.isNegated ? t("list:chip.has_no", { relation }) : t("list:chip.has", { relation });
      if (chip.chips.length === 0) return has;
      return t("list:chip.where", { has, filter: chip.chips.map((one) => chipWords(one, inner, speech)).join(` ${t("list:chip.and")} `) });
    }
    case "comparison": {
      const values = chip.values.map((value) => valueWords(value, chip.field, words, speech));
      const [first = "", second = ""] = values;
      const field = words.field(chip.field);
      const op = t(`list:op.${opName(chip.kind, chip.op)}`);
      if (chip.op === "empty" || chip.op === "notEmpty") return `${field} ${op}`;
      if (chip.op === "between") return `${field} ${t("list:chip.between", { from: first, to: second })}`;
      if (values.length > 3) return `${field} ${op} ${t("list:chip.and_more", { first, count: values.length - 1 })}`;
      return `${field} ${op} ${values.join(", ")}`;
    }
  }
}

/** The same operator is said in other words of dates, and of several values. */
export function opName(kind: string, op: string): "eq" {
  const isDate = kind === "date" || kind === "instant";
  const isSeveral = kind === "choices" || kind === "people" || kind === "records";
  if (isDate && ["eq", "ne", "lt", "lte", "gt", "gte"].includes(op)) return `date_${op}` as "eq";
  if (isSeveral && ["contains", "in", "notIn"].includes(op)) return `several_${op}` as "eq";
  return op as "eq";
}

function valueWords(value: ChipValue, field: string, words: FieldWords, { t, format, personName, recordName }: Speech): string {
  switch (value.is) {
    case "text":
      return t("list:value.quoted", { text: value.text });
    case "option":
      return optionWord(words, field, value.text);
    case "person":
      return personName(value.text) ?? t("list:value.unknown_person");
    case "record":
      return recordName(value.text) ?? t("list:value.one_record");
    case "me":
      return t("list:value.me");
    case "myPeople":
      return t("list:value.my_people");
    case "number":
      return format.number(value.number);
    case "truth":
      return value.value ? t("list:value.yes") : t("list:value.no");
    case "money":
      return format.money(value);
    case "date":
      return format.date(value.text);
    case "instant":
      return format.instant(value.text);
    case "relative":
      return relativeWords(value.date, t);
    case "period":
      return periodWords(value.period, t);
  }
}

export function relativeWords({ relative, offset = {} }: RelativeDate, t: Say): string {
  const start = t(`list:relative.${relative}`);
  const moves = Object.entries(offset)
    .filter(([, count]) => count !== 0)
    .map(([unit, count]) => `${count! > 0 ? "+" : "−"} ${t(`list:unit.${unit as "days"}`, { count: Math.abs(count!) })}`);
  return [start, ...moves].join(" ");
}

export function periodWords(period: PeriodValue, t: Say): string {
  if (typeof period === "string") return period;
  if ("period" in period) {
    const { offset = 0 } = period;
    if (Math.abs(offset) <= 1) return t(`list:period.${period.period}_${offset === 0 ? "this" : offset < 0 ? "last" : "next"}`);
    return `${t(`list:period.${period.period}_this`)} ${offset > 0 ? "+" : "−"} ${Math.abs(offset)}`;
  }
  const [way, counts] = "last" in period ? (["last", period.last] as const) : (["next", period.next] as const);
  const [unit, count] = Object.entries(counts)[0] ?? ["days", 0];
  const length = t(`list:unit.${unit as "days"}`, { count: count ?? 0 });
  return way === "last" ? t("list:period.last", { length }) : t("list:period.next", { length });
}
