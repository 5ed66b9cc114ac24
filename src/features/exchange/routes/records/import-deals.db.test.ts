import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { drawingPipeline } from "#features/deals/routes/operate-pipelines.ts";
import { type TestCompany, type TestHouse, testCompany, testHouse } from "../../../../../test/support/company.ts";
import { folderOf, importing, orderOf } from "./testing.ts";

const numbers = ({ created, updated, unchanged, refused }: { created: number; updated: number; unchanged: number; refused: number }) => [
  created,
  updated,
  unchanged,
  refused,
];

describe("importing deals and payments", () => {
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
  async function companyWithPipeline() {
    const company = await testCompany(house);
    await company.hire("owner", { name: "Olga Owner" });
    const drawn = { key: "main", name: "Main", currency: "EUR", stages: ["lead", "offer"], mayMoveBack: true, maySkip: true };
    const { id } = await company.perform(drawingPipeline, drawn);
    return { company, ends: { pipelineId: id, won: "Успешно", lost: "Закрыто", currency: "EUR" } };
  }
  const dealsOf = (company: TestCompany) =>
    company.read((tx) =>
      tx
        .selectFrom("deals.deal as d")
        .innerJoin("deals.stage_visit as v", (join) => join.onRef("v.workspace_id", "=", "d.workspace_id").onRef("v.deal_id", "=", "d.id"))
        .innerJoin("org.person as o", (join) => join.onRef("o.workspace_id", "=", "d.workspace_id").onRef("o.id", "=", "d.owner_id"))
        .leftJoin("clients.client as c", (join) => join.onRef("c.workspace_id", "=", "d.workspace_id").onRef("c.id", "=", "d.client_id"))
        .select(["d.external_id", "d.title", "d.amount", "d.status", "o.name as owner", "c.name as client", "v.kind", "v.from_at"])
        .where("d.workspace_id", "=", company.workspaceId)
        .orderBy("d.external_id")
        .orderBy("v.position")
        .execute(),
    );
  const head = "ID;Название;Бюджет;Ответственный;Создана;Закрыта;Этап;Компания;Причина\n";
  const mapping = {
    external_id: "ID",
    title: "Название",
    amount: "Бюджет",
    owner: "Ответственный",
    opened_at: "Создана",
    closed_at: "Закрыта",
    stage: "Этап",
    client: "Компания",
    loss_reason: "Причина",
  };

  test("deals come open, won and lost, with clients and owners that are made on the way; the same file again changes nothing", async () => {
    const { company, ends } = await companyWithPipeline();
    const path = folder.file(
      `${head}1;Свет;1 234,56;Вера;05.01.2026 10:00;не закрыта;offer;ООО Завод;\n2;Цех;500,00;Вера;06.01.2026;20.01.2026;Успешно;ООО Завод;\n3;Склад;;Борис;07.01.2026;21.01.2026 12:00;Закрыто;;цена\n4;Двор;;Борис;07.01.2026;06.01.2026;Закрыто;;цена\n5;Дом;;Борис;07.01.2026;;мечта;;\n`,
    );
    const { answer, refused } = await importing(company, path, orderOf("deals", mapping, ends));
    assert.ok(answer.ok);
    assert.deepEqual(
      refused.map(({ line, field, problem }) => `${line} ${field}: ${problem}`),
      ["5 closed_at: before_previous_move", "6 stage: unknown_stage"],
    );
    assert.deepEqual(numbers(answer.value), [3, 0, 0, 2]);
    assert.deepEqual(answer.value.alsoCreated, { people: 2, clients: 1, lossReasons: 1 });
    const told = await dealsOf(company);
    assert.deepEqual(
      told.map((row) => [row.external_id, row.amount, row.status, row.owner, row.client, row.kind, row.from_at.toISOString()]),
      [
        ["1", 123_456n, "open", "Вера", "ООО Завод", "opened", "2026-01-05T09:00:00.000Z"],
        ["2", 50_000n, "won", "Вера", "ООО Завод", "opened", "2026-01-05T23:00:00.000Z"],
        ["2", 50_000n, "won", "Вера", "ООО Завод", "won", "2026-01-19T23:00:00.000Z"],
        ["3", null, "lost", "Борис", null, "opened", "2026-01-06T23:00:00.000Z"],
        ["3", null, "lost", "Борис", null, "lost", "2026-01-21T11:00:00.000Z"],
      ],
    );
    const again = await importing(company, path, orderOf("deals", mapping, ends));
    assert.ok(again.answer.ok);
    assert.deepEqual(numbers(again.answer.value), [0, 0, 3, 2]);
    assert.deepEqual(await dealsOf(company), told);
    const dry = await importing(company, path, orderOf("deals", mapping, ends), { isDry: true });
    assert.ok(dry.answer.ok);
    assert.deepEqual(numbers(dry.answer.value), [0, 0, 3, 2]);
  });

  test("a later file changes a deal and moves it on; the same deal twice in a file is one", async () => {
    const { company, ends } = await companyWithPipeline();
    const order = orderOf("deals", mapping, ends);
    await importing(company, folder.file(`${head}1;Свет;100,00;Вера;05.01.2026;;lead;;\n`), order);
    const later = folder.file(
      `${head}1;Свет II;200,00;Вера;05.01.2026;30.01.2026;Успешно;;\n2;Цех;1,00;Вера;05.01.2026;;lead;;\n2;Цех;1,00;Вера;05.01.2026;;lead;;\n2;Цех;9,00;;;;;;\n`,
    );
    const { answer } = await importing(company, later, order);
    assert.ok(answer.ok);
    assert.deepEqual(numbers(answer.value), [1, 2, 1, 0]);
    assert.deepEqual(
      (await dealsOf(company)).map(({ title, amount, kind }) => [title, amount, kind]),
      [
        ["Свет II", 20_000n, "opened"],
        ["Свет II", 20_000n, "won"],
        ["Цех", 900n, "opened"],
      ],
    );
  });

  test("money that came in finds its deal or client, and counts for whoever owned the deal on that day", async () => {
    const { company, ends } = await companyWithPipeline();
    await importing(
      company,
      folder.file(
        `${head}1;Свет;100,00;Вера;05.01.2026;;lead;ООО Завод;\n2;Цех;;Вера;05.01.2026;;lead;;\n3;Цех;;Вера;05.01.2026;;lead;;\n`,
      ),
      orderOf("deals", mapping, ends),
    );
    const columns = "nr,deal,client,on,sum,cur\n";
    const order = orderOf(
      "payments",
      { external_id: "nr", deal: "deal", client: "client", paid_on: "on", amount: "sum", currency: "cur" },
      { currency: "EUR" },
    );
    const path = folder.file(
      `${columns}a,1,,2026-01-10,40.00,\nb,Свет,,2026-01-11,60.00,USD\nc,,ООО Завод,2026-01-12,-5.00,\nd,Цех,,2026-01-12,1.00,\ne,77,,2026-01-12,1.00,\nf,1,,2026-01-12,0,\ng,1,,2027-01-12,1.00,\nh,1,,2026-01-12,1.00,XYZ\ni,,,2026-01-12,1.00,\n`,
    );
    const { answer, refused } = await importing(company, path, order);
    assert.ok(answer.ok);
    assert.deepEqual(
      refused.map(({ line, field, problem }) => `${line} ${field}: ${problem}`),
      [
        "5 deal: ambiguous_deal",
        "6 deal: unknown_deal",
        "7 amount: amount_zero",
        "8 paid_on: day_in_future",
        "9 currency: unknown_currency",
        "10 deal: belongs_nowhere",
      ],
    );
    assert.deepEqual(numbers(answer.value), [3, 0, 0, 6]);
    const paid = await company.read((tx) =>
      tx
        .selectFrom("deals.payment as p")
        .innerJoin("org.person as o", (join) => join.onRef("o.workspace_id", "=", "p.workspace_id").onRef("o.id", "=", "p.credited_to_id"))
        .select(["p.external_id", "p.amount", "p.currency", "o.name"])
        .where("p.workspace_id", "=", company.workspaceId)
        .orderBy("p.external_id")
        .execute(),
    );
    assert.deepEqual(
      paid.map(({ external_id, amount, currency, name }) => [external_id, amount, currency, name]),
      [
        ["a", 4_000n, "EUR", "Вера"],
        ["b", 6_000n, "USD", "Вера"],
        ["c", -500n, "EUR", "Вера"],
      ],
    );
    const again = await importing(company, path, order);
    assert.ok(again.answer.ok);
    assert.deepEqual(numbers(again.answer.value), [0, 0, 3, 6]);
  });

  test("amounts in a currency without a rate are kept, and the report names the currency until a rate is entered", async () => {
    const company = await testCompany(house);
    await company.hire("owner", { name: "Olga Owner" });
    const path = folder.file("client,paid_on,amount,currency\nAlpen AG,2026-01-05,100,CHF\nUlm AG,2026-01-05,100,EUR\n");
    const order = orderOf("payments", { client: "client", paid_on: "paid_on", amount: "amount", currency: "currency" });
    const { answer } = await importing(company, path, order);
    assert.ok(answer.ok);
    assert.deepEqual([answer.value.created, answer.value.withoutRate], [2, ["CHF"]]);
    await company.database.command(company.system.scope, (tx) =>
      tx
        .insertInto("org.rate")
        .values({ workspace_id: company.workspaceId, currency: "CHF", on_date: "2026-01-01", rate: "1.05" })
        .execute(),
    );
    const again = await importing(company, path, order);
    assert.ok(again.answer.ok);
    assert.deepEqual([again.answer.value.unchanged, again.answer.value.withoutRate], [2, []]);
  });
});
