import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import pg from "pg";
import { dealEndpoints } from "#features/deals/routes/deals.ts";
import { pipelineEndpoints } from "#features/deals/routes/pipelines.ts";
import { clientReferences, contactReferences } from "#features/deals/sql/client-references.ts";
import { fieldEndpoints } from "#features/fields/routes/fields.ts";
import type { Ask } from "../../../../test/support/ask.ts";
import { type TestCompany, type TestHouse, testHouse } from "../../../../test/support/company.ts";
import { sellersOf } from "../../../../test/support/sellers.ts";
import { clientTieEndpoints } from "./client-ties.ts";
import { clientEndpoints } from "./clients.ts";
import { contactEndpoints } from "./contacts.ts";
import { mergeEndpoints } from "./merges.ts";
import { attachedEndpoints } from "./records.ts";

const related = { relations: {}, sources: {} };
const endpoints = [
  ...mergeEndpoints({ client: clientReferences, contact: contactReferences }),
  ...clientEndpoints({ related }),
  ...contactEndpoints({ related }),
  ...clientTieEndpoints,
  ...attachedEndpoints({ subjects: [], about: async () => new Map() }),
  ...fieldEndpoints({ stages: async () => new Set<string>() }),
  ...pipelineEndpoints,
  ...dealEndpoints,
];
const rights = [
  "clients.read",
  "clients.change",
  "deals.read",
  "deals.change",
  "structure.change",
  "fields.change",
  "people.erase",
] as const;

