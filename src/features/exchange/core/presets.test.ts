import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openTableFile } from "#platform/table/open-table.ts";
import { placeColumns } from "./mapping.ts";
import { proposalsFor, strangeFields } from "./presets.ts";

const folder = join(import.meta.dirname, "../../../../../shared/data/crm-headers");
const absent = existsSync(folder) ? false : "the real data beside the project are not there: ../shared/data/crm-headers";
const facts = () => JSON.parse(readFileSync(join(folder, "facts.json"), "utf8"));
const origins = (columns: readonly string[]) => proposalsFor(columns).map(({ origin, kind }) => `${origin} ${kind}`);

test("presets speak only of fields that there are", () => {
  assert.deepEqual(strangeFields(), []);
});

test("the headers of the great programs are recognised, and what is proposed fits the file", { skip: absent }, () => {
  const known = facts();
  const files: readonly (readonly [string, readonly string[], string])[] = [
    ["amoCRM", known.amocrm_deals_export_ru.columns, "amocrm deals"],
    ["Bitrix24 leads", known.bitrix24_lead_template_ru.columns, "bitrix24 leads"],
    ["Bitrix24 deals", Object.values(known.bitrix24_deal_fields_ru.title_by_code), "bitrix24 deals"],
    ["Pipedrive", known.pipedrive_sample_import_en.columns_with_products, "pipedrive deals"],
    ["HubSpot contacts", known.hubspot_headers_seen_en.contacts, "hubspot contacts"],
    ["HubSpot companies", known.hubspot_headers_seen_en.companies, "hubspot clients"],
    ["HubSpot deals", known.hubspot_headers_seen_en.deals, "hubspot deals"],
    ["Salesforce leads", known.salesforce_headers_seen_en.leads_api, "salesforce leads"],
    ["Salesforce report of leads", known.salesforce_headers_seen_en.leads_report, "salesforce leads"],
    ["Salesforce report of opportunities", known.salesforce_headers_seen_en.opportunities_report, "salesforce deals"],
    ["Outlook", known.german_outlook_contacts.columns, "outlook contacts"],
  ];
  for (const [name, columns, expected] of files) {
    assert.ok(origins(columns).includes(expected), `${name}: ${origins(columns)}`);
    for (const { kind, mapping } of proposalsFor(columns)) {
      const placed = placeColumns(kind, mapping, columns, []);
      assert.ok(placed.ok, `${name}: ${JSON.stringify(placed)}`);
    }
  }
});

test("the files themselves are read in their encodings, with repeated names numbered and commas within names", {
  skip: absent,
}, async () => {
  const columnsOf = async (name: string) => (await (await openTableFile(join(folder, name))).read()).columns;
  const amo = await columnsOf("amocrm_deals_header.csv");
  const [deals] = proposalsFor(amo, "deals");
  assert.equal(deals?.origin, "amocrm");
  assert.equal(deals?.mapping["source"], "Источник (1)");
  const bitrix = await columnsOf("bitrix24_lead_header_utf8bom.csv");
  assert.deepEqual(await columnsOf("bitrix24_lead_header_cp1251.csv"), bitrix);
  assert.ok(bitrix.includes("Улица, номер дома"));
  assert.equal(proposalsFor(bitrix)[0]?.mapping["person"], "Имя, Фамилия");
  assert.deepEqual(origins(await columnsOf("pipedrive_sample_header.csv")).sort(), ["pipedrive contacts", "pipedrive deals"]);
});

test("a file of nobody's is not taken for somebody's", () => {
  assert.deepEqual(proposalsFor(["id", "name", "amount"]), []);
});
