import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Ask } from "../../../../test/support/ask.ts";
import { type TestHouse, testHouse } from "../../../../test/support/company.ts";
import { sellersOf } from "../../../../test/support/sellers.ts";
import { clientEndpoints } from "./clients.ts";
import { contactEndpoints } from "./contacts.ts";
import { attachedEndpoints } from "./records.ts";

const related = { relations: {}, sources: {} };

describe("what hangs on records, over HTTP", () => {
  let house: TestHouse;
  const endings: (() => Promise<void>)[] = [];
  before(async () => {
    house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  });
  after(async () => {
    for (const ending of endings) await ending();
  });
  const told = new Map<string, readonly string[]>();
  const endpoints = [
    ...clientEndpoints({ related }),
    ...contactEndpoints({ related }),
    ...attachedEndpoints({ subjects: [async (_, __, recordId) => told.get(recordId) ?? []], about: async () => new Map() }),
  ];
  const department = () => sellersOf(house, endpoints, ["clients.read", "clients.change", "people.erase"]);
  const add = async (ask: Ask, path: string, sent: object) => {
    const { status, body } = await ask("POST", path, sent);
    assert.equal(status, 201, JSON.stringify(body));
    return body;
  };
  const timeline = async (ask: Ask, id: string, more = "") => {
    const { status, body } = await ask("GET", `/records/${id}/timeline?limit=100${more}`);
    assert.equal(status, 200, JSON.stringify(body));
    return body.items;
  };

  test("notes are written by whoever sees a record, changed by who wrote them, and read by whoever sees the record", async () => {
    const { head, ben, cora, ids } = await department();
    const client = await add(ben, "/clients", { name: "Acme" });
    const path = `/records/${client.id}/notes`;
    const note = await add(head, path, { text: "Line one\r\nline two" });
    assert.deepEqual([note.authorId, note.authorName, note.text, note.version], [ids.head, "Hanna Head", "Line one\nline two", 1]);
    assert.deepEqual((await ben("GET", path)).body.items, [note]);
    assert.deepEqual([(await cora("GET", path)).status, (await cora("POST", path, { text: "x" })).status], [404, 404]);
    assert.equal((await cora("PATCH", `/notes/${note.id}`, { text: "x" })).status, 404);
    assert.equal((await ben("PATCH", `/notes/${note.id}`, { text: "x" })).body.reason, "not_your_note");
    assert.equal((await ben("POST", `/notes/${note.id}/archive`)).body.reason, "not_your_note");
    const changed = await head("PATCH", `/notes/${note.id}`, { text: "Better" }, { "if-match": '"1"' });
    assert.deepEqual([changed.body.text, changed.body.version], ["Better", 2]);
    assert.notEqual(changed.body.editedAt, null);
    assert.equal((await head("PATCH", `/notes/${note.id}`, { text: "Late" }, { "if-match": '"1"' })).status, 409);
    assert.equal((await head("PATCH", `/notes/${note.id}`, { text: "a\u202e" })).body.reason, "text_unusable");
    // Given to somebody else, the client takes its notes along.
    await head("PATCH", `/clients/${client.id}`, { ownerId: ids.cora });
    assert.equal((await cora("GET", path)).body.items.length, 1);
    assert.equal((await ben("GET", path)).status, 404);
    assert.equal((await head("POST", `/notes/${note.id}/archive`)).status, 200);
    assert.deepEqual((await cora("GET", path)).body.items, []);
  });

  test("notes and timelines are paged by key", async () => {
    const { ben } = await department();
    const client = await add(ben, "/clients", { name: "Acme" });
    for (let n = 0; n < 7; n++) await add(ben, `/records/${client.id}/notes`, { text: `Note ${n}` });
    for (const list of ["notes", "timeline"]) {
      const all = (await ben("GET", `/records/${client.id}/${list}`)).body.items.map(({ id }: { id: string }) => id);
      const seen: string[] = [];
      for (let cursor = ""; ; ) {
        const { body } = await ben("GET", `/records/${client.id}/${list}?limit=3${cursor && `&cursor=${cursor}`}`);
        seen.push(...body.items.map(({ id }: { id: string }) => id));
        if (body.nextCursor === null) break;
        cursor = body.nextCursor;
      }
      assert.deepEqual(seen, all, list);
      assert.equal(seen.length, list === "notes" ? 7 : 8);
    }
  });

  test("a timeline tells what anybody did to the record and to what belongs to it, without anybody's personal values", async () => {
    const { head, ben, cora, company } = await department();
    const client = await add(ben, "/clients", { name: "Acme" });
    company.clock.now = new Date("2026-03-03T09:00:00Z");
    const contact = await add(ben, "/contacts", { lastName: "Geheimnis", clientId: client.id, phones: ["030 901820"] });
    company.clock.now = new Date("2026-03-04T09:00:00Z");
    await head("PATCH", `/clients/${client.id}`, { city: "Bonn" });
    company.clock.now = new Date("2026-03-05T09:00:00Z");
    await add(ben, `/records/${contact.id}/notes`, { text: "Rang an" });
    const items = await timeline(ben, client.id);
    assert.deepEqual(
      items.map(({ kind, what, recordKind, actorName }: Record<string, string>) => [kind, what, recordKind, actorName]),
      [
        ["note", "note", "contact", "Ben Berg"],
        ["event", "client_changed", "client", "Hanna Head"],
        ["event", "contact_added", "contact", "Ben Berg"],
        ["event", "client_added", "client", "Ben Berg"],
      ],
    );
    assert.deepEqual(items[1].data, { changes: { city: { before: null, after: "Bonn" } } });
    assert.deepEqual(items[2].personal, ["lastName", "phones"]);
    assert.doesNotMatch(JSON.stringify(items[2].data), /Geheimnis|901820/);
    assert.equal((await cora("GET", `/records/${client.id}/timeline`)).status, 404);
    assert.deepEqual(
      (await timeline(ben, contact.id)).map(({ what }: { what: string }) => what),
      ["note", "contact_added"],
    );
  });

  test("what a room on the right tells of is in the timeline only for whoever sees it", async () => {
    const { head, ben, cora } = await department();
    const client = await add(ben, "/clients", { name: "Acme" });
    const theirs = await add(cora, "/clients", { name: "Cora's" });
    await add(cora, `/records/${theirs.id}/notes`, { text: "Not for Ben" });
    told.set(client.id, [theirs.id]);
    assert.deepEqual(
      (await timeline(ben, client.id)).map(({ what }: { what: string }) => what),
      ["client_added"],
    );
    assert.deepEqual(
      (await timeline(head, client.id)).map(({ what }: { what: string }) => what),
      ["note", "client_added", "client_added"],
    );
  });

  test("a record of any kind is tagged, and the tags say who took them away", async () => {
    const { ben, cora } = await department();
    const client = await add(ben, "/clients", { name: "Acme", tags: ["A"] });
    const path = `/records/${client.id}/tags`;
    assert.deepEqual((await ben("PUT", path, { tags: ["vip", "B", "VIP "] })).body, { tags: ["B", "vip"] });
    assert.deepEqual((await ben("GET", path)).body, { tags: ["B", "vip"] });
    assert.deepEqual((await ben("GET", `/clients/${client.id}`)).body.tags, ["B", "vip"]);
    assert.deepEqual([(await cora("PUT", path, { tags: [] })).status, (await cora("GET", path)).status], [404, 404]);
    assert.deepEqual(
      (await timeline(ben, client.id)).map(({ what }: { what: string }) => what),
      ["tags_set", "client_added"],
    );
  });
});
