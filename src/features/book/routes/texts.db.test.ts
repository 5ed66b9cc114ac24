import assert from "node:assert/strict";
import { test } from "node:test";
import { clientEndpoints, clientRefusals } from "#features/clients/routes/clients.ts";
import { contactEndpoints } from "#features/clients/routes/contacts.ts";
import { addingClient } from "#features/clients/routes/operate-clients.ts";
import { addingContact } from "#features/clients/routes/operate-contacts.ts";
import { dealEndpoints } from "#features/deals/routes/deals.ts";
import { leadEndpoints } from "#features/deals/routes/leads/leads.ts";
import { pipelineEndpoints } from "#features/deals/routes/pipelines.ts";
import { fieldEndpoints } from "#features/fields/routes/fields.ts";
import type { Right } from "#features/org/core/rights.ts";
import type { Actor } from "#platform/command/actor.ts";
import { newId } from "#shared/id.ts";
import { type Ask, asking } from "../../../../test/support/ask.ts";
import { type TestCompany, testCompany, testHouse } from "../../../../test/support/company.ts";
import { textEndpoints } from "./texts.ts";

const none = { relations: {}, sources: {} };
const endpoints = [
  ...pipelineEndpoints,
  ...dealEndpoints,
  ...clientEndpoints({ related: none }),
  ...contactEndpoints({ related: none }),
  ...leadEndpoints({ addingClient: addingClient as never, addingContact: addingContact as never, clientRefusals }),
  ...fieldEndpoints({ stages: async () => [] as never }),
  ...textEndpoints,
];
const working: readonly Right[] = ["deals.read", "deals.change", "clients.read", "clients.change", "leads.change", "book.read"];
const leading: readonly Right[] = [...working, "book.change", "structure.change", "fields.change"];

const as = (company: TestCompany, personId: string, rights: readonly Right[], visible: readonly string[] = [personId]): Ask => {
  const actor: Actor = company.actorFor(personId, rights);
  return asking(company, endpoints, { ...actor, scope: { ...actor.scope, visible } });
};
const made = async (asked: ReturnType<Ask>, expected = 201) => {
  const { status, body } = await asked;
  assert.equal(status, expected, JSON.stringify(body));
  return body;
};
const refusal = async (asked: ReturnType<Ask>) => {
  const { status, body } = await asked;
  return [status, body.reason ?? null, ...(body.errors ?? []).map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)];
};

async function department(company: TestCompany) {
  const headId = await company.hire("direction_head", { name: "Heidi Vogt" });
  const benId = await company.hire("seller", { name: "Ben Frey", chiefId: headId });
  const coraId = await company.hire("seller", { name: "Cora Lind", chiefId: headId });
  const head = as(company, headId, leading, [headId, benId, coraId]);
  return { head, ben: as(company, benId, working), cora: as(company, coraId, working), benId };
}

const price = { key: "too_expensive", objection: "Too expensive", answer: "{{contact.name}}, over five years {{client.name}} pays less." };
const cold = { key: "cold_store", objection: "We have a cold store", answer: "Ours start at −40 °C." };
const food = { field: "client.industry", op: "eq", value: "food production" };
const everybody = { name: "Everybody", filter: null, content: { objections: [price] } };
const forFood = { name: "Food", filter: food, content: { objections: [cold, price] } };

