/** Rows of a file that are one with each other, or with a client or contact that is there already. */
import { createMeeting, keysOfClient, keysOfContact } from "#features/clients/core/blocking.ts";
import {
  type ClientForms,
  type ContactForms,
  duplicateFrom,
  formsOfClient,
  formsOfContact,
  likenessOfClients,
  likenessOfContacts,
} from "#features/clients/core/duplicates.ts";
import type { Evidence } from "#features/clients/core/evidence.ts";
import { domainOf } from "#features/clients/core/website.ts";
import { foldText } from "#shared/text.ts";

/** A row by its external id or, where it has none, its line; a record that is there by its id. */
export type Ref = string | number;
export type DuplicatePair = { readonly a: Ref; readonly b: Ref; readonly score: number; readonly because: readonly Evidence[] };
export type ComparedKind = "clients" | "contacts";
type Texts = Readonly<Record<string, string>>;

/** So many records are held in memory; what comes after them is not compared, and the answer says so. */
export const mostCompared = 400_000;

/** Whom a row seems to be about. */
export type Match = {
  readonly with: Ref;
  /** The record that is there; null: an earlier row of the file. */
  readonly recordId: string | null;
  readonly externalId: string | null;
  readonly name: string;
  readonly score: number;
  readonly because: readonly Evidence[];
};

export type DuplicateSearch = {
  /** A record that is there, by the names of our fields. */
  meetRecord(id: string, externalId: string | null, texts: Texts): void;
  /** The most alike of those that came before; null where nobody is, or where the row names one by its id. */
  meetRow(ref: Ref, texts: Texts): Match | null;
  /** The most alike first. */
  found(): readonly DuplicatePair[];
  notCompared(): number;
};

type Known = {
  readonly ref: Ref;
  readonly externalId: string | null;
  readonly isRow: boolean;
  readonly forms: ClientForms | ContactForms;
  readonly name: string;
};

const nameIn = (texts: Texts) => texts["name"] ?? [texts["first_name"], texts["last_name"]].filter((part) => part !== undefined).join(" ");
const matchOf = ({ ref, externalId, isRow, name }: Known, { score, because }: DuplicatePair): Match => ({
  with: ref,
  recordId: isRow ? null : String(ref),
  externalId,
  name,
  score,
  because,
});

export function createDuplicateSearch(kind: ComparedKind): DuplicateSearch {
  const meeting = createMeeting<Known>();
  const pairs: DuplicatePair[] = [];
  const known = new Set<string>();
  const named = new Map<string, (string | null)[]>();
  let compared = 0;
  let left = 0;
  const meet = (ref: Ref, externalId: string | null, texts: Texts, isRow: boolean): Match | null => {
    // Whoever names a record by its id means that one, whomever it is like.
    const isKnown = isRow && externalId !== null && known.has(externalId);
    if (externalId !== null) known.add(externalId);
    // A client row whose name one client bears is that client, whoever else is more like it: the rule by which it is imported.
    const name = kind === "clients" ? foldText(texts["name"] ?? "") : "";
    const same = (named.get(name) ?? []).filter((other) => externalId === null || other === null).length;
    const isNamesake = isRow && (externalId === null ? same > 0 : same === 1);
    if (name !== "" && compared < mostCompared) named.set(name, [...(named.get(name) ?? []), externalId]);
    if (++compared > mostCompared) {
      left++;
      return null;
    }
    let best: Match | null = null;
    const forms = kind === "clients" ? clientOf(texts) : contactOf(texts);
    const keys = forms.kind === "client" ? keysOfClient(forms) : keysOfContact(forms);
    for (const other of meeting.meet({ ref, externalId, isRow, forms, name: nameIn(texts) }, keys)) {
      // What is there already is not this import's matter; and a row that names a record is that record.
      if (!isRow || (externalId !== null && externalId === other.externalId)) continue;
      const { score, evidence } = likeness(other.forms, forms);
      if (score < duplicateFrom) continue;
      const pair = { a: other.ref, b: ref, score: Math.round(score * 10_000) / 10_000, because: evidence };
      pairs.push(pair);
      if (best === null || pair.score > best.score) best = matchOf(other, pair);
    }
    return isKnown || isNamesake ? null : best;
  };
  return {
    meetRecord: (id, externalId, texts) => void meet(id, externalId, texts, false),
    meetRow: (ref, texts) => meet(ref, texts["external_id"] ?? null, texts, true),
    found: () => pairs.sort((one, other) => other.score - one.score),
    notCompared: () => left,
  };
}

function likeness(one: ClientForms | ContactForms, other: ClientForms | ContactForms) {
  if (one.kind === "client" && other.kind === "client") return likenessOfClients(one, other);
  if (one.kind === "contact" && other.kind === "contact") return likenessOfContacts(one, other);
  throw new Error("a client is compared with clients");
}

const list = (text: string | undefined) =>
  (text ?? "")
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
const place = (texts: Texts) => ({ street: texts["street"] ?? "", city: texts["city"] ?? "", postcode: texts["postcode"] ?? "" });
const reached = (texts: Texts) => ({ phones: list(texts["phone"]), emails: list(texts["email"]) });

const clientOf = (texts: Texts) =>
  formsOfClient({
    name: texts["name"] ?? "",
    taxNumber: texts["tax_number"] ?? "",
    domain: domainOf(texts["website"] ?? null) ?? "",
    country: texts["country"] ?? "",
    ...reached(texts),
    ...place(texts),
  });

const contactOf = (texts: Texts) =>
  formsOfContact({
    firstName: texts["first_name"] ?? "",
    lastName: texts["last_name"] ?? "",
    client: texts["client"] ?? "",
    region: texts["region"] ?? "",
    birthDate: texts["birth_date"] ?? "",
    ...reached(texts),
    ...place(texts),
  });
