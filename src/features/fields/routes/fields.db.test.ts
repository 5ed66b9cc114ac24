import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type Ask, asking } from "../../../../test/support/ask.ts";
import { type TestCompany, type TestHouse, testCompany, testHouse } from "../../../../test/support/company.ts";
import { fieldEndpoints } from "./fields.ts";

const stage = "019a9d5e-7c1e-7b61-8b4c-000000000001";
const endpoints = fieldEndpoints({ stages: async (_, __, ids) => new Set(ids.filter((id) => id === stage)) });

describe("a company's own fields", () => {
  let house: TestHouse;
  const endings: (() => Promise<void>)[] = [];
  before(async () => {
    house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  });
  after(async () => {
    for (const ending of endings) await ending();
  });

  async function company(): Promise<{ company: TestCompany; head: Ask; seller: Ask }> {
    const made = await testCompany(house);
    const ids = [await made.hire("direction_head"), await made.hire("seller")] as const;
    return {
      company: made,
      head: asking(made, endpoints, made.actorFor(ids[0], ["clients.read", "fields.change"])),
      seller: asking(made, endpoints, made.actorFor(ids[1], ["clients.read"])),
    };
  }
  const define = async (ask: Ask, body: object) => {
    const answered = await ask("POST", "/fields", { recordKind: "deal", ...body });
    assert.equal(answered.status, 201, JSON.stringify(answered.body));
    return answered.body;
  };
  const reason = async (answered: ReturnType<Ask>) => {
    const { status, body } = await answered;
    return `${status} ${body.reason ?? body.errors?.[0]?.code} ${body.errors?.[0]?.path}`;
  };

  test("are there for everybody as soon as a head adds them, with a key from the name", async () => {
    const { head, seller } = await company();
    const area = await define(head, { name: "Площадь цеха", kind: "number", decimals: 1 });
    const lamp = await define(head, { name: "Lamp type", kind: "choices", choices: [{ name: "LED" }, { name: "Натрий" }] });
    assert.deepEqual([area.key, area.decimals, area.position, area.version], ["ploshchad_tsekha", 1, 1, 1]);
    assert.deepEqual(lamp.choices, [
      { key: "led", name: "LED", retiredAt: null },
      { key: "natriy", name: "Натрий", retiredAt: null },
    ]);
    await define(head, { recordKind: "client", name: "Площадь цеха", kind: "text" });
    const { body } = await seller("GET", "/fields?kind=deal");
    assert.deepEqual(body.items, [area, lamp]);
    assert.equal((await seller("GET", "/fields")).body.items.length, 3);
    assert.deepEqual((await seller("GET", `/fields/${area.id}`)).body, area);
    assert.equal((await seller("POST", "/fields", { recordKind: "deal", name: "X", kind: "text" })).status, 403);
  });

  test("are renamed, retired and brought back, their choices added, retired and put in order; every change is in the journal", async () => {
    const { company: made, head } = await company();
    const field = await define(head, {
      name: "Lamp",
      kind: "choice",
      choices: [
        { key: "led", name: "LED" },
        { key: "gas", name: "Gas" },
      ],
    });
    const change = async (body: object) => {
      const answered = await head("PATCH", `/fields/${field.id}`, body);
      assert.equal(answered.status, 200, JSON.stringify(answered.body));
      return answered.body;
    };
    await change({ name: "Lamp type", requiredFrom: [stage] });
    const chosen = await change({
      choices: [{ key: "gas", name: "Gas", retired: true }, { name: "Laser" }, { key: "led", name: "LED lamp" }],
    });
    assert.deepEqual(
      chosen.choices.map(({ key, name, retiredAt }: Record<string, unknown>) => [key, name, retiredAt !== null]),
      [
        ["gas", "Gas", true],
        ["laser", "Laser", false],
        ["led", "LED lamp", false],
      ],
    );
    assert.notEqual((await change({ retired: true })).retiredAt, null);
    const back = await change({ retired: false });
    assert.deepEqual([back.retiredAt, back.requiredFrom, back.version], [null, [stage], 5]);
    assert.equal((await change({ retired: false })).version, 5, "nothing changed");
    const journal = (await made.journal()).filter(({ subjectId }) => subjectId === field.id);
    assert.deepEqual(
      journal.map(({ kind, data }) => [kind, Object.keys(data["changes"] as object).sort()]),
      [
        ["field_defined", ["choices", "decimals", "key", "kind", "name", "recordKind", "requiredFrom"]],
        ["field_changed", ["name", "requiredFrom"]],
        ["field_changed", ["choices"]],
        ["field_changed", ["retiredAt"]],
        ["field_changed", ["retiredAt"]],
      ],
    );
    assert.deepEqual((journal[2]!.data["changes"] as { choices: unknown }).choices, {
      before: ["LED", "Gas"],
      after: ["Gas (retired)", "Laser", "LED lamp"],
    });
  });

  test("that cannot be are refused at their place", async () => {
    const { head } = await company();
    const field = await define(head, { name: "Lamp", key: "lamp", kind: "choice", choices: [{ name: "LED" }] });
    const add = (body: object) => reason(head("POST", "/fields", { recordKind: "deal", name: "Other", kind: "text", ...body }));
    const change = (body: object) => reason(head("PATCH", `/fields/${field.id}`, body));
    assert.equal(await add({ key: "lamp" }), "422 field_key_taken /key");
    assert.equal(await add({ name: " LAMP" }), "422 field_name_taken /name");
    assert.equal(await add({ key: "Lamp!" }), "422 key_malformed /key");
    assert.equal(await add({ kind: "choice" }), "422 choices_needed /choices");
    assert.equal(await add({ choices: [{ name: "LED" }] }), "422 choices_not_for_kind /choices");
    assert.equal(await add({ kind: "choice", choices: [{ name: "LED" }, { name: "led" }] }), "422 choice_twice /choices");
    assert.equal(await add({ decimals: 2 }), "422 decimals_not_for_kind /decimals");
    assert.equal(await add({ requiredFrom: [field.id] }), "422 unknown_stage /requiredFrom");
    assert.equal(await add({ recordKind: "client", requiredFrom: [stage] }), "422 stages_not_for_kind /requiredFrom");
    assert.equal(await change({ choices: [{ name: "Gas" }] }), "422 choice_left_out /choices");
    assert.equal(await change({ kind: "text" }), "422 unknown_field /kind");
    assert.equal(await change({ key: "other" }), "422 unknown_field /key");
    const late = await head("PATCH", `/fields/${field.id}`, { name: "Bulb" }, { "if-match": '"9"' });
    assert.equal(late.status, 409);
  });

  test("added by two people at the same moment get different keys", async () => {
    const { head } = await company();
    const answers = await Promise.all(
      ["Hall", "Hall!", "Hall?", "Hall."].map((name) => head("POST", "/fields", { recordKind: "deal", name, kind: "text" })),
    );
    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201, 201, 201],
    );
    assert.deepEqual(answers.map(({ body }) => body.key).sort(), ["hall", "hall_2", "hall_3", "hall_4"]);
  });

  test("of one company are unknown to another", async () => {
    const [one, other] = [await company(), await company()];
    const field = await define(one.head, { name: "Lamp", kind: "text" });
    assert.equal((await other.head("GET", `/fields/${field.id}`)).status, 404);
    assert.equal((await other.head("PATCH", `/fields/${field.id}`, { name: "Mine" })).status, 404);
    assert.deepEqual((await other.head("GET", "/fields")).body.items, []);
  });
});