test("a head writes objections with a variant for an industry; each client is answered with its own, and it is said why", async (t) => {
  const company = await testCompany(await testHouse(t));
  const { head, ben, cora, benId } = await department(company);
  await made(head("POST", "/pipelines", { key: "b2b", name: "B2B", currency: "EUR", stages: ["lead", "offer"] }));
  await made(head("POST", "/fields", { recordKind: "client", key: "halls", name: "Halls", kind: "number" }));
  const dairy = await made(ben("POST", "/clients", { name: "Molkerei Alb", industry: "Food production", custom: { halls: 4 } }));
  const forge = await made(ben("POST", "/clients", { name: "Schmiede Ulm", industry: "Metal" }));
  await made(ben("POST", "/contacts", { firstName: "Hans", lastName: "Maier", clientId: dairy.id, emails: ["maier@alb.example"] }));
  const hall = await made(ben("POST", "/deals", { title: "Hall 4", pipeline: "b2b", clientId: dairy.id, amount: "36000" }));
  const lead = await made(ben("POST", "/leads", { company: "Kaserei", person: "Anna Berg", source: "Fair" }));

  const text = await made(head("POST", "/texts", { key: "price", kind: "objections", name: "Price", variants: [forFood, everybody] }));
  assert.deepEqual([text.edition, text.version, text.by.name, text.variants.length], [1, 1, "Heidi Vogt", 2]);
  const shown = async (ask: Ask, subject: string, keys = "price") => {
    const body = await made(ask("GET", `/texts/shown?keys=${keys}&subject=${subject}`), 200);
    return body.items[0];
  };
  const atDairy = await shown(ben, `deal:${hall.id}`, "unknown,price");
  assert.deepEqual([atDairy.variant, atDairy.why], ["Food", { variant: 0, variants: 2, filter: food, passedOver: [] }]);
  assert.equal(atDairy.content.objections[1].answer, "Hans Maier, over five years Molkerei Alb pays less.");
  assert.deepEqual(atDairy.recipient, { name: "Hans Maier", email: "maier@alb.example" });
  const atForge = await shown(ben, `client:${forge.id}`);
  assert.deepEqual(
    [atForge.variant, atForge.why.passedOver, atForge.content.objections[0].answer],
    ["Everybody", [{ name: "Food", filter: food, isBroken: false }], "[contact.name], over five years Schmiede Ulm pays less."],
  );

  const letter = (body: string) => ({ subject: "{{deal.title}}", body });
  const content = letter("{{contact.name}} {{client.name}} {{deal.amount}} {{me.name}} {{me.phone}} {{company.name}} {{today}}");
  const large = {
    and: [
      { field: "deal.amount", op: "gte", value: { amount: "30000.00", currency: "EUR" } },
      { field: "client.custom.halls", op: "gt", value: 3 },
    ],
  };
  const fromFair = { field: "client.source", op: "eq", value: "fair" };
  const mine = { field: "deal.ownerId", op: "eq", value: "me" };
  await made(
    head("POST", "/texts", {
      key: "offer",
      kind: "letter",
      name: "Offer",
      variants: [
        { name: "Large", filter: large, content },
        { name: "Fair", filter: fromFair, content },
        { name: "All", filter: null, content: letter("{{client.name}}") },
      ],
    }),
  );
  const offer = await shown(ben, `deal:${hall.id}`, "offer");
  assert.deepEqual(
    [offer.variant, offer.content],
    ["Large", { subject: "Hall 4", body: "Hans Maier Molkerei Alb €36,000 Ben Frey [me.phone] Lumen March 2, 2026" }],
  );
  const toLead = await shown(ben, `lead:${lead.id}`, "offer");
  assert.deepEqual(
    [toLead.variant, toLead.content.subject, toLead.recipient],
    ["Fair", "[deal.title]", { name: "Anna Berg", email: null }],
  );
  assert.match(toLead.content.body, /^Anna Berg Kaserei \[deal\.amount\] Ben Frey/);
  // Tried before it is saved; "me" is whoever looks.
  const draft = {
    kind: "letter",
    subject: { kind: "deal", id: hall.id },
    variants: [
      { name: "Mine", filter: mine, content },
      { name: "All", filter: null, content },
    ],
  };
  assert.equal((await made(head("POST", "/texts/try", draft), 200)).variant, "All");
  assert.equal((await ben("POST", "/texts/try", draft)).status, 403);

  // Whoever does not see the deal is told nothing of it; whoever sees the deal but not its client is not told of the client.
  assert.equal((await cora("GET", `/texts/shown?keys=price&subject=deal:${hall.id}`)).status, 404);
  assert.equal((await ben("GET", `/texts/shown?keys=price&subject=deal:${newId()}`)).status, 404);
  const hers = await made(cora("POST", "/deals", { title: "Hers", pipeline: "b2b" }));
  const her = await made(cora("POST", "/clients", { name: "Hidden", industry: "Food production" }));
  await made(cora("PATCH", `/deals/${hers.id}`, { clientId: her.id, participants: [benId] }), 200);
  const partly = await shown(ben, `deal:${hers.id}`);
  assert.deepEqual(
    [partly.variant, partly.content.objections[0].answer],
    ["Everybody", "[contact.name], over five years [client.name] pays less."],
  );
});

