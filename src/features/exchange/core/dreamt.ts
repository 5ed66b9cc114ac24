/** What a dry run would have written: later rows meet it as if it stood in the base, so that trying promises what importing does. */
import type { Client } from "#features/clients/core/client.ts";
import type { Contact } from "#features/clients/core/contact.ts";
import type { Deal } from "#features/deals/core/deal.ts";
import type { Lead } from "#features/deals/core/lead.ts";
import type { Payment } from "#features/deals/core/payment.ts";
import { foldText } from "#shared/text.ts";
import type { OwnValue } from "./own-values.ts";

/** So many records of a kind are held in memory; what comes after them is tried as if the file began there. */
export const mostDreamt = 400_000;

type Dreamable = { readonly id: string; readonly externalId: string | null };
export type Dream<T extends Dreamable> = {
  byId(id: string): T | undefined;
  byExternalId(externalId: string): T | undefined;
  /** Of those that have a name by which rows find them. */
  byName(folded: string): readonly T[];
  keep(record: T): void;
};
export type Dreamt = {
  readonly clients: Dream<Client>;
  readonly contacts: Dream<Contact>;
  readonly leads: Dream<Lead>;
  readonly deals: Dream<Deal>;
  readonly payments: Dream<Payment>;
  /** Ids of clients that rows about others have named, and no row of their own has told of yet. */
  readonly bare: Set<string>;
  /** The company's own fields by record. */
  readonly own: Map<string, Readonly<Record<string, OwnValue | null>>>;
};

/** Empty, and left empty by an import that writes. */
export const nothingDreamt = (): Dreamt => ({
  clients: createDream(({ name }) => foldText(name)),
  contacts: createDream(() => null),
  leads: createDream(() => null),
  deals: createDream(() => null),
  payments: createDream(() => null),
  bare: new Set(),
  own: new Map(),
});

/** These as they are there, with what was dreamt of them and of others since. */
export function withDreamt<T extends Dreamable>(
  there: ReadonlyMap<string, T>,
  dream: Dream<T>,
  externalIds: readonly string[],
): ReadonlyMap<string, T> {
  const all = new Map(there);
  for (const externalId of externalIds) {
    const dreamt = dream.byExternalId(externalId);
    if (dreamt) all.set(externalId, dreamt);
  }
  return all;
}

function createDream<T extends Dreamable>(nameOf: (record: T) => string | null): Dream<T> {
  const records = new Map<string, T>();
  const idOf = new Map<string, string>();
  const named = new Map<string, Set<string>>();
  return {
    byId: (id) => records.get(id),
    byExternalId: (externalId) => records.get(idOf.get(externalId) ?? ""),
    byName: (folded) => [...(named.get(folded) ?? [])].flatMap((id) => records.get(id) ?? []),
    keep(record) {
      const before = records.get(record.id);
      if (before === undefined && records.size >= mostDreamt) return;
      records.set(record.id, record);
      if (record.externalId !== null) idOf.set(record.externalId, record.id);
      const [was, is] = [before && nameOf(before), nameOf(record)];
      if (was === is) return;
      if (was) named.get(was)?.delete(record.id);
      if (is !== null) named.set(is, (named.get(is) ?? new Set()).add(record.id));
    },
  };
}