describe("merging duplicates, over HTTP", () => {
  let house: TestHouse;
  let owner: pg.Client;
  const endings: (() => Promise<void>)[] = [];
  before(async () => {
    house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
    owner = new pg.Client({ connectionString: house.ownerUrl });
    await owner.connect();
  });
  after(async () => {
    await owner?.end();
    for (const ending of endings) await ending();
  });
  const department = () => sellersOf(house, endpoints, rights);
  const ok = async (asked: ReturnType<Ask>) => {
    const { status, body } = await asked;
    assert.ok(status < 300, `${status} ${JSON.stringify(body)}`);
    return body;
  };

  /** Every row of the company in these schemas; versions count changes, and merges and the journal tell of them. */
  async function state(company: TestCompany): Promise<Record<string, readonly string[]>> {
    const { rows: tables } = await owner.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.columns
       where column_name = 'workspace_id' and table_schema in ('clients', 'deals', 'fields', 'platform')
         and table_name not in ('journal', 'journal_personal', 'journal_void', 'idempotency', 'merge') order by 1`,
    );
    const dump: Record<string, readonly string[]> = {};
    for (const { name } of tables) {
      const { rows } = await owner.query<{ row: string }>(
        `select (to_jsonb(t) - 'version')::text as row from ${name} t where workspace_id = $1 order by 1`,
        [company.workspaceId],
      );
      dump[name] = rows.map(({ row }) => row);
    }
    return dump;
  }

  /** Two clients that have everything, of two owners, with something that both have. */
  async function furnished() {
    const department_ = await department();
    const { head, ben, cora } = department_;
    await ok(head("POST", "/fields", { recordKind: "client", key: "halls", name: "Halls", kind: "number" }));
    await ok(head("POST", "/fields", { recordKind: "client", key: "note", name: "Note", kind: "text" }));
    await ok(head("POST", "/pipelines", { key: "b2b", name: "B2B", currency: "EUR", stages: ["lead", "offer"] }));
    const third = await ok(head("POST", "/clients", { name: "Third" }));
    const kept = await ok(
      ben("POST", "/clients", {
        name: "Acme",
        city: "Bonn",
        phones: ["030 901820"],
        emails: ["a@acme.example"],
        tags: ["A", "B"],
        custom: { note: "ours" },
      }),
    );
    const merged = await ok(
      cora("POST", "/clients", {
        name: "ACME GmbH",
        industry: "Metal",
        revenue: { amount: "12.50", currency: "EUR" },
        employees: 7,
        street: "Weg 1",
        city: "Köln",
        externalId: "X-1",
        phones: ["030 901820", "030 901821"],
        emails: ["b@acme.example"],
        tags: ["B", "C"],
        custom: { halls: 3, note: "theirs" },
      }),
    );
    const anna = await ok(ben("POST", "/contacts", { lastName: "Anna", clientId: kept.id }));
    const bo = await ok(cora("POST", "/contacts", { lastName: "Bo", clientId: merged.id, phones: ["030 901822"] }));
    await ok(ben("PUT", `/clients/${kept.id}/decision-chain`, { items: [{ contactId: anna.id, part: "decides" }] }));
    await ok(
      cora("PUT", `/clients/${merged.id}/decision-chain`, {
        items: [{ contactId: bo.id, part: "uses", caresAbout: "light", stance: "for" }],
      }),
    );
    const child = await ok(cora("POST", "/clients", { name: "Child", parentId: merged.id }));
    await ok(head("POST", `/clients/${merged.id}/links`, { kind: "distributor_of", toId: third.id }));
    await ok(head("POST", `/clients/${third.id}/links`, { kind: "partner_of", toId: merged.id }));
    await ok(head("POST", `/clients/${kept.id}/links`, { kind: "supplier_of", toId: merged.id }));
    await ok(ben("POST", `/records/${kept.id}/notes`, { text: "Ben's" }));
    await ok(cora("POST", `/records/${merged.id}/notes`, { text: "Cora's" }));
    const deal = await ok(cora("POST", "/deals", { title: "Hall 4", pipeline: "b2b", clientId: merged.id }));
    return { ...department_, kept, merged, third, anna, bo, child, deal };
  }

  test("nothing is lost: what hangs on the one that goes is found on the one that stays", async () => {
    const { head, cora, kept, merged, bo, child, deal, third, ids } = await furnished();
    const made = await ok(
      head("POST", `/clients/${kept.id}/merge`, { mergedId: merged.id, fields: { name: "merged", "custom.note": "merged" } }),
    );
    assert.deepEqual([made.kind, made.keptId, made.mergedId, made.byId, made.undoneAt], ["client", kept.id, merged.id, ids.head, null]);
    const now = await ok(head("GET", `/clients/${kept.id}`));
    assert.deepEqual(
      [now.name, now.city, now.street, now.industry, now.employees, now.revenue?.amount, now.ownerId],
      ["ACME GmbH", "Bonn", null, "Metal", 7, "12.50", ids.ben],
    );
    assert.deepEqual(
      now.phones.map(({ value }: { value: string }) => value),
      ["+4930901820", "+4930901821"],
    );
    assert.deepEqual(
      now.emails.map(({ value }: { value: string }) => value),
      ["a@acme.example", "b@acme.example"],
    );
    assert.deepEqual([now.tags, now.custom], [["A", "B", "C"], { halls: 3, note: "theirs" }]);
    assert.equal((await ok(head("GET", `/records/${kept.id}/notes`))).items.length, 2);
    const chain = await ok(head("GET", `/clients/${kept.id}/decision-chain`));
    assert.deepEqual(
      chain.items.map(({ name, caresAbout }: Record<string, unknown>) => [name, caresAbout]),
      [
        ["Anna", null],
        ["Bo", "light"],
      ],
    );
    const contact = await ok(head("GET", `/contacts/${bo.id}`));
    assert.deepEqual([contact.clientId, contact.ownerId], [kept.id, ids.ben]);
    assert.equal((await ok(head("GET", `/clients/${child.id}`))).parentId, kept.id);
    assert.equal((await ok(head("GET", `/deals/${deal.id}`))).clientId, kept.id);
    const links = (await ok(head("GET", `/clients/${kept.id}/links`))).items;
    assert.deepEqual(links.map(({ otherId, kind }: Record<string, string>) => `${kind} ${otherId}`).sort(), [
      `distributor_of ${third.id}`,
      `partner_of ${third.id}`,
      `supplier_of ${merged.id}`,
    ]);
    // Whose client went on sees what became of it.
    assert.equal((await cora("GET", `/clients/${kept.id}`)).status, 200);
    const gone = await ok(head("GET", `/clients/${merged.id}`));
    assert.deepEqual([gone.mergedIntoId, gone.archivedAt !== null, gone.externalId], [kept.id, true, "X-1"]);
    assert.equal((await head("PATCH", `/clients/${merged.id}`, { name: "x" })).body.reason, "merged_away");
    assert.equal((await head("POST", `/clients/${merged.id}/restore`)).body.reason, "merged_away");
    assert.equal((await head("POST", `/clients/${kept.id}/merge`, { mergedId: merged.id })).body.reason, "merged_away");
    const found = await owner.query("select search from platform.record where id = $1", [kept.id]);
    assert.match(found.rows[0].search, /acme gmbh.*\+4930901821/);
    assert.deepEqual((await ok(head("GET", `/records/${kept.id}/merges`))).items, [made]);
  });

  test("merged and taken apart, the database is as it was, whatever was chosen", async () => {
    const { head, kept, merged, company } = await furnished();
    const was = await state(company);
    const names = ["name", "industry", "street", "city", "revenue", "employees", "parentId", "custom.halls", "custom.note"];
    const choices = fc.dictionary(fc.constantFrom(...names), fc.constantFrom("kept", "merged"), { noNullPrototype: true });
    await fc.assert(
      fc.asyncProperty(choices, fc.boolean(), async (fields, isTurned) => {
        const [stays, goes] = isTurned ? [merged, kept] : [kept, merged];
        const made = await ok(head("POST", `/clients/${stays.id}/merge`, { mergedId: goes.id, fields }));
        assert.notDeepEqual(await state(company), was);
        assert.notEqual((await ok(head("POST", `/merges/${made.id}/undo`))).undoneAt, null);
        assert.deepEqual(await state(company), was);
      }),
      { numRuns: 12 },
    );
  });

  test("what was done after the merge stays: on the one that stays what was changed, with the other what was moved", async () => {
    const { head, ben, kept, merged, bo, deal, ids } = await furnished();
    const made = await ok(head("POST", `/clients/${kept.id}/merge`, { mergedId: merged.id, fields: { name: "merged" } }));
    await ok(ben("PATCH", `/clients/${kept.id}`, { employees: 99 }));
    await ok(ben("POST", `/records/${kept.id}/notes`, { text: "Afterwards" }));
    await ok(ben("PATCH", `/contacts/${bo.id}`, { position: "CEO" }));
    const other = await ok(ben("POST", "/clients", { name: "Other" }));
    await ok(head("PATCH", `/deals/${deal.id}`, { clientId: other.id }));
    await ok(head("POST", `/merges/${made.id}/undo`));
    const one = await ok(ben("GET", `/clients/${kept.id}`));
    assert.deepEqual([one.name, one.employees], ["Acme", 99]);
    assert.deepEqual(
      (await ok(ben("GET", `/records/${kept.id}/notes`))).items.map(({ text }: { text: string }) => text),
      ["Afterwards", "Ben's"],
    );
    const contact = await ok(head("GET", `/contacts/${bo.id}`));
    assert.deepEqual([contact.position, contact.clientId, contact.ownerId], ["CEO", merged.id, ids.cora]);
    assert.equal((await ok(head("GET", `/deals/${deal.id}`))).clientId, other.id);
    assert.equal((await head("POST", `/merges/${made.id}/undo`)).body.reason, "already_undone");
    assert.equal((await ok(head("GET", `/clients/${merged.id}`))).mergedIntoId, null);
  });

  test("merges are taken apart from the last to the first", async () => {
    const { head, kept, merged, third, company } = await furnished();
    const was = await state(company);
    const first = await ok(head("POST", `/clients/${kept.id}/merge`, { mergedId: merged.id }));
    const second = await ok(head("POST", `/clients/${third.id}/merge`, { mergedId: kept.id }));
    assert.equal((await head("POST", `/merges/${first.id}/undo`)).body.reason, "changed_since");
    await ok(head("POST", `/merges/${second.id}/undo`));
    await ok(head("POST", `/merges/${first.id}/undo`));
    assert.deepEqual(await state(company), was);
  });

  test("a merge that would lose or twist something is refused, and so is one of what one does not see", async () => {
    const { head, ben, kept, merged, child, third } = await furnished();
    const reason = async (ask: Ask, id: string, body: object, headers = {}) => {
      const answer = await ask("POST", `/clients/${id}/merge`, body, headers);
      return answer.body.reason ?? answer.status;
    };
    assert.equal(await reason(ben, kept.id, { mergedId: merged.id }), 404);
    assert.equal(await reason(head, kept.id, { mergedId: kept.id }), "same_record");
    assert.equal(await reason(head, kept.id, { mergedId: merged.id, fields: { ownerId: "merged" } }), "unknown_field");
    assert.equal(await reason(head, kept.id, { mergedId: merged.id, fields: { "custom.none": "merged" } }), "unknown_field");
    assert.equal(await reason(head, kept.id, { mergedId: merged.id }, { "if-match": '"99"' }), 409);
    assert.equal(await reason(head, kept.id, { mergedId: merged.id, mergedVersion: 99 }), "changed_since");
    // Child hangs below merged, grandchild below child.
    const grandchild = await ok(head("POST", "/clients", { name: "Grandchild", parentId: child.id }));
    assert.equal(await reason(head, grandchild.id, { mergedId: merged.id }), "holding_cycle");
    // merged → third → child: were merged and child one, they would be distributor of themselves.
    await ok(head("POST", `/clients/${third.id}/links`, { kind: "distributor_of", toId: child.id }));
    assert.equal(await reason(head, child.id, { mergedId: merged.id }), "link_cycle");
  });

  test("one that hangs below the other goes up to where that hung", async () => {
    const { head, merged, child, third, company } = await furnished();
    await ok(head("PATCH", `/clients/${merged.id}`, { parentId: third.id }));
    const was = await state(company);
    const made = await ok(head("POST", `/clients/${child.id}/merge`, { mergedId: merged.id }));
    assert.equal((await ok(head("GET", `/clients/${child.id}`))).parentId, third.id);
    await ok(head("POST", `/merges/${made.id}/undo`));
    assert.deepEqual(await state(company), was);
  });

  test("two contacts that are one person become one, with the company that only one of them had, and two again", async () => {
    const { head, ben, cora, company, ids, merged } = await furnished();
    const free = await ok(ben("POST", "/contacts", { firstName: "Anna", lastName: "Berg", emails: ["anna@berg.example"] }));
    const there = await ok(
      cora("POST", "/contacts", {
        firstName: "A.",
        lastName: "Berg",
        clientId: merged.id,
        position: "CFO",
        birthDate: "1980-01-02",
        phones: ["030 901829"],
      }),
    );
    await ok(cora("POST", `/records/${there.id}/notes`, { text: "Likes LED" }));
    const was = await state(company);
    const made = await ok(head("POST", `/contacts/${free.id}/merge`, { mergedId: there.id, fields: { firstName: "kept" } }));
    const one = await ok(head("GET", `/contacts/${free.id}`));
    assert.deepEqual(
      [one.name, one.clientId, one.ownerId, one.position, one.birthDate],
      ["Anna Berg", merged.id, ids.cora, "CFO", "1980-01-02"],
    );
    assert.deepEqual([one.phones.length, one.emails.length], [1, 1]);
    assert.doesNotMatch(JSON.stringify(await company.journal()), /CFO|1980-01-02/);
    await ok(head("POST", `/merges/${made.id}/undo`));
    assert.deepEqual(await state(company), was);
    const again = await ok(head("POST", `/contacts/${free.id}/merge`, { mergedId: there.id }));
    await ok(head("POST", `/contacts/${free.id}/erase`, { confirm: "Anna Berg" }));
    assert.equal((await head("POST", `/merges/${again.id}/undo`)).body.reason, "contact_erased");
    const left = await owner.query("select before::text || moved::text as text from clients.merge where id = $1", [again.id]);
    assert.equal(left.rows[0].text, "{}{}");
    assert.notEqual((await ok(head("GET", `/contacts/${there.id}`))).erasedAt, null, "whoever is the same person is erased too");
  });
});
