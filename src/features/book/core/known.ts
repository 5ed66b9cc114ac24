/** What the placeholders of a text stand for, as people read it: amounts and days in the language of whoever reads. */
import type { MoneyJson } from "#shared/money.ts";
import type { Known } from "./placeholders.ts";

export type Spoken = {
  readonly client: string | null;
  readonly contact: string | null;
  readonly deal: { readonly title: string; readonly amount: MoneyJson | null } | null;
  readonly me: { readonly name: string; readonly phone: string | null } | null;
  readonly company: string | null;
  /** Business date. */
  readonly today: string;
};

/** Whole amounts are written without their zeros, days in full: "€36,000", "5 July 2026". */
export function knownOf({ client, contact, deal, me, company, today }: Spoken, language: string): Known {
  return {
    "client.name": client,
    "contact.name": contact,
    "deal.title": deal?.title ?? null,
    "deal.amount": deal?.amount ? amountText(deal.amount, language) : null,
    "me.name": me?.name ?? null,
    "me.phone": me?.phone ?? null,
    "company.name": company,
    today: new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${today}T00:00:00Z`)),
  };
}

/** The amount is decimal text of any length; as a number it would lose its last digits. */
const amountText = ({ amount, currency }: MoneyJson, language: string): string =>
  new Intl.NumberFormat(language, { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" }).format(
    amount as Intl.StringNumericLiteral,
  );
