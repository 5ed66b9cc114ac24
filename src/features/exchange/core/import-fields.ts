/** What can be imported, and which fields a file may have for it. */
import { type FieldDefinition, type FieldRecordKind, filterName } from "#features/fields/core/custom.ts";

export const importKinds = ["leads", "clients", "contacts", "deals", "payments"] as const;
export type ImportKind = (typeof importKinds)[number];

/** How a cell of the field is read. `name`: a text of one line that must stand any list; `word`: an entry of one of the company's own lists. */
export type FieldType =
  | "name"
  | "text"
  | "date"
  | "instant"
  | "amount"
  | "currency"
  | "count"
  | "person"
  | "word"
  | "country"
  | "contact"
  | "id"
  | "own";
export type ImportField = {
  readonly type: FieldType;
  readonly max: number;
  readonly own?: FieldDefinition;
  /** Of an amount: below 0 it is money that went back. */
  readonly isSigned?: true;
};
/** The company's own fields of the kind that is imported. */
export type OwnFields = readonly FieldDefinition[];

const name: ImportField = { type: "name", max: 200 };
const text: ImportField = { type: "text", max: 500 };
const word: ImportField = { type: "word", max: 120 };
const person: ImportField = { type: "person", max: 120 };
const id: ImportField = { type: "id", max: 200 };
const date: ImportField = { type: "date", max: 40 };
const instant: ImportField = { type: "instant", max: 40 };
const amount: ImportField = { type: "amount", max: 60 };
const currency: ImportField = { type: "currency", max: 3 };
const country: ImportField = { type: "country", max: 60 };
/** A telephone or an address of mail, or several with commas between them. */
const contact: ImportField = { type: "contact", max: 500 };

const place = { street: text, city: text, postcode: { type: "text", max: 20 }, region: word, country } as const;

export const importFields = {
  leads: {
    external_id: id,
    title: name,
    company: name,
    person: name,
    client: name,
    owner: person,
    first_contact_at: date,
    source: word,
    region: word,
    status: word,
    rejection_reason: word,
    telesales: person,
    seller: person,
    converted_at: date,
    phone: contact,
    email: contact,
  },
  clients: {
    external_id: id,
    name,
    owner: person,
    industry: word,
    source: word,
    ...place,
    revenue: amount,
    currency,
    employees: { type: "count", max: 20 },
    parent: name,
    phone: contact,
    email: contact,
    website: text,
    tax_number: { type: "text", max: 40 },
  },
  contacts: {
    external_id: id,
    first_name: name,
    last_name: name,
    client: name,
    owner: person,
    position: text,
    phone: contact,
    email: contact,
    ...place,
    birth_date: date,
  },
  deals: {
    external_id: id,
    title: name,
    client: name,
    owner: person,
    product: word,
    region: word,
    source: word,
    stage: word,
    amount,
    currency,
    opened_at: instant,
    closed_at: instant,
    loss_reason: word,
  },
  payments: { external_id: id, client: name, deal: name, contract: name, paid_on: date, amount: { ...amount, isSigned: true }, currency },
} as const satisfies Record<ImportKind, Record<string, ImportField>>;

/** The fields of a kind that a row must have in one form or another; of each list one is enough. */
export const neededFields: Readonly<Record<ImportKind, readonly (readonly string[])[]>> = {
  leads: [["external_id", "title", "company", "person", "client"]],
  clients: [["name", "external_id"]],
  contacts: [["first_name", "last_name", "external_id"]],
  deals: [["title", "external_id"]],
  payments: [["paid_on"], ["amount"], ["deal", "contract", "client"]],
};

export const fieldsOf = (kind: ImportKind): Readonly<Record<string, ImportField>> => importFields[kind];

/** With the company's own fields under the names that filters give them; retired ones are filled in no more. */
export const fieldsWith = (kind: ImportKind, own: OwnFields): Readonly<Record<string, ImportField>> => ({
  ...importFields[kind],
  ...Object.fromEntries(
    own.flatMap((one) => (one.retiredAt === null ? [[filterName(one.key), { type: "own", max: 1_000, own: one } as const]] : [])),
  ),
});

/** Whose own fields rows of that kind have. */
export const recordKindOf: Readonly<Record<ImportKind, FieldRecordKind | null>> = {
  leads: "lead",
  clients: "client",
  contacts: "contact",
  deals: "deal",
  payments: null,
};

/** What the cells of a field tell about how the file is written: the order of day and month, or the decimal mark. */
export function tellingType({ type, own }: ImportField): "date" | "amount" | null {
  if (type === "date" || type === "instant" || own?.kind === "date") return "date";
  return type === "amount" || own?.kind === "number" || own?.kind === "money" ? "amount" : null;
}

/** Whether the cells of a field name people. */
export const namesPeople = ({ type, own }: ImportField): boolean => type === "person" || own?.kind === "person";
