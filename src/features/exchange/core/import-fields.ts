/** What can be imported, and which fields a file may have for it. */

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
  | "id";
export type ImportField = { readonly type: FieldType; readonly max: number };

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
  payments: { external_id: id, client: name, deal: name, contract: name, paid_on: date, amount, currency },
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
