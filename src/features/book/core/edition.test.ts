import assert from "node:assert/strict";
import { test } from "node:test";
import { clientCatalogue } from "#features/clients/core/catalogue.ts";
import { type DealFacts, dealCatalogue } from "#features/deals/core/catalogue.ts";
import type { FieldDefinition } from "#features/fields/core/custom.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import { checkFilter } from "#shared/filter/check.ts";
import type { Filter } from "#shared/filter/language.ts";
import type { FilterContext } from "#shared/filter/resolve.ts";
import { type AskedClient, bookCatalogue, bookCatalogueWith } from "./catalogue.ts";
import type { Content } from "./content.ts";
import { chooseVariant, editionFaults, type Variant } from "./edition.ts";

const me = "019a9d5e-7c1e-7b61-8b4c-000000000001";
const context: FilterContext = { today: "2026-07-05", timeZone: "Europe/Berlin", fiscalStart: 1, me, myPeople: [me] };
const dairy = {
  id: "c",
  name: "Molkerei Alb",
  industry: "Food production",
  ownerId: me,
  tags: [],
  archived: false,
} as unknown as AskedClient;
const hall = { id: "d", title: "Hall 4", stage: "offer", amount: { minor: 3_600_000n, currency: "EUR" } } as unknown as DealFacts;

const food: Filter = { field: "client.industry", op: "eq", value: "food production" };
const large: Filter = { field: "deal.amount", op: "gte", value: { amount: "30000.00", currency: "EUR" } };
const say = (text: string): Content => ({ lines: [{ say: text }] });
const variant = (name: string, filter: Filter | null, content = say(name)): Variant => ({ name, filter, content });
const shown = (variants: readonly Variant[], row: { client: AskedClient | null; deal: DealFacts | null }) =>
  chooseVariant(variants, row, bookCatalogue, context);

test("the first variant whose filter holds for the client and the deal is shown, and it is said which were passed over", () => {
  const variants = [variant("Large", { and: [food, large] }), variant("Food", food), variant("Everybody", null)];
  assert.equal(shown(variants, { client: dairy, deal: hall }).variant.name, "Large");
  const small = shown(variants, { client: dairy, deal: { ...hall, amount: null } });
  assert.deepEqual([small.variant.name, small.index, small.passedOver.map(({ name }) => name)], ["Food", 1, ["Large"]]);
  assert.equal(shown(variants, { client: { ...dairy, industry: "Logistics" }, deal: hall }).variant.name, "Everybody");
});

test("where the subject is no deal, every field of a deal is missing", () => {
  const alone = { client: dairy, deal: null };
  assert.equal(shown([variant("Deal", large), variant("Rest", null)], alone).variant.name, "Rest");
  const noStage: Filter = { field: "deal.stage", op: "empty" };
  assert.equal(shown([variant("No deal", noStage), variant("Rest", null)], alone).variant.name, "No deal");
  assert.equal(shown([variant("No deal", noStage), variant("Rest", null)], { client: null, deal: hall }).variant.name, "Rest");
});

test("a filter that asks for what is not there any more never holds, and is called broken", () => {
  const { variant: found, passedOver } = shown(
    [variant("Old", { not: { field: "client.custom.gone", op: "notEmpty" } }), variant("Rest", null)],
    { client: dairy, deal: hall },
  );
  assert.deepEqual([found.name, passedOver[0]?.isBroken], ["Rest", true]);
});

test("the book asks for every field of clients and deals, their own ones too, and for nothing else", () => {
  const own = (recordKind: FieldDefinition["recordKind"], key: string) =>
    ({ recordKind, key, kind: "number", choices: [] }) as unknown as FieldDefinition;
  const { fields, relations } = bookCatalogueWith([own("client", "halls"), own("deal", "area"), own("contact", "shoe_size")]);
  assert.deepEqual(
    Object.keys(fields).sort(),
    [
      ...Object.keys(clientCatalogue.fields).map((name) => `client.${name}`),
      ...Object.keys(dealCatalogue.fields).map((name) => `deal.${name}`),
      "client.custom.halls",
      "deal.custom.area",
    ].sort(),
  );
  assert.deepEqual(relations, {});
  assert.ok(Object.values(fields).every((field) => !("isRequired" in field)));
  const halls = { ...dairy, custom: { halls: 4 } };
  const catalogue = bookCatalogueWith([own("client", "halls")]);
  const many: Filter = { field: "client.custom.halls", op: "gt", value: 3 };
  assert.ok(checkFilter(many, catalogue as Catalogue<never>).ok);
  assert.equal(chooseVariant([variant("Many", many), variant("Rest", null)], { client: halls, deal: null }, catalogue, context).index, 0);
});

const faults = (kind: Parameters<typeof editionFaults>[0], variants: readonly Variant[]) =>
  editionFaults(kind, variants).map(({ path, code }) => `${path} ${code}`);

test("the last variant is for everybody, every other for some, and no two have one name", () => {
  assert.deepEqual(faults("script", [variant("A", food), variant("B", null)]), []);
  assert.deepEqual(faults("script", [variant("A", null), variant("A", food)]), [
    "/0/filter variant_filter_missing",
    "/1/name variant_twice",
    "/1/filter last_variant_always",
  ]);
});

test("content of another kind, keys that stand twice and words that are no placeholders are named at their place", () => {
  assert.deepEqual(faults("letter", [variant("A", null)]), ["/0/content content_of_wrong_kind"]);
  const one = { key: "price", objection: "Too dear", answer: "Ask {{client.nme}}" };
  assert.deepEqual(faults("objections", [variant("A", null, { objections: [one, { ...one, answer: "x" }] })]), [
    "/0/content/objections/1/key key_twice",
    "/0/content/objections/0/answer unknown_placeholder",
  ]);
  const item = { key: "a", text: "Look {{today}}", isRequired: true };
  assert.deepEqual(faults("checklist", [variant("A", null, { items: [item, item] })]), ["/0/content/items/1/key key_twice"]);
  assert.deepEqual(faults("letter", [variant("A", null, { subject: "{{", body: "{{client.name}}" })]), [
    "/0/content/subject unknown_placeholder",
  ]);
});

test("an edition beyond all measure is refused as a whole", () => {
  const lines = Array(200).fill({ say: "x".repeat(2000) });
  assert.deepEqual(faults("script", [variant("A", food, { lines }), variant("B", null)]), [" text_too_large"]);
});
