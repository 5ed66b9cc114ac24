/** Which column is probably which of our fields, by how such columns are called in English, German and Russian. Only proposed; people see and change it. */
import { filterName } from "#features/fields/core/custom.ts";
import { fieldsOf, type ImportKind } from "./import-fields.ts";
import { columnNames, type Mapping } from "./mapping.ts";

const common: Readonly<Record<string, string>> = {
  external_id: "id|external id|kundennummer|kunden-nr|kundennr|номер|код|ид|№",
  owner: "owner|responsible|account manager|sales rep|betreuer|verantwortlich|ответственный|менеджер",
  phone: "phone|telephone|tel|phone number|mobile|telefon|telefonnummer|mobil|телефон|тел|мобильный",
  email: "email|e-mail|mail|email address|e-mail-adresse|почта|эл. почта|электронная почта",
  source: "source|lead source|quelle|herkunft|источник",
  region: "region|area|state|gebiet|bundesland|регион|область",
  street: "street|address|strasse|straße|adresse|anschrift|улица|адрес",
  city: "city|town|ort|stadt|город",
  postcode: "postcode|zip|zip code|postal code|plz|postleitzahl|индекс|почтовый индекс",
  country: "country|land|страна",
  currency: "currency|währung|валюта",
  amount: "amount|value|sum|total|betrag|summe|wert|сумма|бюджет",
  client: "client|company|account|organization|organisation|customer|kunde|firma|unternehmen|клиент|компания|организация",
};
const special: Readonly<Record<ImportKind, Readonly<Record<string, string>>>> = {
  clients: {
    name: "name|client|company|company name|account name|organization|kunde|firma|firmenname|unternehmen|название|наименование|клиент|компания|организация",
    industry: "industry|sector|branche|отрасль",
    revenue: "revenue|turnover|umsatz|выручка|оборот",
    employees: "employees|headcount|mitarbeiter|mitarbeiterzahl|сотрудники|число сотрудников|количество сотрудников",
    parent: "parent|holding|group|konzern|muttergesellschaft|холдинг|группа",
    website: "website|web|site|url|domain|webseite|internet|сайт|веб-сайт",
    tax_number: "tax number|vat|vat id|vat number|steuernummer|ust-idnr|ust-id|инн|ust.-idnr.",
  },
  contacts: {
    first_name: "first name|given name|vorname|имя",
    last_name: "last name|surname|family name|nachname|фамилия|name|фио|contact|контакт",
    position: "position|job title|title|funktion|должность",
    birth_date: "birth date|birthday|date of birth|geburtstag|geburtsdatum|дата рождения|день рождения",
  },
  leads: {
    title: "title|lead|subject|betreff|titel|название|тема",
    company: "company|company name|firma|unternehmen|компания|организация",
    person: "person|name|contact|ansprechpartner|имя|контакт|фио",
    first_contact_at: "date|created|created at|first contact|datum|erstellt|erstkontakt|дата|дата создания|первый контакт",
    status: "status|статус",
    converted_at: "converted|converted at|won date|konvertiert|дата конверсии",
    telesales: "telesales|sdr|телесейлз",
    seller: "seller|sr|verkäufer|продавец",
    rejection_reason: "reason|rejection reason|ablehnungsgrund|причина|причина отказа",
  },
  deals: {
    title: "title|deal|deal name|opportunity|titel|projekt|название|сделка|название сделки",
    product: "product|produkt|artikel|товар|продукт",
    stage: "stage|status|phase|stufe|этап|стадия",
    opened_at: "opened|created|created at|date|erstellt|angelegt|datum|дата создания|создана|дата",
    closed_at: "closed|closed at|close date|abgeschlossen|abschlussdatum|дата закрытия|закрыта",
    loss_reason: "loss reason|lost reason|verlustgrund|причина отказа|причина проигрыша",
  },
  payments: {
    deal: "deal|opportunity|projekt|сделка",
    contract: "contract|contract number|vertrag|vertragsnummer|договор|номер договора",
    paid_on: "date|paid on|payment date|datum|zahlungsdatum|eingang|дата|дата оплаты|дата платежа",
  },
};

const form = (name: string) =>
  name
    .replace(/[_*:]+/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();

type NamedField = { readonly key: string; readonly name: string; readonly retiredAt: unknown };

/** Each column is proposed for one field, each field has one column; names of ours count first. */
export function guessMapping(kind: ImportKind, columns: readonly string[], own: readonly NamedField[]): Mapping {
  const told = columnNames(columns);
  const plain = columns.map(form);
  const taken = new Set<number>();
  const mapping: Record<string, string> = {};
  const take = (field: string, names: readonly string[]) => {
    for (const name of names) {
      const at = plain.findIndex((column, index) => column === name && !taken.has(index));
      if (at === -1) continue;
      taken.add(at);
      mapping[field] = told[at] ?? name;
      return;
    }
  };
  const fields = Object.keys(fieldsOf(kind));
  for (const field of fields) take(field, [form(field)]);
  // The company called its own fields itself: nothing is guessed there.
  for (const { key, name, retiredAt } of own) if (retiredAt === null) take(filterName(key), [filterName(key), form(name), form(key)]);
  const names = { ...common, ...special[kind] };
  // What only this kind has comes first: "company" of a client is its name.
  for (const field of [...Object.keys(special[kind]), ...fields])
    if (!(field in mapping) && fields.includes(field)) take(field, (names[field] ?? "").split("|"));
  return mapping;
}
