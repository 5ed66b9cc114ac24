/** Whether two clients, or two contacts, are one: a score with its reasons. What is unknown of either says nothing. */
import { codeForm, companyForm, comparedForm } from "./compared-form.ts";
import { type Evidence, type Judged, judge, scoreOf } from "./evidence.ts";
import { editSimilarity, editsBetween, jaroWinkler, wordSimilarity } from "./similarity.ts";

/** What of a client is compared, as it was entered; "" and an empty list where it is unknown. Phones in E.164. */
export type ComparedClient = {
  readonly name: string;
  readonly taxNumber: string;
  readonly domain: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly street: string;
  readonly city: string;
  readonly postcode: string;
  readonly country: string;
};

/** What of a contact is compared. `client` is the client's name; `birthDate` any text of eight digits, such as 1980-02-28. */
export type ComparedContact = {
  readonly firstName: string;
  readonly lastName: string;
  readonly client: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly street: string;
  readonly city: string;
  readonly postcode: string;
  readonly region: string;
  readonly birthDate: string;
};

export type Likeness = { readonly score: number; readonly evidence: readonly Evidence[] };
/** From this score on two records are told as duplicates of each other. */
export const duplicateFrom = 0.5;

/** The same with all texts in their compared forms: made once for a record that is compared with many. */
export type ClientForms = { readonly kind: "client" } & ComparedClient;
export type ContactForms = { readonly kind: "contact" } & ComparedContact;

export const formsOfClient = (client: ComparedClient): ClientForms => ({
  kind: "client",
  name: companyForm(client.name),
  taxNumber: codeForm(client.taxNumber),
  domain: client.domain.toLowerCase().replace(/^www\./, ""),
  phones: client.phones.map(digitsOf),
  emails: client.emails.map((email) => email.trim().toLowerCase()),
  street: streetForm(client.street),
  city: comparedForm(client.city),
  postcode: codeForm(client.postcode),
  country: comparedForm(client.country),
});

export const formsOfContact = (contact: ComparedContact): ContactForms => ({
  kind: "contact",
  firstName: comparedForm(contact.firstName),
  lastName: comparedForm(contact.lastName),
  client: companyForm(contact.client),
  phones: contact.phones.map(digitsOf),
  emails: contact.emails.map((email) => email.trim().toLowerCase()),
  street: streetForm(contact.street),
  city: comparedForm(contact.city),
  postcode: codeForm(contact.postcode),
  region: comparedForm(contact.region),
  birthDate: digitsOf(contact.birthDate),
});

const digitsOf = (text: string) => text.replace(/\D/g, "");
/** House numbers stand before or behind: "12 Main Street" and "Main Street 12" are one. */
const streetForm = (street: string) => {
  const words = comparedForm(street).split(" ");
  const isNumber = (word: string) => /^\d/.test(word);
  return [...words.filter((word) => !isNumber(word)), ...words.filter(isNumber)].join(" ");
};

const place = {
  street: { equal: 7, other: -2, doubtful: 0.82, different: 0.6 },
  city: { equal: 4, other: -1.5, doubtful: 0.85, different: 0.6 },
  postcode: { equal: 4, other: -1, doubtful: 0.6, different: 0.2 },
  region: { equal: 1, other: -1, doubtful: 0.9, different: 0.5 },
} as const satisfies Record<string, Judged>;
const reached = {
  phone: { equal: 8, other: -0.5, doubtful: 0.99, different: 0.9 },
  email: { equal: 9, other: -0.5, doubtful: 0.95, different: 0.7 },
} as const satisfies Record<string, Judged>;

const ofClient = {
  name: { equal: 14, other: -8, doubtful: 0.86, different: 0.6 },
  taxNumber: { equal: 16, other: -7, doubtful: 0.88, different: 0.5 },
  domain: { equal: 9, other: -1, doubtful: 0.99, different: 0.9 },
  country: { equal: 0.5, other: -4, doubtful: 0.9, different: 0.5 },
} as const satisfies Record<string, Judged>;

/** Symmetric; 0 to 1. A name with nothing else known is enough, for companies seldom share one. */
export function likenessOfClients(one: ClientForms, other: ClientForms): Likeness {
  return weighed([
    known("name", ofClient.name, one.name, other.name, wordSimilarity),
    known("taxNumber", ofClient.taxNumber, one.taxNumber, other.taxNumber, editSimilarity),
    known("domain", ofClient.domain, one.domain, other.domain, same),
    ...reachedBy(one, other),
    ...placed(one, other),
    known("country", ofClient.country, one.country, other.country, same),
  ]);
}

const ofContact = {
  firstName: { equal: 5, other: -4, doubtful: 0.82, different: 0.6 },
  lastName: { equal: 7, other: -5, doubtful: 0.82, different: 0.6 },
  birthDate: { equal: 9, other: -4, doubtful: 0.7, different: 0.5 },
  client: { equal: 3, other: -0.5, doubtful: 0.9, different: 0.7 },
} as const satisfies Record<string, Judged>;

