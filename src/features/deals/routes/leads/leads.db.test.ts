import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { clientRefusals } from "#features/clients/routes/clients.ts";
import { contactEndpoints } from "#features/clients/routes/contacts.ts";
import { addingClient } from "#features/clients/routes/operate-clients.ts";
import { addingContact } from "#features/clients/routes/operate-contacts.ts";
import { definingField } from "#features/fields/routes/operate-fields.ts";
import type { Actor } from "#platform/command/actor.ts";
import type { Endpoint } from "#platform/http/endpoint/definition.ts";
import { type Ask, asking } from "../../../../../test/support/ask.ts";
import { type TestCompany, type TestHouse, testCompany, testHouse } from "../../../../../test/support/company.ts";
import { pipelineEndpoints } from "../pipelines.ts";
import { leadEndpoints } from "./leads.ts";

const endpoints: readonly Endpoint[] = [
  ...pipelineEndpoints,
  ...contactEndpoints({ related: { relations: {}, sources: {} } }),
  ...leadEndpoints({ addingClient: addingClient as never, addingContact: addingContact as never, clientRefusals }),
];

describe("leads over HTTP", () => {
  let house: TestHouse;
  const endings: (() => Promise<void>)[] = [];
  before(async () => {
    house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  });
  after(async () => {
    for (const ending of endings) await ending();
  });

  /** A head, the seller ben below, tess who calls for him, and cora who has nothing to do with it. */
  async function department() {
    const company = await testCompany(house);
    const headId = await company.hire("direction_head");
    const ids = {
      head: headId,
      ben: await company.hire("seller", { chiefId: headId }),
      cora: await company.hire("seller", { chiefId: headId }),
      tess: await company.hire("telesales", { chiefId: headId }),
    };
    const as = (personId: string, visible: string[]) => {
      const actor: Actor = company.actorFor(personId, [
        "deals.read",
        "deals.change",
        "leads.change",
        "clients.read",
        "clients.change",
        "structure.change",
      ]);
      return asking(company, endpoints, { ...actor, scope: { ...actor.scope, visible } });
    };
    const head = as(headId, Object.values(ids));
    return { company, ids, head, ben: as(ids.ben, [ids.ben]), cora: as(ids.cora, [ids.cora]), tess: as(ids.tess, [ids.tess]) };
  }
  const write = async (ask: Ask, more: object = {}) => {
    const { status, body } = await ask("POST", "/leads", { company: "Betonwerk Süd", ...more });
    assert.equal(status, 201, JSON.stringify(body));
    return body;
  };
  const at = (iso: string) => {
    house.clock.now = new Date(iso);
  };
  const filtered = async (ask: Ask, filter: object, more = "") =>
    (await ask("GET", `/leads?filter=${encodeURIComponent(JSON.stringify(filter))}${more}`)).body;
  const statuses = (company: TestCompany, leadId: string) =>
    company.read((tx) =>
      tx.selectFrom("deals.lead_status").select(["status", "from_at", "to_at"]).where("lead_id", "=", leadId).orderBy("position").execute(),
    );

  test("a lead is written down, taken, rejected with a reason and reopened, and each stay is kept", async () => {
    at("2026-03-02T09:00:00Z");
    const { tess, ids, company } = await department();
    const lead = await write(tess, {
      person: "H. Maier",
      phones: [{ value: "0731 123456", label: "desk" }],
      emails: [{ value: "Maier@Sued.example" }],
      source: "Fair",
      region: "South",
      sellerId: ids.ben,
    });
    assert.deepEqual(
      [lead.title, lead.status, lead.ownerId, lead.sellerId, lead.source, lead.region, lead.phones, lead.emails],
      [
        "Betonwerk Süd",
        "new",
        ids.tess,
        ids.ben,
        "Fair",
        "South",
        [{ value: "+49731123456", label: "desk" }],
        [{ value: "maier@sued.example", label: null }],
      ],
    );
    assert.equal(lead.firstResponseAt, null);
    at("2026-03-02T11:30:00Z");
    const taken = await tess("POST", `/leads/${lead.id}/take`);
    assert.deepEqual([taken.status, taken.body.status, taken.body.firstResponseAt], [200, "in_work", "2026-03-02T11:30:00.000Z"]);
    assert.equal((await tess("POST", `/leads/${lead.id}/take`)).body.reason, "already_in_work");
    assert.equal((await tess("POST", `/leads/${lead.id}/reject`, {})).status, 422);
    at("2026-03-03T09:00:00Z");
    const rejected = await tess("POST", `/leads/${lead.id}/reject`, { reason: "No budget" });
    assert.deepEqual([rejected.body.status, rejected.body.reason], ["rejected", "No budget"]);
    at("2026-03-04T09:00:00Z");
    const reopened = await tess("POST", `/leads/${lead.id}/reopen`);
    assert.deepEqual(
      [reopened.body.status, reopened.body.reason, reopened.body.firstResponseAt, reopened.body.version],
      ["in_work", null, "2026-03-02T11:30:00.000Z", 4],
    );
    const stays = await statuses(company, lead.id);
    assert.deepEqual(
      stays.map(({ status, to_at }) => [status, to_at?.toISOString() ?? null]),
      [
        ["new", "2026-03-02T11:30:00.000Z"],
        ["in_work", "2026-03-03T09:00:00.000Z"],
        ["rejected", "2026-03-04T09:00:00.000Z"],
        ["in_work", null],
      ],
    );
    const kinds = (await company.journal()).filter(({ subjectId }) => subjectId === lead.id);
    assert.deepEqual(
      kinds.map(({ kind }) => kind),
      ["lead_opened", "lead_taken", "lead_rejected", "lead_reopened"],
    );
    assert.doesNotMatch(JSON.stringify(kinds), /Maier|731123456/, "what is told of people stands apart");
  });

  test("a lead becomes a client and a deal in one step, and its source goes along", async () => {
    at("2026-03-02T09:00:00Z");
    const { head, ben, ids, company } = await department();
    const drawn = await head("POST", "/pipelines", { key: "b2b", name: "B2B", currency: "EUR", stages: ["lead", "offer"] });
    assert.equal(drawn.status, 201, JSON.stringify(drawn.body));
    const lead = await write(ben, { source: "Fair", phones: [{ value: "+49731123456" }] });
    at("2026-03-12T23:30:00Z");
    const converted = await ben("POST", `/leads/${lead.id}/convert`, { deal: { pipeline: "b2b", amount: "84000.00", stage: "offer" } });
    assert.equal(converted.status, 200, JSON.stringify(converted.body));
    assert.deepEqual(
      [converted.body.status, converted.body.convertedOn, converted.body.firstResponseAt, converted.body.clientName],
      ["converted", "2026-03-13", "2026-03-12T23:30:00.000Z", "Betonwerk Süd"],
      "the business date is that of the company",
    );
    const [deal] = await company.read((tx) => tx.selectFrom("deals.deal").selectAll().where("id", "=", converted.body.dealId).execute());
    const [client] = await company.read((tx) =>
      tx.selectFrom("clients.client").selectAll().where("id", "=", converted.body.clientId).execute(),
    );
    assert.deepEqual([deal?.title, deal?.client_id, deal?.amount, deal?.owner_id], ["Betonwerk Süd", client?.id, 8_400_000n, ids.ben]);
    assert.deepEqual(
      [client?.source_id, deal?.source_id].map((one) => typeof one),
      ["string", "string"],
    );
    assert.equal(client?.source_id, deal?.source_id);
    const rows = await company.read((tx) =>
      tx
        .selectFrom("platform.journal")
        .select(["feature", "kind"])
        .where("workspace_id", "=", company.workspaceId)
        .where("feature", "<>", "org")
        .orderBy("id")
        .execute(),
    );
    assert.deepEqual(
      rows
        .slice(-3)
        .map(({ feature, kind }) => `${feature} ${kind}`)
        .sort(),
      ["clients client_added", "deals deal_opened", "deals lead_converted"],
    );
    assert.equal((await ben("POST", `/leads/${lead.id}/convert`, {})).body.reason, "already_converted");
  });

  test("the person of a lead becomes a contact of the client, or is the one known there", async () => {
    at("2026-03-02T09:00:00Z");
    const { ben, company } = await department();
    const lead = await write(ben, {
      person: "Helga Maier",
      phones: [{ value: "+49731123456" }],
      emails: [{ value: "Maier@Werk.example" }],
    });
    const first = (await ben("POST", `/leads/${lead.id}/convert`, {})).body;
    const contact = (await ben("GET", `/contacts/${first.contactId}`)).body;
    assert.deepEqual(
      [contact.firstName, contact.lastName, contact.clientId, contact.phones[0].value],
      ["Helga", "Maier", first.clientId, "+49731123456"],
    );
    const kinds = await company.read((tx) =>
      tx
        .selectFrom("platform.journal")
        .select(["feature", "kind"])
        .where("workspace_id", "=", company.workspaceId)
        .where("subject_id", "=", contact.id)
        .execute(),
    );
    assert.deepEqual(kinds, [{ feature: "clients", kind: "contact_added" }]);

    const again = await write(ben, { person: "MAIER Helga", clientId: first.clientId });
    const second = (await ben("POST", `/leads/${again.id}/convert`, {})).body;
    assert.equal(second.contactId, contact.id, "she is known at this client");
    const elsewhere = await write(ben, { company: "Zeche", person: "Helga Maier" });
    const third = (await ben("POST", `/leads/${elsewhere.id}/convert`, {})).body;
    assert.notEqual(third.contactId, contact.id, "a name alone says nothing at another client");
    const chosen = await write(ben, { company: "Dritte", person: "Jemand" });
    const wrong = await ben("POST", `/leads/${chosen.id}/convert`, { contactId: contact.id });
    assert.deepEqual([wrong.status, wrong.body.reason], [422, "unknown_contact"], "who belongs to one client is not chosen for another");
    const right = await ben("POST", `/leads/${chosen.id}/convert`, { clientId: first.clientId, contactId: contact.id });
    assert.equal(right.body.contactId, contact.id);
    const nobody = await write(ben, { company: "Ohne Person" });
    assert.equal((await ben("POST", `/leads/${nobody.id}/convert`, {})).body.contactId, null);
  });

  test("telesales converts for a seller whose clients they do not see", async () => {
    at("2026-03-02T09:00:00Z");
    const { tess, ben, head, ids } = await department();
    const pipeline = await head("POST", "/pipelines", { key: "b2b", name: "B2B", currency: "EUR", stages: ["lead"] });
    assert.equal(pipeline.status, 201);
    const lead = await write(tess, { person: "Helga Maier", telesalesId: ids.tess, sellerId: ids.ben });
    const converted = await tess("POST", `/leads/${lead.id}/convert`, { deal: { pipeline: "b2b" } });
    assert.equal(converted.status, 200, JSON.stringify(converted.body));
    const contact = (await ben("GET", `/contacts/${converted.body.contactId}`)).body;
    assert.deepEqual([contact.lastName, contact.ownerId, contact.clientId], ["Maier", ids.ben, converted.body.clientId]);
  });

  test("nothing stays of a conversion that cannot be", async () => {
    at("2026-03-02T09:00:00Z");
    const { ben, company } = await department();
    const lead = await write(ben);
    const counted = () =>
      company.read(async (tx) => [
        (await tx.selectFrom("clients.client").select("id").where("workspace_id", "=", company.workspaceId).execute()).length,
        (await statuses(company, lead.id)).length,
      ]);
    const refused = await ben("POST", `/leads/${lead.id}/convert`, { client: { name: "Süd GmbH" }, deal: { pipeline: "none" } });
    assert.deepEqual([refused.status, refused.body.reason, refused.body.errors[0].path], [422, "unknown_pipeline", "/deal/pipeline"]);
    assert.deepEqual(await counted(), [0, 1]);
    const stranger = await ben("POST", `/leads/${lead.id}/convert`, { clientId: company.workspaceId });
    assert.deepEqual([stranger.status, stranger.body.errors[0].path], [422, "/clientId"]);
    const both = await ben("POST", `/leads/${lead.id}/convert`, { clientId: company.workspaceId, client: { name: "X" } });
    assert.equal(both.status, 422);
  });

  test("whoever calls and whoever sells see the lead, others do not", async () => {
    const { head, ben, cora, tess, ids } = await department();
    const lead = await write(head, { telesalesId: ids.tess });
    const sees = async (ask: Ask) => (await ask("GET", `/leads/${lead.id}`)).status === 200;
    assert.deepEqual([await sees(head), await sees(tess), await sees(ben), await sees(cora)], [true, true, false, false]);
    assert.equal((await head("PATCH", `/leads/${lead.id}`, { telesalesId: null, sellerId: ids.ben })).status, 200);
    assert.deepEqual([await sees(tess), await sees(ben)], [false, true]);
    assert.equal((await head("PATCH", `/leads/${lead.id}`, { ownerId: ids.cora })).body.ownerId, ids.cora);
    assert.deepEqual([await sees(ben), await sees(cora)], [true, true]);
    for (const [path, body] of [["/take"], ["/reject", { reason: "x" }], ["/reopen"], ["/convert", {}], ["/archive"]] as const)
      assert.equal((await tess("POST", `/leads/${lead.id}${path}`, body)).status, 404, path);
  });

  test("lists filter, sort, count and leave archived leads out", async () => {
    at("2026-03-02T09:00:00Z");
    const { tess, ben } = await department();
    const [one, two, three] = [
      await write(tess, { company: "Ärzte am Ring", source: "Fair", phones: [{ value: "0731 999" }], title: "b" }),
      await write(tess, { company: "Zeche", source: "Web", firstContactOn: "2026-02-03", title: "a" }),
      await write(tess, { company: "Molkerei", title: "c" }),
    ].map(({ id }) => id);
    const ids = (answer: { items: { id: string }[] }) => answer.items.map(({ id }) => id);
    assert.deepEqual(ids(await filtered(tess, { field: "company", op: "contains", value: "arzte" })), [one]);
    assert.deepEqual(ids(await filtered(tess, { field: "source", op: "in", value: ["fair", "WEB"] }, "&sort=title")), [two, one]);
    assert.deepEqual(ids(await filtered(tess, { field: "source", op: "empty" })), [three]);
    assert.deepEqual(ids(await filtered(tess, { field: "ownerId", op: "eq", value: "me" }, "&sort=-title")), [three, one, two]);
    assert.deepEqual(ids(await filtered(tess, { field: "firstContactOn", op: "within", value: "2026-02" })), [two]);
    assert.deepEqual((await filtered(ben, { field: "status", op: "eq", value: "new" })).items, []);
    assert.equal((await tess("POST", `/leads/${one}/archive`)).status, 200);
    const everything = (await tess("GET", "/leads")).body;
    assert.deepEqual(ids(everything).sort(), [two, three].sort());
    assert.deepEqual(ids(await filtered(tess, { field: "archived", op: "eq", value: true })), [one]);
    assert.deepEqual((await tess("GET", "/leads/summary")).body, { count: 2, sums: [] });
    assert.equal((await tess("POST", `/leads/${one}/restore`)).body.archivedAt, null);
    const first = (await tess("GET", "/leads?limit=2&sort=title")).body;
    const second = (await tess("GET", `/leads?limit=2&sort=title&cursor=${first.nextCursor}`)).body;
    assert.deepEqual([...ids(first), ...ids(second), second.nextCursor], [two, one, three, null]);
    assert.equal((await tess("GET", `/leads?filter=${encodeURIComponent('{"field":"nonsense","op":"empty"}')}`)).status, 422);
  });

  test("many are changed at once, and what stood before undoes it", async () => {
    const { tess, ben } = await department();
    const [one, two] = [await write(tess, { source: "Fair" }), await write(tess, { title: "Other" })];
    const foreign = await write(ben);
    const items = [one, two, foreign].map(({ id }) => ({ id, change: { source: "Web", company: "Neu" } }));
    const { status, body } = await tess("POST", "/leads/bulk", { items });
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual(body.refused, [{ id: foreign.id, reason: "not_found" }]);
    assert.deepEqual(
      body.changed.map(({ before, version }: { before: object; version: number }) => [before, version]),
      [
        [{ source: "Fair", company: "Betonwerk Süd" }, 2],
        [{ source: null, company: "Betonwerk Süd" }, 2],
      ],
    );
    const back = body.changed.map(({ id, before }: { id: string; before: object }) => ({ id, change: before }));
    await tess("POST", "/leads/bulk", { items: back });
    assert.deepEqual((await tess("GET", `/leads/${one.id}`)).body.source, "Fair");
  });

  test("the company's own fields are filled in, shown, asked for, and undone", async () => {
    const { tess, company } = await department();
    await company.perform(
      definingField(async () => new Set()),
      { recordKind: "lead", key: "area", name: "Area", kind: "number", decimals: 1 },
    );
    const lead = await write(tess, { custom: { area: 12.5 } });
    const other = await write(tess, { title: "Other" });
    assert.deepEqual([lead.custom, other.custom], [{ area: 12.5 }, {}]);
    const found = await filtered(tess, { field: "custom.area", op: "gt", value: 12 });
    assert.deepEqual(
      found.items.map(({ id }: { id: string }) => id),
      [lead.id],
    );
    const items = [{ id: lead.id, change: { custom: { area: 20 } } }];
    const { body } = await tess("POST", "/leads/bulk", { items });
    assert.deepEqual(body.changed[0].before, { custom: { area: 12.5 } });
    assert.deepEqual((await tess("GET", `/leads/${lead.id}`)).body.custom, { area: 20 });
    const wrong = await tess("PATCH", `/leads/${lead.id}`, { custom: { area: "much" } });
    assert.deepEqual([wrong.status, wrong.body.errors[0].path], [422, "/custom/area"]);
    const journal = (await company.journal()).filter(({ kind }) => kind === "lead_fields_filled");
    assert.deepEqual(
      journal.map(({ data }) => data),
      [{ fields: ["area"] }, { fields: ["area"] }],
    );
  });

  test("a duplicate is named at entry; one that cannot be seen only by its owner", async () => {
    const { tess, ben, ids } = await department();
    const own = await write(tess, { phones: [{ value: "0731 123456" }] });
    const foreign = await write(ben, { company: "Zeche", emails: [{ value: "info@zeche.example" }] });
    const asked = async (query: string) => (await tess("GET", `/leads/duplicates?${query}`)).body.items;
    assert.deepEqual(await asked(`phone=${encodeURIComponent("+49 731 123456")}`), [
      { kind: "lead", id: own.id, title: "Betonwerk Süd", ownerId: ids.tess, by: "phone" },
    ]);
    assert.deepEqual(await asked("company=ZECHE&email=INFO@zeche.example"), [
      { kind: "lead", id: null, title: null, ownerId: ids.ben, by: "email" },
    ]);
    assert.deepEqual(await asked("company=Nobody"), []);
    assert.ok(foreign.id);
  });

  test("what cannot be is refused with its field", async () => {
    const { tess, company } = await department();
    const refused = async (body: object) => {
      const answer = await tess("POST", "/leads", body);
      return [answer.status, answer.body.reason ?? answer.body.errors?.[0]?.code, answer.body.errors?.[0]?.path];
    };
    const stranger = company.workspaceId;
    assert.deepEqual(await refused({}), [422, "lead_without_name", "/title"]);
    assert.deepEqual(await refused({ company: "A", phones: [{ value: "hello" }] }), [422, "phone_malformed", "/phones"]);
    assert.deepEqual(await refused({ company: "A", emails: [{ value: "a@b" }] }), [422, "email_malformed", "/emails"]);
    assert.deepEqual(await refused({ company: "A", ownerId: stranger }), [422, "unknown_owner", "/ownerId"]);
    assert.deepEqual(await refused({ company: "A", sellerId: stranger }), [422, "unknown_seller", "/sellerId"]);
    assert.deepEqual(await refused({ company: "A", telesalesId: stranger }), [422, "unknown_telesales", "/telesalesId"]);
    assert.deepEqual(await refused({ company: "A", clientId: stranger }), [422, "unknown_client", "/clientId"]);
    assert.deepEqual(await refused({ company: "A", referredById: stranger }), [422, "unknown_referrer", "/referredById"]);
    await write(tess, { externalId: "E1" });
    assert.deepEqual(await refused({ company: "A", externalId: "E1" }), [422, "external_id_taken", "/externalId"]);
  });
});
