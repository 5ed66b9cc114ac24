/** A batch of payments from a file: each belongs to a deal, a contract or a client, and counts for whoever owned the deal on the day. */
import { sql } from "kysely";
import { creditedTo, savePaymentEvents } from "#features/deals/sql/money/payments.ts";
import { appendJournal } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { foldText } from "#shared/text.ts";
import { withDreamt } from "../../core/dreamt.ts";
import { type Imported, type ImportRow, type Outcome, refusedAs } from "../../core/imported.ts";
import {
  belongs,
  type Candidate,
  chosen,
  dayIn,
  decidePayment,
  type Owner,
  type Owners,
  paymentEntries,
  type Taken,
  type Wish,
} from "../../core/kinds/payments.ts";
import type { RowRefusal } from "../../core/read-row.ts";
import { type Batch, clientsByName, type ImportParts } from "../names.ts";

export async function importPayments(tx: Tx, rows: readonly ImportRow[], parts: ImportParts): Promise<Batch> {
  const { context } = parts;
  const { workspaceId } = context.actor;
  const told = (field: string) => [...new Set(rows.flatMap(({ values }) => values.texts[field] ?? []))];
  const deals = await dealsNamed(tx, workspaceId, told("deal"));
  const contracts = await contractsNamed(tx, workspaceId, told("contract"));
  const clients = await clientsByName(tx, new Map(told("client").map((name) => [name, null])), parts);
  const externalIds = rows.map(({ externalId }) => externalId);
  const known = withDreamt(await paymentsByExternalIds(tx, workspaceId, externalIds), parts.dreamt.payments, externalIds);
  const today = dayIn(context.now, parts.timeZone);
  const seen = new Map<string, Taken>();
  const outcomes: Outcome[] = [];
  for (const row of rows) {
    const own = seen.get(row.externalId);
    const current = own?.payment ?? known.get(row.externalId) ?? null;
    const wish = await wishOf(tx, row, { deals, contracts, clients: clients.ids }, parts);
    if ("problem" in wish) {
      outcomes.push(wish);
      continue;
    }
    const decided = decidePayment(current, wish, row.externalId, today, context.newId);
    if (!decided.ok) outcomes.push(decided.refusal);
    else if (decided.value === null) outcomes.push("unchanged");
    else {
      const { payment, events } = decided.value;
      seen.set(row.externalId, own ? { before: own.before, payment, events: [...own.events, ...events] } : decided.value);
      outcomes.push(current === null ? "created" : "updated");
    }
  }
  const all = [...seen.values()];
  if (parts.isDry) for (const { payment } of all) parts.dreamt.payments.keep(payment);
  else {
    for (const { payment, events } of all) await savePaymentEvents(tx, events, payment, { ...context, importId: parts.importId });
    await appendJournal(
      tx,
      "deals",
      all.flatMap(({ events }) => paymentEntries(events)),
      context,
    );
  }
  const imported = all.map(({ before, payment, events }): Imported => {
    const changes = events.filter(({ type }) => type === "PaymentChanged").length;
    const change = before === null ? "created" : "updated";
    const was = before && { paidOn: before.paidOn, amount: before.amount, creditedToId: before.creditedToId };
    return { recordId: payment.id, kind: "payment", change, version: (before?.version ?? 1) + (changes > 0 ? 1 : 0), before: was };
  });
  return {
    outcomes,
    recordIds: outcomes.map(() => null),
    imported: [...clients.created, ...imported],
    alsoCreated: { clients: clients.created.length },
  };
}

async function wishOf(
  tx: Tx,
  { values: { texts, amounts } }: ImportRow,
  found: {
    readonly deals: Owners;
    readonly contracts: Owners;
    readonly clients: ReadonlyMap<string, { readonly id: string; readonly ownerId: string } | null>;
  },
  parts: ImportParts,
): Promise<Wish | RowRefusal> {
  const [paidOn, minor] = [texts["paid_on"], amounts["amount"]];
  if (paidOn === undefined) return refusedAs("paid_on", "date_needed");
  if (minor === undefined) return refusedAs("amount", "amount_needed");
  const owners: Record<string, Owner> = {};
  for (const field of ["deal", "contract"] as const) {
    const name = texts[field];
    if (name === undefined) continue;
    const owner = found[`${field}s`].get(name);
    if (owner === undefined) return refusedAs(field, `unknown_${field}`);
    if (owner === null) return refusedAs(field, `ambiguous_${field}`);
    owners[field] = owner;
  }
  const client = texts["client"] === undefined ? undefined : found.clients.get(texts["client"]);
  if (client === null) return refusedAs("client", "ambiguous_client");
  const belonging = belongs(owners["deal"] ?? null, owners["contract"] ?? null, client ?? null);
  if (!belonging.ok) return refusedAs("deal", belonging.refusal);
  const { dealId, ownerId } = belonging.value;
  return {
    ...belonging.value,
    paidOn,
    amount: { minor, currency: texts["currency"] ?? parts.currency },
    creditedToId: await creditedTo(tx, parts.context.actor.workspaceId, dealId, paidOn, parts.timeZone, ownerId),
  };
}

async function dealsNamed(tx: Tx, workspaceId: string, names: readonly string[]): Promise<Owners> {
  if (names.length === 0) return new Map();
  const { rows } = await sql<Candidate>`
    select d.id, d.owner_id as "ownerId", d.client_id as "clientId", d.id as "dealId", d.currency, d.external_id as "externalId", d.title_folded as folded from deals.deal d
    where d.workspace_id = ${workspaceId} and d.archived_at is null
      and (d.external_id = any (${[...names]}::text[]) or d.title_folded = any (${names.map(foldText)}::text[])) order by d.id`.execute(tx);
  return chosen(names, rows);
}

async function contractsNamed(tx: Tx, workspaceId: string, names: readonly string[]): Promise<Owners> {
  if (names.length === 0) return new Map();
  const { rows } = await sql<Candidate>`
    select id, owner_id as "ownerId", client_id as "clientId", deal_id as "dealId", currency, external_id as "externalId", number_folded as folded from deals.contract
    where workspace_id = ${workspaceId} and archived_at is null
      and (external_id = any (${[...names]}::text[]) or number_folded = any (${names.map(foldText)}::text[])) order by id`.execute(tx);
  return chosen(names, rows);
}

async function paymentsByExternalIds(
  tx: Tx,
  workspaceId: string,
  externalIds: readonly string[],
): Promise<ReadonlyMap<string, Taken["payment"]>> {
  const { rows } = await sql<Omit<Taken["payment"], "amount"> & { readonly minor: bigint; readonly currency: string }>`
    select id, owner_id as "ownerId", coalesce(deal_id, contract_id, client_id) as "parentId", client_id as "clientId", deal_id as "dealId", contract_id as "contractId",
      paid_on as "paidOn", amount as minor, currency, credited_to_id as "creditedToId", external_id as "externalId", voided_at as "voidedAt", version
    from deals.payment where workspace_id = ${workspaceId} and external_id = any (${[...externalIds]}::text[]) order by id for update`.execute(
    tx,
  );
  return new Map(rows.map(({ minor, currency, ...row }) => [row.externalId ?? "", { ...row, amount: { minor, currency } }]));
}
