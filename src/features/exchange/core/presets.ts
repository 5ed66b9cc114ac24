/** Files of other programs, recognised by their headers, and how their columns are ours. Facts about formats only. */
import { fieldsOf, type ImportKind } from "./import-fields.ts";
import { columnNames, type Mapping } from "./mapping.ts";
import type { DayOrder } from "./written-date.ts";

export type Origin = "amocrm" | "bitrix24" | "hubspot" | "pipedrive" | "salesforce" | "outlook";
export type Preset = {
  readonly origin: Origin;
  readonly kind: ImportKind;
  /** Columns that together no other program has. */
  readonly knownBy: readonly string[];
  /** By our field, the columns that may hold it, the likeliest first. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  readonly dayOrder: DayOrder | null;
};

const presets: readonly Preset[] = [
  {
    origin: "amocrm",
    kind: "deals",
    knownBy: ["Название сделки", "Бюджет", "Этап сделки", "Воронка"],
    columns: {
      external_id: ["ID"],
      title: ["Название сделки"],
      amount: ["Бюджет"],
      owner: ["Ответственный"],
      opened_at: ["Дата создания сделки"],
      closed_at: ["Дата закрытия"],
      stage: ["Этап сделки"],
      client: ["Компания", "Компания контакта"],
      source: ["Источник"],
      product: ["Товар"],
      loss_reason: ["Причина отказа"],
    },
    dayOrder: "dmy",
  },
  {
    origin: "bitrix24",
    kind: "leads",
    knownBy: ["Название лида", "Стадия", "Ответственный"],
    columns: {
      external_id: ["ID"],
      title: ["Название лида"],
      company: ["Название компании"],
      person: ["Имя, Фамилия"],
      phone: ["Рабочий телефон", "Мобильный телефон"],
      email: ["Рабочий e-mail", "Частный e-mail"],
      source: ["Источник"],
      region: ["Регион"],
      owner: ["Ответственный"],
      rejection_reason: ["Причина отказа"],
    },
    dayOrder: "dmy",
  },
  {
    origin: "bitrix24",
    kind: "deals",
    knownBy: ["Стадия сделки", "Сумма", "Ответственный"],
    columns: {
      external_id: ["ID"],
      title: ["Название", "Название сделки"],
      amount: ["Сумма"],
      currency: ["Валюта"],
      stage: ["Стадия сделки"],
      client: ["Компания"],
      owner: ["Ответственный"],
      opened_at: ["Дата создания", "Дата начала"],
      closed_at: ["Дата завершения"],
      source: ["Источник"],
    },
    dayOrder: "dmy",
  },
  {
    origin: "pipedrive",
    kind: "contacts",
    knownBy: ["Person - Name*", "Organization - Name*"],
    columns: {
      first_name: ["Person - First name"],
      last_name: ["Person - Last name"],
      phone: ["Person - Phone"],
      email: ["Person - Email (Work)", "Person - Email (Home)"],
      client: ["Organization - Name*"],
    },
    dayOrder: null,
  },
  {
    origin: "pipedrive",
    kind: "deals",
    knownBy: ["Deal - Title", "Deal - Value"],
    columns: {
      external_id: ["Deal - ID"],
      title: ["Deal - Title"],
      amount: ["Deal - Value"],
      client: ["Organization - Name*", "Deal - Organization"],
      stage: ["Deal - Stage (pipeline)", "Deal - Stage"],
      owner: ["Deal - Owner"],
      product: ["Product - Name*"],
      currency: ["Product - Currency", "Deal - Currency"],
    },
    dayOrder: null,
  },
  {
    origin: "hubspot",
    kind: "contacts",
    knownBy: ["Record ID", "First Name", "Last Name", "Contact owner"],
    columns: {
      external_id: ["Record ID"],
      first_name: ["First Name"],
      last_name: ["Last Name"],
      email: ["Email"],
      phone: ["Phone Number"],
      position: ["Job Title"],
      client: ["Associated Company"],
      country: ["Country/Region"],
      owner: ["Contact owner"],
    },
    dayOrder: null,
  },
  {
    origin: "hubspot",
    kind: "clients",
    knownBy: ["Record ID", "Company name", "Company owner"],
    columns: { external_id: ["Record ID"], name: ["Company name"], website: ["Domain"], owner: ["Company owner"], industry: ["Industry"] },
    dayOrder: null,
  },
  {
    origin: "hubspot",
    kind: "deals",
    knownBy: ["Record ID", "Deal Name", "Deal Stage"],
    columns: {
      external_id: ["Record ID"],
      title: ["Deal Name"],
      stage: ["Deal Stage"],
      amount: ["Amount"],
      owner: ["Deal owner"],
      opened_at: ["Create Date"],
      closed_at: ["Close Date"],
      client: ["Associated Company"],
    },
    dayOrder: null,
  },
  {
    origin: "salesforce",
    kind: "leads",
    knownBy: ["Lead ID", "LeadSource"],
    columns: {
      external_id: ["Lead ID"],
      company: ["Company"],
      person: ["LastName"],
      email: ["Email"],
      phone: ["Phone"],
      source: ["LeadSource"],
    },
    dayOrder: null,
  },
  {
    origin: "salesforce",
    kind: "leads",
    knownBy: ["Lead Source", "Lead Status", "Owner Alias"],
    columns: {
      person: ["Last Name"],
      email: ["Email"],
      phone: ["Phone"],
      source: ["Lead Source"],
      owner: ["Owner Alias"],
      first_contact_at: ["Created Date"],
    },
    dayOrder: null,
  },
  {
    origin: "salesforce",
    kind: "deals",
    knownBy: ["Opportunity Name", "Opportunity Owner"],
    columns: {
      title: ["Opportunity Name"],
      client: ["Account Name"],
      owner: ["Opportunity Owner"],
      stage: ["Stage"],
      amount: ["Total Amount", "Amount"],
      currency: ["Total Amount Currency"],
    },
    dayOrder: null,
  },
  {
    origin: "outlook",
    kind: "contacts",
    knownBy: ["Vorname", "Nachname", "Firma"],
    columns: {
      first_name: ["Vorname"],
      last_name: ["Nachname"],
      client: ["Firma"],
      phone: ["Mobiltelefon", "Telefon", "Mobil"],
      email: ["E-Mail-Adresse"],
      position: ["Position"],
      street: ["Straße"],
      postcode: ["PLZ"],
      city: ["Ort"],
      country: ["Land"],
    },
    dayOrder: "dmy",
  },
];

export type Proposal = {
  readonly origin: Origin;
  readonly kind: ImportKind;
  readonly mapping: Mapping;
  readonly dayOrder: DayOrder | null;
};

/**
 * What these columns seem to be, the likeliest first: where all columns by which a program is known are there. A column that repeats is meant by
 * its first, and says so by its number; the user sees and changes it before anything is written.
 */
export function proposalsFor(columns: readonly string[], kind?: ImportKind): readonly Proposal[] {
  const form = (name: string) => name.replace(/\s+/g, " ").trim().toLowerCase();
  const plain = columns.map(form);
  const told = columnNames(columns);
  return presets
    .filter((preset) => (kind === undefined || preset.kind === kind) && preset.knownBy.every((name) => plain.includes(form(name))))
    .map((preset) => {
      const mapping = Object.fromEntries(
        Object.entries(preset.columns).flatMap(([field, names]) => {
          const name = names.find((one) => plain.includes(form(one)));
          return name === undefined ? [] : [[field, told[plain.indexOf(form(name))] ?? name]];
        }),
      );
      return { origin: preset.origin, kind: preset.kind, mapping, dayOrder: preset.dayOrder };
    })
    .sort((one, other) => Object.keys(other.mapping).length - Object.keys(one.mapping).length);
}

/** Presets name only fields that there are; for the tests. */
export const strangeFields = (): readonly string[] =>
  presets.flatMap(({ kind, columns }) => Object.keys(columns).filter((field) => !Object.hasOwn(fieldsOf(kind), field)));
