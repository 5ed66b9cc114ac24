import assert from "node:assert/strict";
import { after, before, describe, type TestContext, test } from "node:test";
import { testHouse } from "../../../../../test/support/company.ts";
import { type ImportDesk, importDesk } from "../imports/testing.ts";

describe("importing the company's own fields", () => {
  let desk: ImportDesk;
  const ends: (() => unknown)[] = [];
  before(async () => {
    const t = { after: (work: () => unknown) => void ends.push(work) } as Pick<TestContext, "after">;
    desk = await importDesk({ ...(await testHouse(t)), after: t.after });
    for (const [key, kind, more] of [
      ["height", "number", { decimals: 1 }],
      [
        "trade",
        "choices",
        {
          choices: [
            { key: "food", name: "Food production" },
            { key: "cold", name: "Cold store" },
          ],
        },
      ],
      ["night_shift", "boolean", {}],
      ["auditor", "person", {}],
      ["sister", "client", {}],
    ] as const) {
      const made = await desk.head("POST", "/fields", { recordKind: "client", key, name: key.replace("_", " "), kind, ...more });
      assert.equal(made.status, 201, JSON.stringify(made.body));
    }
  });
  after(async () => {
    for (const end of ends) await end();
  });
  const clientNamed = async (name: string) =>
    (await desk.head("GET", "/clients")).body.items.find((one: { name: string }) => one.name === name);

  test("columns called as the fields are fill them in, by names, keys and words; the same file again changes nothing", async () => {
    const file =
      "external_id;name;height;trade;night shift;auditor;sister\nO1;Kühlhaus Ost;7,5;Cold store, food;ja;Anna Auditor;\nO2;Molkerei West;;;nein;;Kühlhaus Ost\n";
    await desk.run("clients", "external_id,name\nO1,Kühlhaus Ost\n");
    const done = await desk.run("clients", file);
    assert.deepEqual([done.created, done.updated, done.refused], [1, 1, 0], JSON.stringify(done));
    const [east, west] = [await clientNamed("Kühlhaus Ost"), await clientNamed("Molkerei West")];
    const { auditor, ...custom } = east.custom;
    assert.deepEqual(custom, { height: 7.5, trade: ["cold", "food"], night_shift: true });
    assert.match(auditor, /^[0-9a-f-]{36}$/);
    assert.deepEqual(west.custom, { night_shift: false, sister: east.id });
    const again = await desk.run("clients", file);
    assert.deepEqual([again.created, again.updated, again.unchanged], [0, 0, 2]);
    assert.equal((await clientNamed("Kühlhaus Ost")).version, east.version);
  });

  test("what a field cannot hold refuses the row at that field, and nothing of the row is written", async () => {
    const done = await desk.run(
      "clients",
      "external_id;name;custom.height;custom.trade;custom.sister\nX1;High AG;3,55;;\nX2;Trade AG;3,5;Steel;\nX3;Sister AG;;;Nobody GmbH\nX4;Good AG;4,5;Cold store;\n",
    );
    assert.deepEqual([done.created, done.refused], [1, 3]);
    const refusals: string = (await desk.head("GET", `/imports/${done.id}/refusals`)).body;
    for (const said of ["custom.height: number_too_precise", "custom.trade: unknown_choice", "custom.sister: unknown_client"])
      assert.ok(refusals.includes(said), `${said} in ${refusals}`);
    assert.equal(await clientNamed("High AG"), undefined);
    assert.deepEqual((await clientNamed("Good AG")).custom, { height: 4.5, trade: ["cold"] });
  });

  test("a preview tells own fields as they would stand, and a retired field is no field of a file", async () => {
    const bytes = new TextEncoder().encode("external_id,name,height\nP1,Preview AG,2.5\n");
    const sent = await desk.head("POST", "/imports?kind=clients&name=p.csv", bytes);
    assert.equal(sent.body.mapping["custom.height"], "height");
    const seen = await desk.head("POST", `/imports/${sent.body.id}/preview`);
    assert.equal(seen.body.rows[0].values["custom.height"], "2.5");
    const { items } = (await desk.head("GET", "/fields?kind=client")).body;
    const shift = items.find((one: { key: string }) => one.key === "night_shift");
    assert.equal((await desk.head("PATCH", `/fields/${shift.id}`, { retired: true })).status, 200);
    const other = await desk.head("POST", "/imports?kind=clients&name=q.csv", new TextEncoder().encode("name,night shift\nQ AG,ja\n"));
    assert.deepEqual(other.body.mapping, { name: "name" });
  });
});