/** Symmetric; 0 to 1. First and last name that changed places are recognised, and so are day and month. A name alone is not enough. */
export function likenessOfContacts(one: ContactForms, other: ContactForms): Likeness {
  return weighed([
    ...named(one, other),
    known("birthDate", ofContact.birthDate, one.birthDate, other.birthDate, dateSimilarity),
    ...reachedBy(one, other),
    known("client", ofContact.client, one.client, other.client, wordSimilarity),
    ...placed(one, other),
    known("region", place.region, one.region, other.region, jaroWinkler),
  ]);
}

const weighed = (found: readonly (Evidence | null)[]): Likeness => {
  const evidence = found.filter((one) => one !== null);
  return { score: scoreOf(evidence), evidence };
};

type Measure = (one: string, other: string) => number;
const same: Measure = (one, other) => (one === other ? 1 : 0);

function known(field: string, judged: Judged, one: string, other: string, measure: Measure): Evidence | null {
  return one === "" || other === "" ? null : judge(field, measure(one, other), judged);
}

/** Of several phones or addresses the two that are most alike. */
function shared(field: string, judged: Judged, ones: readonly string[], others: readonly string[], measure: Measure): Evidence | null {
  const values = ones.flatMap((one) => others.map((other) => measure(one, other)));
  return values.length === 0 ? null : judge(field, Math.max(...values), judged);
}

/** Who shares a phone often shares the address of mail too, so the weaker of the two that speak for it counts a quarter. */
function reachedBy(one: Reached, other: Reached): (Evidence | null)[] {
  const phone = shared("phone", reached.phone, one.phones, other.phones, same);
  const email = shared("email", reached.email, one.emails, other.emails, editSimilarity);
  if (!phone || !email || phone.weight <= 0 || email.weight <= 0) return [phone, email];
  const lessened = (evidence: Evidence) => ({ ...evidence, weight: evidence.weight / 4 });
  return phone.weight < email.weight ? [lessened(phone), email] : [phone, lessened(email)];
}
type Reached = Pick<ComparedClient, "phones" | "emails">;

type Placed = Pick<ComparedClient, "street" | "city" | "postcode">;
const placed = (one: Placed, other: Placed) => [
  known("street", place.street, one.street, other.street, streetSimilarity),
  known("city", place.city, one.city, other.city, spacedSimilarity),
  known("postcode", place.postcode, one.postcode, other.postcode, editSimilarity),
];

/** Names that are the same but for a space are the same: "pen rith". */
const spacedSimilarity: Measure = (one, other) =>
  Math.max(wordSimilarity(one, other), jaroWinkler(one.replaceAll(" ", ""), other.replaceAll(" ", "")));

/** Another house in the same street is another address, though the texts are nearly alike. */
function streetSimilarity(one: string, other: string): number {
  const [first, second] = [numbersIn(one), numbersIn(other)];
  const alike = spacedSimilarity(one, other);
  return first !== "" && second !== "" && first !== second ? Math.min(alike, 0.8) : alike;
}
const numbersIn = (street: string) => (street.match(/\d+[a-z]?/g) ?? []).join(" ");

/** Digits that are equal, or a day and month that changed places, or one wrong digit, or two neighbours swapped; else by the edits. */
function dateSimilarity(one: string, other: string): number {
  if (one === other) return 1;
  if (
    one.length === 8 &&
    other.length === 8 &&
    one.slice(0, 4) === other.slice(0, 4) &&
    `${one.slice(6)}${one.slice(4, 6)}` === other.slice(4)
  )
    return 0.95;
  const edits = editsBetween(one, other);
  return edits === 1 ? 0.92 : edits === 2 ? 0.72 : 0;
}

type Named = Pick<ComparedContact, "firstName" | "lastName">;

/**
 * The pairing of the names that speaks more for them being one: as they stand, or with first and last name exchanged. "First" of the one is
 * then "last" of the other, so the weight is the mean of both ways and does not depend on which is which.
 */
function named(one: Named, other: Named): (Evidence | null)[] {
  const first = (text: string, against: string) => known("firstName", ofContact.firstName, text, against, spacedSimilarity);
  const last = (text: string, against: string) => known("lastName", ofContact.lastName, text, against, spacedSimilarity);
  const straight = [first(one.firstName, other.firstName), last(one.lastName, other.lastName)];
  const crossed = [
    first(one.firstName, other.lastName),
    last(one.lastName, other.firstName),
    first(other.firstName, one.lastName),
    last(other.lastName, one.firstName),
  ].filter((evidence) => evidence !== null);
  const weight = bitsOf(crossed) / 2;
  // Exchanged names have to agree better by a bit: most people enter them as asked.
  if (crossed.length === 0 || weight <= bitsOf(straight) + 1) return straight;
  return [{ field: "namesExchanged", weight, similarity: crossed.reduce((sum, { similarity }) => sum + similarity, 0) / crossed.length }];
}

const bitsOf = (found: readonly (Evidence | null)[]) => found.reduce((sum, evidence) => sum + (evidence?.weight ?? 0), 0);
