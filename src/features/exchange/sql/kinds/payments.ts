/** A batch of payments from a file: each belongs to a deal, a contract or a client, and counts for whoever owned the deal on the day. */
import { sql } from "kysely";
import { belongingOf, type Seen } from "#features/deals/core/belonging.ts";
import { recordedPayment } from "#features/deals/core/money-recorded.ts";
import { changePayment, type Payment, type PaymentEvent, receivePayment } from "#features/deals/core/payment.ts";
import { creditedTo, savePaymentEvents } from "#features/deals/sql/money/payments.ts";
import { appendJournal } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { foldText } from "#shared/text.ts";
import { type Imported, type ImportRow, type Outcome, refusedAs } from "../../core/imported.ts";
import type { RowRefusal } from "../../core/read-row.ts";
import { type Batch, clientsByName, type ImportParts } from "../names.ts";

type Owner = NonNullable<Seen["contract"]> | NonNullable<Seen["deal"]>;
/** By name or id elsewhere: the one that is meant; null where several could be. */
type Owners = ReadonlyMap<string, Owner | null>;

export async function importPayments(tx: Tx, rows: readonly ImportRow[], parts: ImportParts): Promise<Batch> {
  const { context } = parts;
  const { workspaceId } = context.actor;
  const told = (field: string) => [...new Set(rows.flatMap(({ values }) => values.texts[field] ?? []))];
  const deals = await dealsNamed(tx, workspaceId, told("deal"));
  const contracts = await contractsNamed(tx, workspaceId, told("contract"));
  const clients = await clientsByName(tx, new Map(told("client").map((name) => [name, null])), parts);
  const known = await paymentsByExternalIds(
    tx,
    workspaceId,
    rows.map(({ externalId }) => externalId),
  );
  const today = dayIn(context.now, parts.timeZone);
  const seen = new Map<string, { readonly before: Payment | null; payment: Payment; readonly events: PaymentEvent[] }>();
  const outcomes: Outcome[] = [];
  for (const row of rows) {
    const own = seen.get(row.externalId);
    const current = own?.payment ?? known.get(row.externalId) ?? null;
    const wish = await wishOf(tx, row, { deals, contracts, clients: clients.ids }, parts);
    if ("problem" in wish) {
      outcomes.push(wish);
      continue;
    }
    const { paidOn, amount, creditedToId } = wish;
    const fresh: Payment = { ...wish, id: context.newId(), externalId: row.externalId, voidedAt: null, version: 1 };
    // For whom it counts was settled when it came in; a file that comes again does not move it.
    const decided =
      current === null
        ? receivePayment(fresh, today)
        : changePayment(current, { paidOn, amount, ...(paidOn === current.paidOn ? {} : { creditedToId }) }, today);
    if (!decided.ok) outcomes.push(refusedAs(decided.refusal === "day_in_future" ? "paid_on" : "amount", decided.refusal));
    else if (decided.value.length === 0) outcomes.push("unchanged");
    else {
      const [event] = decided.value;
      const payment = event?.type === "PaymentChanged" ? { ...(current ?? fresh), ...event.after } : fresh;
      if (own) {
        own.events.push(...decided.value);
        own.payment = payment;
      } else seen.set(row.externalId, { before: current, payment, events: [...decided.value] });
      outcomes.push(current === null ? "created" : "updated");
    }
  }
  const all = [...seen.values()];
  if (!parts.isDry) {
    for (const { payment, events } of all) await savePaymentEvents(tx, events, payment, { ...context, importId: parts.importId });
    await appendJournal(
      tx,
      "deals",
      all.flatMap(({ events }) => events.map((event) => ({ ...recordedPayment(event), subjectKind: "payment" }))),
      context,
    );
  }
  const imported = all.map(({ before, payment, events }): Imported => {
    const changes = events.filter(({ type }) => type === "PaymentChanged").length;
    const change = before === null ? "created" : "updated";
    const was = before && { paidOn: before.paidOn, amount: before.amount, creditedToId: before.creditedToId };
    return { recordId: payment.id, kind: "payment", change, version: (before?.version ?? 1) + (changes > 0 ? 1 : 0), before: was };
  });
  return { outcomes, imported: [...clients.created, ...imported], alsoCreated: { clients: clients.created.length } };
}

type Wish = Omit<Payment, "id" | "externalId" | "voidedAt" | "version">;

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
  const seen = {
    client: client ?? null,
    deal: (owners["deal"] ?? null) as Seen["deal"],
    contract: (owners["contract"] ?? null) as Seen["contract"],
  };
  const belonging = belongingOf(
    { clientId: client?.id ?? null, dealId: seen.deal?.id ?? null, contractId: seen.contract?.id ?? null },
    seen,
  );
  if (!belonging.ok) return refusedAs("deal", belonging.refusal);
  const { dealId, ownerId } = belonging.value;
  return {
    ...belonging.value,
    paidOn,
    amount: { minor, currency: texts["currency"] ?? parts.currency },
    creditedToId: await creditedTo(tx, parts.context.actor.workspaceId, dealId, paidOn, parts.timeZone, ownerId),
  };
}

type Candidate = NonNullable<Seen["contract"]> & { readonly externalId: string | null; readonly folded: string };

/** By the id elsewhere; else by the title, where one has it. */
function chosen(names: readonly string[], rows: readonly Candidate[]): Owners {
  return new Map(
    names.flatMap((name) => {
      const byId = rows.filter(({ externalId }) => externalId === name);
      const same = byId.length > 0 ? byId : rows.filter(({ folded }) => folded === foldText(name));
      return same[0] === undefined ? [] : [[name, same.length === 1 ? same[0] : null] as const];
    }),
  );
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

async function paymentsByExternalIds(tx: Tx, workspaceId: string, externalIds: readonly string[]): Promise<ReadonlyMap<string, Payment>> {
  const { rows } = await sql<Omit<Payment, "amount"> & { readonly minor: bigint; readonly currency: string }>`
    select id, owner_id as "ownerId", coalesce(deal_id, contract_id, client_id) as "parentId", client_id as "clientId", deal_id as "dealId", contract_id as "contractId",
      paid_on as "paidOn", amount as minor, currency, credited_to_id as "creditedToId", external_id as "externalId", voided_at as "voidedAt", version
    from deals.payment where workspace_id = ${workspaceId} and external_id = any (${[...externalIds]}::text[]) order by id for update`.execute(
    tx,
  );
  return new Map(rows.map(({ minor, currency, ...row }) => [row.externalId ?? "", { ...row, amount: { minor, currency } }]));
}

const dayIn = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);
