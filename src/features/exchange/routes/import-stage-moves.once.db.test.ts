import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import exceljs from "exceljs";
import { sql } from "kysely";
import { openingDeal } from "#features/deals/routes/operate-deals.ts";
import { drawingPipeline } from "#features/deals/routes/operate-pipelines.ts";
import { losingDeal, movingDeal, reopeningDeal, winningDeal } from "#features/deals/routes/operate-steps.ts";
import { knowingPeople } from "#features/org/routes/operate-former-people.ts";
import { flowReport, funnelReport } from "#features/reports/sql/funnel.ts";
import { newId } from "#shared/id.ts";
import { type TestCompany, type TestHouse, testCompany, testHouse } from "../../../../test/support/company.ts";
import { exampleMoves, exampleStages } from "../../../../test/support/worked-example.ts";
import { importStageMoves } from "./import-stage-moves.ts";
import { undoImport } from "./imports/undo-import.ts";

const bank = join(import.meta.dirname, "../../../../../shared/data/bpic2012/stage_moves.csv");
const withoutBank = existsSync(bank) ? false : "the real data beside the project are not there: ../shared/data/bpic2012/stage_moves.csv";

describe("importing stage moves", () => {
  let house: TestHouse;
  let folder: string;
  const endings: (() => Promise<void>)[] = [];
  before(async () => {
    house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
    folder = mkdtempSync(join(tmpdir(), "mainspring-import-"));
  });
  after(async () => {
    for (const ending of endings) await ending();
    rmSync(folder, { recursive: true, force: true });
  });

  async function importing(company: TestCompany, path: string, stages: readonly string[], ends = { won: "WON", lost: "LOST" }) {
    const actor = { ...company.system, kind: "import" } as const;
    const known = await company.read((tx) =>
      tx.selectFrom("deals.pipeline").select("id").where("workspace_id", "=", company.workspaceId).executeTakeFirst(),
    );
    const drawn = { key: "loans", name: "Loans", currency: "EUR", stages: [...stages], mayMoveBack: true, maySkip: true };
    const pipelineId = known?.id ?? (await company.perform(drawingPipeline, drawn)).id;
    return importStageMoves(
      { path, name: "moves.csv" },
      { pipelineId, stages, ...ends, currency: "EUR", timeZone: "UTC" },
      {
        database: company.database,
        actor,
        clock: () => company.clock.now,
        newId,
        reportFolder: join(folder, "reports"),
        know: (names) => company.perform(knowingPeople, { names }, actor),
      },
    );
  }
  const file = (name: string, text: string | Uint8Array) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  /** Everything of the rooms that an import writes to. */
  async function allRows(company: TestCompany): Promise<string> {
    const tables = [
      "deals.deal",
      "deals.stage_visit",
      "deals.ownership",
      "deals.amount_held",
      "deals.loss_reason",
      "org.person",
      "platform.journal",
    ] as const;
    return company.read(async (tx) => {
      const rows = await Promise.all(
        tables.map((table) => tx.selectFrom(table).selectAll().where("workspace_id", "=", company.workspaceId).execute()),
      );
      return JSON.stringify(
        rows.map((some) => some.map((row) => JSON.stringify(row, (_, value) => (typeof value === "bigint" ? `${value}` : value))).sort()),
      );
    });
  }
  const head = "deal,moved_at,stage,loss_reason,actor,amount\n";
  const example = `${head}${exampleMoves.map(({ deal, stage, at }) => `${deal},${at.toISOString()},${stage},${stage === "LOST" ? "price" : ""},Vera,1000.50`).join("\n")}\n`;

  test("56,357 moves of a real lender give the funnel and the flow that are known", { skip: withoutBank }, async () => {
    const company = await testCompany(house, { timeZone: "Europe/Amsterdam" });
    const stages = ["submitted", "partlysubmitted", "preaccepted", "accepted", "finalized"];
    const answer = await importing(company, bank, stages, { won: "won", lost: "lost" });
    assert.ok(answer.ok);
    assert.deepEqual([answer.value.read, answer.value.created, answer.value.refused], [56_357, 56_357, 0]);
    const asked = { pipeline: "Loans", from: "2011-01-01", to: "2013-01-01", asOf: "2012-03-15T00:00+01:00" };
    const reader = { workspaceId: company.workspaceId, personId: null, filter: null };
    const funnel = await company.read((tx) => funnelReport(tx, reader, asked, company.clock.now));
    assert.ok(funnel.ok);
    const [whole] = funnel.value.groups;
    assert.deepEqual(
      whole?.stages.map(({ reached }) => reached),
      [13_087, 13_087, 7_367, 5_113, 5_015],
    );
    assert.equal(whole?.won.reached, 2_246);
    assert.deepEqual(
      whole?.stages.map(({ lost }) => lost),
      [0, 5_720, 2_185, 95, 2_442],
    );
    assert.deepEqual(
      whole?.stages.map(({ open }) => open),
      [0, 0, 69, 3, 327],
    );
    assert.equal(whole?.stages[4]?.medianDays?.toFixed(4), "15.1436");
    const flow = await company.read((tx) => flowReport(tx, reader, asked, company.clock.now));
    assert.ok(flow.ok);
    assert.deepEqual(flow.value.kinds, { forward: 30_582, skip: 0, backward: 0, lost: 10_442, won: 2_246, reopened: 0 });
  });

  test("running it twice changes nothing, and a longer file adds what is new", async () => {
    const company = await testCompany(house);
    const path = file("example.csv", example);
    const first = await importing(company, path, exampleStages);
    assert.ok(first.ok && first.value.created === exampleMoves.length && first.value.refused === 0);
    const rows = await allRows(company);
    const second = await importing(company, path, exampleStages);
    assert.ok(second.ok && second.value.unchanged === exampleMoves.length && second.value.created === 0);
    assert.equal(await allRows(company), rows);
    const longer = file("longer.csv", `${example}D5,2026-04-02,data,,Vera,2000\nD5,2026-04-03,LOST,,Boris,2000\n`);
    const third = await importing(company, longer, exampleStages);
    assert.ok(third.ok && third.value.created === 2 && third.value.unchanged === exampleMoves.length);
    const amounts = await company.read((tx) =>
      tx
        .selectFrom("deals.amount_held")
        .select(["position", "amount", "from_at", "to_at"])
        .where("workspace_id", "=", company.workspaceId)
        .where("deal_id", "=", (one) =>
          one.selectFrom("deals.deal").select("id").where("workspace_id", "=", company.workspaceId).where("external_id", "=", "D5"),
        )
        .orderBy("position")
        .execute(),
    );
    assert.deepEqual(
      amounts.map(({ amount, to_at }) => [amount, to_at?.toISOString() ?? null]),
      [
        [100_050n, "2026-04-02T00:00:00.000Z"],
        [200_000n, null],
      ],
    );
  });

  test("history from a file stands as if the moves had been made one by one", async () => {
    const brought = await testCompany(house);
    await importing(brought, file("same.csv", example), exampleStages);
    const made = await testCompany(house);
    const vera = await made.hire("seller", { name: "Vera" });
    const actor = made.actorFor(vera, ["deals.change"]);
    await made.perform(drawingPipeline, {
      key: "loans",
      name: "Loans",
      currency: "EUR",
      stages: [...exampleStages],
      mayMoveBack: true,
      maySkip: true,
    });
    const ids = new Map<string, string>();
    const now = house.clock.now;
    for (const { deal, stage, at } of exampleMoves) {
      house.clock.now = at;
      const id = ids.get(deal);
      if (id === undefined)
        ids.set(
          deal,
          (await made.perform(openingDeal, { title: deal, pipeline: "loans", stage, externalId: deal, amount: "1000.50" }, actor)).id,
        );
      else if (stage === "WON") await made.perform(winningDeal, { id }, actor);
      else if (stage === "LOST") await made.perform(losingDeal, { id, reason: "price" }, actor);
      else await made.perform(movingDeal, { id, stage }, actor);
    }
    house.clock.now = now;
    const histories = (company: TestCompany) =>
      company.read((tx) =>
        tx
          .selectFrom("deals.stage_visit as v")
          .innerJoin("deals.deal as d", (join) => join.onRef("d.workspace_id", "=", "v.workspace_id").onRef("d.id", "=", "v.deal_id"))
          .leftJoin("deals.stage as s", (join) => join.onRef("s.workspace_id", "=", "v.workspace_id").onRef("s.id", "=", "v.stage_id"))
          .leftJoin("deals.stage as f", (join) =>
            join.onRef("f.workspace_id", "=", "v.workspace_id").onRef("f.id", "=", "v.came_from_stage_id"),
          )
          .innerJoin("org.person as h", (join) => join.onRef("h.workspace_id", "=", "v.workspace_id").onRef("h.id", "=", "v.held_by_id"))
          .innerJoin("org.person as a", (join) => join.onRef("a.workspace_id", "=", "v.workspace_id").onRef("a.id", "=", "v.actor_id"))
          .select([
            "d.external_id",
            "d.title",
            "d.status",
            "d.visits",
            "d.since",
            "d.opened_at",
            "d.amount",
            "v.position",
            "v.previous_position",
          ])
          .select([
            "s.key",
            "f.key as from",
            "v.outcome",
            "v.came_from_outcome",
            "v.kind",
            "v.from_at",
            "v.to_at",
            "h.name as holder",
            "a.name as mover",
          ])
          .where("v.workspace_id", "=", company.workspaceId)
          .orderBy("d.external_id")
          .orderBy("v.position")
          .execute(),
      );
    assert.deepEqual(await histories(brought), await histories(made));
    const words = async (company: TestCompany) =>
      (await company.journal())
        .filter(({ kind }) => kind.startsWith("deal_"))
        .map(({ kind, data }) => `${kind} ${data["transition"] ?? ""}`)
        .sort();
    assert.deepEqual(await words(brought), await words(made));
    // One more way back, so that both know a deal that was lost and goes on.
    await made.perform(reopeningDeal, { id: ids.get("D4") ?? "" }, actor);
  });

  test("each refused row is told with its reason, in a file that can be corrected and imported again", async () => {
    const company = await testCompany(house);
    const answer = await importing(
      company,
      file(
        "bad.csv",
        `${head}A,2026-01-05,lead,,Vera,"1 234,56 €"\nA,2026-01-04,offer,,Vera,\nB,2026-02-31,lead,,Vera,\nC,2026-01-05,nowhere,,Vera,\nD,2026-01-05,LOST,price,Vera,\nE,2026-01-05,lead,,,\nA,2026-01-06,lead,,Vera,\n,2026-01-06,lead,,Vera,\nF,2026-01-06,lead,,Vera,12 ₽\n"G ""the great""",2026-01-06,lead,,=cmd|x,5\n`,
      ),
      exampleStages,
    );
    assert.ok(answer.ok);
    assert.deepEqual([answer.value.read, answer.value.created, answer.value.refused], [10, 2, 8]);
    const told = readFileSync(answer.value.refusals!, "utf8").trim().split("\r\n").slice(1);
    assert.deepEqual(
      told.map((line) => line.split(",").at(-1)),
      [
        "before_previous_move",
        "moved_at_malformed",
        "unknown_stage",
        "begins_at_the_end",
        "owner_needed",
        "already_there",
        "deal_missing",
        "other_currency",
      ],
    );
  });

  test("a file that is no table is refused before anything is written", async () => {
    const company = await testCompany(house);
    const before = await allRows(company);
    const broken = `${example}D9,2026-05-01,"lead,,Vera,\n`;
    for (const [name, text, problem] of [
      ["nothing.csv", "", /there is nothing in it/],
      ["quote.csv", broken, /a quote is opened and never closed/],
      ["bytes.csv", new Uint8Array([0, 1, 2, 10, 0]), /bytes that are no text/],
      ["twice.csv", "deal,deal\n", /twice/],
    ] as const)
      await assert.rejects(importing(company, file(name, text), exampleStages), problem, name);
    const without = await importing(company, file("column.csv", "deal,stage\nA,lead\n"), exampleStages);
    assert.deepEqual(without, { ok: false, refusal: "moved_at" });
    const drawnOnly = JSON.parse(await allRows(company));
    const first = JSON.parse(before);
    assert.deepEqual(drawnOnly.slice(0, 6), first.slice(0, 6));
  });

  test("a row may end early, and one with more cells than the header is refused alone", async () => {
    const company = await testCompany(house);
    const text = `${head}A,2026-01-05,lead,,Vera\nB,2026-01-05,lead,,Vera,5,surplus\n`;
    const answer = await importing(company, file("ragged.csv", text), exampleStages);
    assert.ok(answer.ok && answer.value.created === 1 && answer.value.refused === 1);
  });

  test("taken back, deals that it opened go and those that were there stand where they stood; a workbook's rows are like a file's", async () => {
    const company = await testCompany(house);
    const desk = { database: company.database, actor: company.system, now: company.clock.now, newId };
    assert.ok((await importing(company, file("first.csv", example), exampleStages)).ok);
    const standing = () =>
      company.read(async (tx) => {
        const deals = await tx
          .selectFrom("deals.deal")
          .select(["external_id", "status", "stage_id", "visits", "amount", "since"])
          .orderBy("external_id")
          .execute();
        const visits = await tx
          .selectFrom("deals.stage_visit")
          .select(["deal_id", "position", "stage_id", "outcome", "from_at", "to_at"])
          .orderBy("deal_id")
          .orderBy("position")
          .execute();
        return JSON.stringify([deals, visits], (_, value) => (typeof value === "bigint" ? `${value}` : value));
      });
    const before = await standing();
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet("Moves");
    sheet.addRows([
      head.trim().split(","),
      ["D5", new Date("2026-04-02T00:00:00Z"), "data", "", "Vera", 2000],
      ["D77", "2026-04-03", "lead", "", "Вера", "12,50"],
    ]);
    const path = join(folder, "moves.xlsx");
    await book.xlsx.writeFile(path);
    const added = await importing(company, path, exampleStages);
    assert.ok(added.ok && added.value.created === 2 && added.value.importId !== null, JSON.stringify(added));
    assert.notEqual(await standing(), before);
    const undone = await undoImport(added.value.importId, desk);
    assert.ok(undone?.ok);
    assert.deepEqual([undone.value.removed, undone.value.restored, undone.value.keptCount], [1, 1, 0]);
    assert.equal(await standing(), before);
  });

  test("after many moves the planner knows of them, so that the first report is as fast as the next", async () => {
    const company = await testCompany(house);
    const many = Array.from({ length: 600 }, (_, n) => `M${n},2026-01-05,lead,,Vera\n`).join("");
    const believed = () =>
      company.read(async (tx) => {
        const { rows } = await sql<{
          rows: number;
        }>`select reltuples as rows from pg_class where oid = 'deals.stage_visit'::regclass`.execute(tx);
        return rows[0]?.rows ?? 0;
      });
    const before = await believed();
    assert.ok((await importing(company, file("many.csv", `${head}${many}`), exampleStages)).ok);
    assert.ok((await believed()) >= Math.max(before, 0) + 600, `${before} before, ${await believed()} after`);
  });

  test("semicolons and a byte order mark are understood", async () => {
    const company = await testCompany(house);
    const text = `\ufeff${example.replaceAll(",", ";")}`;
    const answer = await importing(company, file("semicolons.csv", text), exampleStages);
    assert.ok(answer.ok && answer.value.created === exampleMoves.length);
  });
});
