/** Records as variants ask of them, from what the API shows of them. */
import { plainTaxNumber } from "#features/clients/core/website.ts";
import { type Money, type MoneyJson, parseMoney } from "#shared/money.ts";
import type { AskedClient, BookRow } from "./catalogue.ts";

type AskedDeal = NonNullable<BookRow["deal"]>;
type Reached = { readonly phones: readonly { readonly value: string }[]; readonly emails: readonly { readonly value: string }[] };
type Kept = { readonly createdAt: string; readonly archivedAt: string | null };

type ShownClient = Omit<AskedClient, "revenue" | "phone" | "email" | "createdAt" | "archived"> &
  Reached &
  Kept & { readonly revenue: MoneyJson | null };
type ShownDeal = Omit<AskedDeal, "client" | "amount" | "cost" | "since" | "openedAt" | "createdAt" | "isArchived"> &
  Kept & {
    readonly clientName: string | null;
    readonly amount: MoneyJson | null;
    readonly cost: MoneyJson | null;
    readonly since: string;
    readonly openedAt: string;
  };
type ShownLead = Pick<AskedClient, "id" | "region" | "source" | "ownerId"> &
  Reached &
  Kept & { readonly title: string; readonly company: string | null };

export const clientFactsOf = (client: ShownClient): AskedClient => ({
  ...client,
  revenue: moneyOf(client.revenue),
  taxNumber: plainTaxNumber(client.taxNumber),
  phone: client.phones[0]?.value ?? null,
  email: client.emails[0]?.value ?? null,
  createdAt: new Date(client.createdAt),
  archived: client.archivedAt !== null,
});

export const dealFactsOf = (deal: ShownDeal): AskedDeal => ({
  ...deal,
  client: deal.clientName,
  amount: moneyOf(deal.amount),
  cost: moneyOf(deal.cost),
  since: new Date(deal.since),
  openedAt: new Date(deal.openedAt),
  createdAt: new Date(deal.createdAt),
  isArchived: deal.archivedAt !== null,
});

/** The company behind a lead that is no client yet, as far as the lead knows it. */
export const clientOfLead = (lead: ShownLead): AskedClient => ({
  id: lead.id,
  name: lead.company ?? lead.title,
  industry: null,
  region: lead.region,
  source: lead.source,
  country: null,
  city: null,
  revenue: null,
  employees: null,
  ownerId: lead.ownerId,
  parentId: null,
  tags: [],
  externalId: null,
  createdAt: new Date(lead.createdAt),
  archived: lead.archivedAt !== null,
  taxNumber: null,
  domain: null,
  phone: lead.phones[0]?.value ?? null,
  email: lead.emails[0]?.value ?? null,
});

function moneyOf(shown: MoneyJson | null): Money | null {
  const read = shown === null ? null : parseMoney(shown);
  return read?.ok ? read.value : null;
}