test("every way of writing is an edition that stays; of two who write at once the second is told", async (t) => {
  const company = await testCompany(await testHouse(t));
  const { head, ben } = await department(company);
  const text = await made(head("POST", "/texts", { key: "price", kind: "objections", name: " Price  talk", variants: [everybody] }));
  assert.equal(text.name, "Price talk");
  assert.deepEqual(
    await refusal(
      head("POST", "/texts", {
        key: "price",
        kind: "letter",
        name: "X",
        variants: [{ ...everybody, content: { subject: "a", body: "b" } }],
      }),
    ),
    [422, "text_key_taken", "/key text_key_taken"],
  );
  const write = (variants: unknown, version: number) => head("PATCH", "/texts/price", { variants }, { "if-match": String(version) });
  const both = await Promise.all([write([forFood, everybody], 1), write([{ ...everybody, name: "All" }], 1)]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
  assert.equal((await made(head("PATCH", `/texts/${text.id}`, { name: "Price" }), 200)).edition, 2);
  assert.equal(
    (await made(write(both.find(({ status }) => status === 200)?.body.variants, 3), 200)).version,
    3,
    "the same again is no edition",
  );
  const editions = (await made(ben("GET", "/texts/price/editions?limit=1"), 200)) as { items: { number: number }[]; nextCursor: string };
  assert.deepEqual(
    editions.items.map(({ number }) => number),
    [2],
  );
  const older = await made(ben("GET", `/texts/price/editions?limit=1&cursor=${editions.nextCursor}`), 200);
  assert.deepEqual([older.items[0].number, older.items[0].by.name, older.nextCursor], [1, "Heidi Vogt", null]);
  const first = await made(ben("GET", "/texts/price/editions/1"), 200);
  assert.deepEqual(first.variants, [everybody]);
  assert.equal((await made(write(first.variants, 3), 200)).edition, 3);
  await assert.rejects(
    company.database.command(company.system.scope, (tx) => tx.updateTable("book.edition").set({ number: 9 }).execute()),
    /permission denied/,
  );

  assert.equal((await made(head("POST", "/texts/price/archive"), 200)).archivedAt, "2026-03-02T09:00:00.000Z");
  assert.deepEqual(await refusal(head("PATCH", "/texts/price", { name: "X" })), [409, "text_archived"]);
  assert.deepEqual((await made(ben("GET", "/texts"), 200)).items, []);
  assert.equal((await made(ben("GET", "/texts?archived=true"), 200)).items.length, 1);
  await made(head("POST", "/texts/price/restore"), 200);
  const said = (await company.journal()).filter(({ subjectId }) => subjectId === text.id);
  assert.deepEqual(
    said.map(({ kind }) => kind),
    ["text_added", "edition_written", "text_renamed", "edition_written", "text_archived", "text_restored"],
  );
  assert.ok(!JSON.stringify(said).includes("five years"), "what is said stands in the editions");
  assert.deepEqual(said[2]?.data, { changes: { name: { before: "Price talk", after: "Price" } } });
});

test("texts are found by kind, by name and by what they say, page by page", async (t) => {
  const company = await testCompany(await testHouse(t));
  const { head, ben } = await department(company);
  const script = (say: string) => [{ name: "All", filter: null, content: { lines: [{ say }] } }];
  for (const [key, name, say] of [
    ["b", "Zweiter Anruf", "Grüße"],
    ["a", "Erster Anruf", "Guten Tag"],
    ["c", "ähnlich", "Ёлка"],
  ] as const)
    await made(head("POST", "/texts", { key, kind: "script", name, variants: script(say) }));
  await made(head("POST", "/texts", { key: "d", kind: "objections", name: "Preis", variants: [everybody] }));
  const keys = async (query: string) => (await made(ben("GET", `/texts?${query}`), 200)).items.map(({ key }: { key: string }) => key);
  assert.deepEqual(await keys(""), ["d", "c", "a", "b"]);
  assert.deepEqual(await keys("kind=script"), ["c", "a", "b"]);
  assert.deepEqual(await keys(`query=${encodeURIComponent("елка")}`), ["c"]);
  assert.deepEqual(await keys("query=ANRUF&kind=script"), ["a", "b"]);
  assert.deepEqual(await keys("query=five%20years"), ["d"]);
  const seen: string[] = [];
  for (let cursor = "", pages = 0; pages < 5; pages++) {
    const { items, nextCursor } = await made(ben("GET", `/texts?limit=1${cursor}`), 200);
    seen.push(...items.map(({ key }: { key: string }) => key));
    if (nextCursor === null) break;
    cursor = `&cursor=${nextCursor}`;
  }
  assert.deepEqual(seen, ["d", "c", "a", "b"]);
});

test("what no book can hold is refused at its place, and nothing is written", async (t) => {
  const company = await testCompany(await testHouse(t));
  const { head, ben } = await department(company);
  const add = (variants: unknown, more: object = {}) =>
    head("POST", "/texts", { key: "x", kind: "objections", name: "X", variants, ...more });
  const filtered = (filter: unknown) => add([{ ...forFood, filter }, everybody]);
  assert.deepEqual(await refusal(filtered({ field: "client.colour", op: "eq", value: 1 })), [
    422,
    null,
    "/variants/0/filter/field unknown_field",
  ]);
  assert.deepEqual(await refusal(filtered({ field: "industry", op: "eq", value: "x" })), [
    422,
    null,
    "/variants/0/filter/field unknown_field",
  ]);
  assert.deepEqual(await refusal(filtered({ field: "deal.amount", op: "gt", value: 5 })), [
    422,
    null,
    "/variants/0/filter/value money_malformed",
  ]);
  assert.deepEqual(await refusal(filtered("all")), [422, null, "/variants/0/filter invalid_type"]);
  let deep: unknown = food;
  for (let depth = 0; depth < 25; depth++) deep = { not: deep };
  assert.match(String(await refusal(filtered(deep))), /too_deep/);
  assert.deepEqual(await refusal(filtered({ and: Array(600).fill(food) })), [422, null, "/variants/0/filter/and too_many_nodes"]);
  assert.deepEqual(await refusal(add([everybody, forFood])), [
    422,
    null,
    "/variants/0/filter variant_filter_missing",
    "/variants/1/filter last_variant_always",
  ]);
  assert.deepEqual(await refusal(add([{ ...everybody, content: { subject: "a", body: "b" } }])), [
    422,
    null,
    "/variants/0/content content_of_wrong_kind",
  ]);
  assert.deepEqual(await refusal(add([{ ...everybody, content: { objections: [{ ...price, answer: "{{client.nam}}" }] } }])), [
    422,
    null,
    "/variants/0/content/objections/0/answer unknown_placeholder",
  ]);
  assert.deepEqual(await refusal(add([{ ...everybody, content: { objections: [{ ...price, answer: " \n " }] } }])), [
    422,
    null,
    "/variants/0/content/objections/0/answer empty",
  ]);
  assert.deepEqual(await refusal(add([{ ...everybody, content: { objections: [price], html: 1 } }])), [
    422,
    null,
    "/variants/0/content/html unknown_field",
  ]);
  assert.deepEqual(
    await refusal(add([{ ...everybody, content: { lines: [{ ask: "How high?", field: "1; drop" }] } }], { kind: "script" })),
    [422, null, "/variants/0/content/lines/0/field field_malformed"],
  );
  assert.deepEqual(await refusal(add([])), [422, null, "/variants too_small"]);
  assert.deepEqual(await refusal(add(Array(21).fill(everybody))), [422, null, "/variants too_big"]);
  const large = { objections: Array.from({ length: 100 }, (_, index) => ({ ...price, key: `k${index}`, answer: "x".repeat(4_900) })) };
  assert.deepEqual(await refusal(add([{ ...everybody, content: large }])), [422, null, "/variants text_too_large"]);
  for (const key of ["Big", "1x", "a-b", "", "a".repeat(61)])
    assert.deepEqual(await refusal(add([everybody], { key })), [422, null, "/key key_malformed"]);
  assert.deepEqual(await refusal(add([everybody], { key: "shown" })), [422, null, "/key key_reserved"]);
  assert.equal((await ben("POST", "/texts", { key: "x", kind: "objections", name: "X", variants: [everybody] })).status, 403);
  assert.deepEqual((await made(head("GET", "/texts"), 200)).items, []);
});

test("another company's texts are as if they were not there, and its records show nothing", async (t) => {
  const house = await testHouse(t);
  const [ours, theirs] = [await testCompany(house), await testCompany(house)];
  const [us, them] = [await department(ours), await department(theirs)];
  const text = await made(them.head("POST", "/texts", { key: "price", kind: "objections", name: "Price", variants: [everybody] }));
  const client = await made(them.head("POST", "/clients", { name: "Theirs" }));
  for (const [method, path, body] of [
    ["GET", ""],
    ["PATCH", "", { name: "Ours" }],
    ["GET", "/editions"],
    ["GET", "/editions/1"],
    ["POST", "/archive"],
    ["POST", "/restore"],
  ] as const)
    for (const named of [text.id, "price", newId()]) {
      const { status } = await us.head(method, `/texts/${named}${path}`, body);
      assert.equal(status, 404, `${method} /texts/${named}${path}`);
    }
  assert.deepEqual((await made(us.head("GET", "/texts?query=price"), 200)).items, []);
  await made(us.head("POST", "/texts", { key: "price", kind: "objections", name: "Ours", variants: [everybody] }));
  assert.equal((await us.head("GET", `/texts/shown?keys=price&subject=client:${client.id}`)).status, 404);
  const draft = { kind: "objections", variants: [everybody] };
  assert.deepEqual(await refusal(us.head("POST", "/texts/try", { ...draft, subject: { kind: "client", id: client.id } })), [
    422,
    "unknown_subject",
    "/subject/id unknown_subject",
  ]);
});
