import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { type TestCompany, type TestHouse, testCompany, testHouse } from "../../../../../test/support/company.ts";
import { searchAgainstBase } from "./meet-base.ts";
import { folderOf, importing, orderOf } from "./testing.ts";

const febrl = join(import.meta.dirname, "../../../../../../shared/data/dedupe/febrl-dataset1.csv");
const absent = existsSync(febrl) ? false : "the real data beside the project are not there: ../shared/data/dedupe/febrl-dataset1.csv";

const numbers = ({ created, updated, unchanged, refused }: { created: number; updated: number; unchanged: number; refused: number }) => [
  created,
  updated,
  unchanged,
  refused,
];

describe("importing clients and contacts", () => {
  let house: TestHouse;
  const endings: (() => Promise<void>)[] = [];
  const folder = folderOf();
  before(async () => {
    house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  });
  after(async () => {
    for (const ending of endings) await ending();
    folder.remove();
  });
  async function companyWithOwner(): Promise<TestCompany> {
    const company = await testCompany(house);
    await company.hire("owner", { name: "Olga Owner" });
    return company;
  }
  const clientsOf = (company: TestCompany) =>
    company.read((tx) =>
      tx
        .selectFrom("clients.client as c")
        .leftJoin("clients.client as p", (join) => join.onRef("p.workspace_id", "=", "c.workspace_id").onRef("p.id", "=", "c.parent_id"))
        .innerJoin("org.person as o", (join) => join.onRef("o.workspace_id", "=", "c.workspace_id").onRef("o.id", "=", "c.owner_id"))
        .select([
          "c.id",
          "c.external_id",
          "c.name",
          "c.revenue",
          "c.revenue_currency",
          "c.employees",
          "p.name as parent",
          "o.name as owner",
          "c.version",
        ])
        .where("c.workspace_id", "=", company.workspaceId)
        .orderBy("c.name")
        .execute(),
    );

  const head = "id;name;owner;revenue;employees;parent;phone;email;inn\n";
  const mapping = {
    external_id: "id",
    name: "name",
    owner: "owner",
    revenue: "revenue",
    employees: "employees",
    parent: "parent",
    phone: "phone",
    email: "email",
    tax_number: "inn",
  };

  test("two clients of one name stay two where each has its id elsewhere, also when another row made a client of that name first", async () => {
    const company = await companyWithOwner();
    const path = folder.file(`${head}1;Alpha;Vera;100;;;;;\n2;Beta;Vera;;;Alpha;;;\n3;alpha;Vera;300;;;;;\n`);
    const first = await importing(company, path, orderOf("clients", mapping));
    assert.ok(first.answer.ok);
    assert.deepEqual(numbers(first.answer.value), [3, 0, 0, 0], "the first of that name is the holding of the second row");
    const there = await clientsOf(company);
    assert.deepEqual(there.map(({ external_id, name, revenue, parent }) => [external_id, name, revenue, parent]).sort(), [
      ["1", "Alpha", 10000n, null],
      ["2", "Beta", null, "Alpha"],
      ["3", "alpha", 30000n, null],
    ]);
    const again = await importing(company, path, orderOf("clients", mapping));
    assert.ok(again.answer.ok);
    assert.deepEqual(numbers(again.answer.value), [0, 0, 2, 1]);
  });

  test("rows of one id are about one client, also where a later one bears the name of another", async () => {
    const company = await companyWithOwner();
    await importing(company, folder.file("firma\nAlpha\nAlpha Light\n"), orderOf("clients", { name: "firma" }));
    const path = folder.file("nr,firma\n3,Alpha\n3,Alpha Light\n");
    const { answer } = await importing(company, path, orderOf("clients", { external_id: "nr", name: "firma" }));
    assert.ok(answer.ok);
    assert.deepEqual(numbers(answer.value), [0, 2, 0, 0]);
    const there = await clientsOf(company);
    assert.deepEqual(there.map(({ external_id, name }) => `${external_id} ${name}`).sort(), ["3 Alpha Light", "null Alpha Light"]);
  });

  test("clients come with amounts as people write them, their holdings, and people who are not there yet", async () => {
    const company = await companyWithOwner();
    const path = folder.file(
      `${head}1;ООО «Свет»;Vera;1 234 567,50 €;1 200;Holding;+49 30 123456, +49 30 654321;info@svet.example;77-01\n2;Holding;Vera;;;;;;\n3;"=cmd|' /C calc'!A0";;;;;;;\n`,
    );
    const { answer } = await importing(company, path, orderOf("clients", mapping));
    assert.ok(answer.ok);
    assert.deepEqual(numbers(answer.value), [3, 0, 0, 0]);
    assert.deepEqual(answer.value.alsoCreated, { people: 1 }, "the holding has a row of its own");
    assert.deepEqual(answer.value.form, { kind: "csv", encoding: "utf-8", delimiter: ";" });
    const told = await clientsOf(company);
    assert.deepEqual(
      told.map((row) => [row.external_id, row.name, row.revenue, row.employees, row.parent, row.owner]),
      [
        ["3", "=cmd|' /C calc'!A0", null, null, null, "Olga Owner"],
        ["2", "Holding", null, null, null, "Vera"],
        ["1", "ООО «Свет»", 123_456_750n, 1_200, "Holding", "Vera"],
      ],
    );
    const again = await importing(company, path, orderOf("clients", mapping));
    assert.ok(again.answer.ok);
    assert.deepEqual(numbers(again.answer.value), [0, 0, 3, 0]);
    assert.deepEqual(await clientsOf(company), told);
  });

  test("a known id elsewhere changes that client, and what a row leaves empty stays", async () => {
    const company = await companyWithOwner();
    await importing(company, folder.file(`${head}1;Lumen;Vera;100,00;5;;+49 30 123456;;\n`), orderOf("clients", mapping));
    const { answer } = await importing(
      company,
      folder.file(`${head}1;Lumen GmbH;;;7;;+49 30 999999;;\n1;Lumen AG;;;;;;;\n`),
      orderOf("clients", mapping),
    );
    assert.ok(answer.ok);
    assert.deepEqual(numbers(answer.value), [0, 2, 0, 0]);
    const [client] = await clientsOf(company);
    assert.deepEqual(
      [client?.name, client?.revenue, client?.employees, client?.owner, client?.version],
      ["Lumen AG", 10_000n, 7, "Vera", 2],
    );
  });

  test("two imports of one file at the same moment bring it once", async () => {
    const company = await companyWithOwner();
    const lines = Array.from({ length: 40 }, (_, row) => `both${row % 36},Both ${row % 36},Worker ${(row % 36) % 3}`);
    const path = folder.file(`external_id,name,owner\n${lines.join("\n")}\n`);
    const order = orderOf("clients", { external_id: "external_id", name: "name", owner: "owner" });
    const both = await Promise.all([1, 2].map(() => importing(company, path, order, { batchRows: 5 })));
    const counts = both.map(({ answer }) => (answer.ok ? answer.value : assert.fail(JSON.stringify(answer))));
    const sum = (of: "created" | "unchanged" | "refused" | "updated") => counts.reduce((all, one) => all + one[of], 0);
    assert.deepEqual([sum("created"), sum("unchanged"), sum("updated"), sum("refused")], [36, 44, 0, 0]);
  });

  test("holdings never go round in a circle, also not within one file", async () => {
    const company = await companyWithOwner();
    const path = folder.file(`${head}1;A;;;;B;;;\n2;B;;;;C;;;\n3;C;;;;A;;;\n4;D;;;;D;;;\n`);
    const { answer, refused } = await importing(company, path, orderOf("clients", mapping));
    assert.ok(answer.ok);
    assert.deepEqual(
      refused.map(({ line, problem }) => [line, problem]),
      [
        [4, "holding_cycle"],
        [5, "holding_cycle"],
      ],
    );
    assert.deepEqual(
      (await clientsOf(company)).map(({ name, parent }) => `${name}<${parent}`),
      ["A<B", "B<C", "C<null", "D<null"],
    );
  });

  test("a holding named above its own row, by name or by its id elsewhere, is one client, and counted once", async () => {
    // Of the holding that never comes there is only the name; the last row says of one that is there already what it has.
    const rows = "1;Work;;;;Holding;;;\n2;Mill;;;;H2;;;\n3;Shop;;;;Elsewhere;;;\nH1;Holding;;;7;;;;\nH2;Group;;;;;;;\nH1;Holding;;;8;;;;\n";
    for (const batchRows of [1, 2, 100]) {
      const company = await companyWithOwner();
      const path = folder.file(`${head}${rows}`);
      const counts = [];
      for (const isDry of [true, false]) {
        const { answer } = await importing(company, path, orderOf("clients", mapping), { isDry, batchRows });
        assert.ok(answer.ok);
        counts.push([numbers(answer.value), answer.value.alsoCreated]);
      }
      const expected = [[5, 1, 0, 0], { clients: 1 }];
      assert.deepEqual(counts, [expected, expected], `${batchRows} rows at a time: tried, and done`);
      assert.deepEqual((await clientsOf(company)).map(({ name, parent }) => `${name}<${parent}`).sort(), [
        "Elsewhere<null",
        "Group<null",
        "Holding<null",
        "Mill<Group",
        "Shop<Elsewhere",
        "Work<Holding",
      ]);
      const again = await importing(company, path, orderOf("clients", mapping));
      assert.ok(again.answer.ok);
      assert.deepEqual([numbers(again.answer.value)[0], again.answer.value.alsoCreated], [0, {}]);
    }
  });

  test("a client that several have the name of is not guessed", async () => {
    const company = await companyWithOwner();
    await importing(company, folder.file(`${head}1;Lumen;;;;;;;\n2;Lumen;;;;;;;\n`), orderOf("clients", mapping));
    const contacts = folder.file("nr,last,firma\n7,Berg,Lumen\n8,Tal,2\n9,Rau,Neu\n");
    const { answer, refused } = await importing(
      company,
      contacts,
      orderOf("contacts", { external_id: "nr", last_name: "last", client: "firma" }),
    );
    assert.ok(answer.ok);
    assert.deepEqual(
      refused.map(({ field, problem }) => [field, problem]),
      [["client", "ambiguous_client"]],
    );
    assert.deepEqual(numbers(answer.value), [2, 0, 0, 1]);
    assert.deepEqual(answer.value.alsoCreated, { clients: 1 });
  });

  test("contacts have their client's owner, and follow a corrected file", async () => {
    const company = await companyWithOwner();
    await importing(company, folder.file(`${head}1;Lumen;Vera;;;;;;\n`), orderOf("clients", mapping));
    const order = orderOf("contacts", {
      external_id: "nr",
      first_name: "first",
      last_name: "last",
      client: "firma",
      birth_date: "born",
      phone: "tel",
    });
    const columns = "nr,first,last,firma,born,tel\n";
    const first = await importing(
      company,
      folder.file(`${columns}7,Anna,Berg,Lumen,1980-02-31,030 123456\n8,Boris,Tal,,13.01.1970,\n`),
      order,
    );
    assert.ok(first.answer.ok);
    assert.deepEqual(numbers(first.answer.value), [1, 0, 0, 1]);
    const corrected = folder.file(`${columns}7,Anna,Berg,Lumen,1980-02-28,030 123456\n8,Boris,Tal,Lumen,13.01.1970,\n`);
    const second = await importing(company, corrected, order);
    assert.ok(second.answer.ok);
    assert.deepEqual(numbers(second.answer.value), [1, 1, 0, 0]);
    const third = await importing(company, corrected, order);
    assert.ok(third.answer.ok);
    assert.deepEqual(numbers(third.answer.value), [0, 0, 2, 0]);
    const people = await company.read((tx) =>
      tx
        .selectFrom("clients.contact as c")
        .innerJoin("org.person as o", (join) => join.onRef("o.workspace_id", "=", "c.workspace_id").onRef("o.id", "=", "c.owner_id"))
        .innerJoin("platform.record as r", (join) => join.onRef("r.workspace_id", "=", "c.workspace_id").onRef("r.id", "=", "c.id"))
        .select(["c.last_name", "c.birth_date", "o.name as owner", "r.parent_id", "c.client_id"])
        .where("c.workspace_id", "=", company.workspaceId)
        .orderBy("c.last_name")
        .execute(),
    );
    assert.deepEqual(
      people.map(({ last_name, birth_date, owner }) => [last_name, birth_date, owner]),
      [
        ["Berg", "1980-02-28", "Vera"],
        ["Tal", "1970-01-13", "Vera"],
      ],
    );
    assert.ok(people.every(({ parent_id, client_id }) => parent_id !== null && parent_id === client_id));
  });

  test("a dry run finds the doubles of 500 persons, writes nothing, and compares few", { skip: absent }, async () => {
    const company = await companyWithOwner();
    const order = orderOf("contacts", {
      external_id: "rec_id",
      first_name: "given_name",
      last_name: "surname",
      street: "address_1",
      city: "suburb",
      postcode: "postcode",
      region: "state",
      birth_date: "date_of_birth",
    });
    const search = await searchAgainstBase(company.database, company.system.scope, "contacts");
    const { answer } = await importing(company, febrl, order, {
      isDry: true,
      onRow: (line, texts) => search.meetRow(texts["external_id"] ?? line, texts),
    });
    assert.ok(answer.ok);
    assert.equal(answer.value.read, 1_000);
    const pairs = search.found();
    const right = pairs.filter(({ a, b }) => String(a).split("-")[1] === String(b).split("-")[1]).length;
    assert.ok(right / pairs.length >= 0.99, `${right} of ${pairs.length}`);
    assert.ok(right / 500 >= 0.98, `${right} of 500`);
    const { rows } = await company.read((tx) =>
      tx
        .selectFrom("clients.contact")
        .select((one) => one.fn.countAll().as("rows"))
        .where("workspace_id", "=", company.workspaceId)
        .executeTakeFirstOrThrow(),
    );
    assert.equal(rows, 0n);
  });

  test("a row is compared with those who are there, but not with itself", async () => {
    const company = await companyWithOwner();
    await importing(company, folder.file(`${head}1;Lumen Lighting GmbH;;;;;;;DE 811 907 980\n`), orderOf("clients", mapping));
    const [known] = await clientsOf(company);
    const search = await searchAgainstBase(company.database, company.system.scope, "clients");
    const path = folder.file(`${head}1;Lumen Lighting;;;;;;;\n9;LUMEN LIGHTING;;;;;;;DE811907980\n`);
    const onRow = (line: number, texts: Readonly<Record<string, string>>) => search.meetRow(texts["external_id"] ?? line, texts);
    await importing(company, path, orderOf("clients", mapping), { isDry: true, onRow });
    const pairs = search.found().map(({ a, b }) => [a, b]);
    assert.deepEqual(
      pairs.sort(),
      [
        ["1", "9"],
        [known?.id, "9"],
      ].sort(),
    );
  });
});
