import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type TestApp, testApp } from "../../../../test/support/app.ts";
import { foundWorld, type World } from "../../../../test/support/world.ts";
import { largestFile } from "./files.ts";

const pdf = (size = 0) => new Uint8Array(Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(size, "x")]));

describe("files on records, on the real server", () => {
  let app: TestApp;
  let world: World;
  const endings: (() => Promise<void>)[] = [];
  before(async () => {
    app = await testApp({ after: (ending) => void endings.push(ending as () => Promise<void>) });
    world = await foundWorld(app);
  });
  after(async () => {
    for (const ending of endings) await ending();
  });
  const as = (who: keyof World["people"]) => world.people[who].key;
  const client = async (who: keyof World["people"] = "ben") => {
    const { status, body } = await app.ask("POST", "/clients", { key: as(who), body: { name: "Acme" } });
    assert.equal(status, 201, JSON.stringify(body));
    return body.id as string;
  };
  const add = (who: keyof World["people"], id: string, name: string, raw: Uint8Array<ArrayBuffer>, headers = {}) =>
    app.ask("POST", `/records/${id}/files?name=${encodeURIComponent(name)}`, {
      key: as(who),
      raw,
      headers: { "content-type": "application/octet-stream", ...headers },
    });

  test("a file larger than other bodies is kept whole, and saved again as it was, never shown", async () => {
    const id = await client();
    const content = pdf(3_000_000);
    const made = await add("ben", id, "Angebot «17».pdf", content);
    assert.equal(made.status, 201, made.text);
    assert.deepEqual(
      [made.body.mediaType, made.body.bytes, made.body.addedById],
      ["application/pdf", content.byteLength, world.people.ben.id],
    );
    const response = await app.fetch("GET", `/files/${made.body.id}`, { key: as("ben") });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("content-type"), "application/octet-stream");
    assert.match(
      response.headers.get("content-disposition") ?? "",
      /^attachment; filename="[\w.-]+"; filename\*=UTF-8''Angebot%20%C2%AB17%C2%BB\.pdf$/,
    );
    assert.equal(response.headers.get("x-content-type-options"), "nosniff");
    assert.equal(response.headers.get("content-security-policy"), "default-src 'none'; sandbox");
    assert.equal(response.headers.get("cache-control"), "no-store");
    assert.deepEqual(new Uint8Array(await response.arrayBuffer()), content);
    const listed = await app.ask("GET", `/records/${id}/files`, { key: as("ben") });
    assert.deepEqual(listed.body.items, [made.body]);
    const story = await app.ask("GET", `/records/${id}/timeline`, { key: as("ben") });
    assert.deepEqual(story.body.items[0].file, { name: "Angebot «17».pdf", mediaType: "application/pdf", bytes: content.byteLength });
  });

  test("a file is seen with its record, by the head above and by whoever is given the record, and by nobody else", async () => {
    const id = await client();
    const { body } = await add("ben", id, "a.pdf", pdf());
    const status = async (who: keyof World["people"]) => (await app.fetch("GET", `/files/${body.id}`, { key: as(who) })).status;
    assert.deepEqual([await status("ben"), await status("north"), await status("cora"), await status("dina")], [200, 200, 404, 404]);
    assert.equal((await add("cora", id, "b.pdf", pdf())).status, 404);
    assert.equal((await app.ask("GET", `/records/${id}/files`, { key: as("cora") })).status, 404);
    await app.ask("PATCH", `/clients/${id}`, { key: as("north"), body: { ownerId: world.people.cora.id } });
    assert.deepEqual([await status("ben"), await status("cora")], [404, 200]);
    assert.equal((await app.ask("POST", `/files/${body.id}/archive`, { key: as("cora") })).status, 409, "who added a file puts it away");
  });

  test("what is not kept is refused before it is stored", async () => {
    const id = await client();
    const bytes = (text: string) => new Uint8Array(Buffer.from(text));
    for (const [name, content, reason] of [
      ["run.exe", bytes("MZ"), "file_refused"],
      ["page.html", bytes("<html>"), "file_refused"],
      ["notes.txt", bytes("<script>alert(1)</script>"), "file_refused"],
      ["photo.png", pdf(), "file_refused"],
      ["empty.pdf", bytes(""), "file_empty"],
      ["large.pdf", pdf(largestFile), "file_too_large"],
    ] as const) {
      const refused = await add("ben", id, name, content);
      assert.deepEqual([refused.status, refused.body?.reason], [422, reason], name);
    }
    assert.equal((await add("ben", id, "a\u202efdp.exe", pdf())).status, 422);
    assert.deepEqual((await app.ask("GET", `/records/${id}/files`, { key: as("ben") })).body.items, []);
  });

  test("the same key sent again adds once", async () => {
    const id = await client();
    const first = await add("ben", id, "a.pdf", pdf(), { "idempotency-key": "once" });
    const second = await add("ben", id, "a.pdf", pdf(), { "idempotency-key": "once" });
    assert.deepEqual(first.body, second.body);
    const archived = await app.ask("POST", `/files/${first.body.id}/archive`, { key: as("ben") });
    assert.notEqual(archived.body.archivedAt, null);
    assert.deepEqual((await app.ask("GET", `/records/${id}/files`, { key: as("ben") })).body.items, []);
  });
});
