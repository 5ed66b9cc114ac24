import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import exceljs from "exceljs";
import { dealEndpoints } from "#features/deals/routes/deals.ts";
import { fieldEndpoints } from "#features/fields/routes/fields.ts";
import { createApp } from "#platform/http/app.ts";
import { createMetrics } from "#platform/http/metrics.ts";
import { createLog } from "#platform/log.ts";
import { newId } from "#shared/id.ts";
import { type Ask, asking } from "../../../../test/support/ask.ts";
import { type TestHouse, testHouse } from "../../../../test/support/company.ts";
import { type ToldCompany, type ToldMove, toldCompany } from "../../../../test/support/told-history.ts";
import { exampleMoves } from "../../../../test/support/worked-example.ts";
import { funnelEndpoints } from "./funnel.ts";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const january = "pipeline=b2b&from=2026-01-01&to=2026-02-01&asOf=2026-04-01T00:00Z";

describe("the funnel over HTTP", () => {
  let house: TestHouse;
  const endings: (() => Promise<void>)[] = [];
  before(async () => {
    house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  });
  after(async () => {
    for (const ending of endings) await ending();
  });
  async function arrange(
    moves: readonly ToldMove[] = exampleMoves,
  ): Promise<ToldCompany & { ask: Ask; file: (path: string) => Promise<Response> }> {
    const company = await toldCompany(house, moves);
    company.clock.now = day("2026-06-01");
    const actor = { ...company.system, rights: new Set(["deals.read"]) };
    const app = createApp({
      ...{ endpoints: funnelEndpoints, database: company.database, commands: company.commands, clock: () => company.clock.now, newId },
      ...{ log: createLog("silent"), metrics: createMetrics(), resolveActor: async () => actor, guards: [], extras: [] },
    });
    return {
      ...company,
      ask: asking(company, funnelEndpoints, actor),
      file: async (path) => await app.request(`/api/v1/reports/${path}`),
    };
  }
  const problems = ({ body }: Awaited<ReturnType<Ask>>) =>
    body.errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`);

  test("it tells the worked example with what it rests on", async () => {
    const { ask } = await arrange();
    const { status, body } = await ask("GET", `/reports/funnel?${january}&by=region`);
    assert.equal(status, 200);
    assert.deepEqual(
      body.groups.map(({ key, stages }: { key: string | null; stages: { reached: number }[] }) => [
        key,
        stages.map(({ reached }) => reached),
      ]),
      [[null, [6, 5, 4, 4, 2, 1]]],
    );
    assert.deepEqual(body.todays, ["region"]);
    assert.deepEqual(body.window, { from: "2026-01-01", to: "2026-02-01", asOf: "2026-04-01T00:00:00.000Z", timeZone: "UTC" });
    assert.deepEqual([body.pipeline.key, body.pipeline.stages[1].key], ["b2b", "qualified"]);
    assert.equal(body.compare, undefined);
  });

  test("where nothing began it says when there is history", async () => {
    const { ask } = await arrange();
    const { body } = await ask("GET", "/reports/funnel?pipeline=b2b&from=2020-01-01&to=2021-01-01");
    assert.deepEqual(body.extent, { first: "2026-01-05", last: "2026-03-20" });
    const empty = await arrange([]);
    assert.equal((await empty.ask("GET", "/reports/funnel?pipeline=b2b&from=2020-01-01&to=2021-01-01")).body.extent, null);
  });

  test("history that was brought in after the day as of which is told is said to be", async () => {
    const { ask } = await arrange();
    const past = await ask("GET", `/reports/funnel?${january.replace("2026-04-01T", "2026-02-20T")}`);
    assert.deepEqual(past.body.history, { recordedLater: true, correctedLater: false });
    const flow = await ask("GET", `/reports/flow?${january.replace("2026-04-01T", "2026-02-20T")}`);
    assert.equal(flow.body.history.recordedLater, true);
    const now = await ask("GET", "/reports/funnel?pipeline=b2b&from=2026-01-01&to=2026-02-01&asOf=2099-01-01");
    assert.equal(now.body.history.recordedLater, false, "all was recorded by then");
  });

  test("as known on a day it leaves out what was recorded later, in the report and in its lists", async () => {
    const { ask } = await arrange();
    const known = (day: string) => `/reports/funnel?${january}&knownOn=${day}`;
    assert.equal((await ask("GET", known("2026-01-15"))).body.groups[0].stages[0].reached, 0, "all of it came in by import, today");
    assert.equal((await ask("GET", known("2099-01-01"))).body.groups[0].stages[0].reached, 6);
    const list = (day: string) => ask("GET", `/reports/funnel/deals?${january}&what=reached&stage=lead&knownOn=${day}`);
    assert.deepEqual([(await list("2026-01-15")).body.count, (await list("2099-01-01")).body.count], [0, 6]);
    assert.equal((await ask("GET", `/reports/flow?${january}&knownOn=2026-01-15`)).body.kinds.forward, 0);
  });

  test("a second window is told as long after its beginning as the first", async () => {
    const { ask } = await arrange();
    const asked = "pipeline=b2b&from=2026-02-01&to=2026-03-01&asOf=2026-02-13&compareFrom=2026-01-01&compareTo=2026-02-01";
    const { body } = await ask("GET", `/reports/funnel?${asked}`);
    assert.deepEqual(body.compare.asOf, "2026-01-13T00:00:00.000Z");
    assert.equal(body.compare.groups[0].stages[0].reached, 4, "D1 to D4 had begun by 13 January");
    const fixed = await ask("GET", `/reports/funnel?${asked}&compareAsOf=2026-04-01`);
    assert.equal(fixed.body.compare.groups[0].stages[0].reached, 6);
    const later = await ask(
      "GET",
      `/reports/flow?pipeline=b2b&from=2026-01-01&to=2026-02-01&asOf=2026-04-01&compareFrom=2026-02-01&compareTo=2026-03-01`,
    );
    assert.equal(later.body.compare.asOf, "2026-04-01T00:00:00.000Z", "never later than the first one");
    assert.equal(later.body.compare.kinds.forward, 8);
  });

  test("a filter narrows the report and the lists behind it alike", async () => {
    const { ask } = await arrange();
    const filter = encodeURIComponent('{"field":"status","op":"eq","value":"lost"}');
    const { body } = await ask("GET", `/reports/funnel?${january}&filter=${filter}`);
    assert.deepEqual(
      body.groups[0].stages.map(({ reached }: { reached: number }) => reached),
      [3, 2, 2, 2, 1, 0],
    );
    assert.deepEqual(body.todays, ["filter"]);
    const list = await ask("GET", `/reports/funnel/deals?${january}&what=reached&stage=lead&filter=${filter}`);
    assert.deepEqual([list.body.count, list.body.items.map(({ title }: { title: string }) => title)], [3, ["D6", "D4", "D2"]]);
    const flow = await ask("GET", `/reports/flow?${january}&filter=${filter}`);
    const moves = await ask("GET", `/reports/flow/deals?${january}&kind=lost&filter=${filter}`);
    assert.deepEqual([flow.body.kinds.lost, moves.body.count], [1, 1]);
    assert.deepEqual(problems(await ask("GET", `/reports/funnel?${january}&filter={"field":"nonsense","op":"eq","value":1}`)), [
      "/filter/field unknown_field",
    ]);
  });

  test("a filter asks for the company's own fields too, and each company knows only its own", async () => {
    const company = await arrange();
    const office = { ...company.system, rights: new Set(["deals.read", "deals.change", "fields.change"]) };
    const keep = asking(company, [...dealEndpoints, ...fieldEndpoints({ stages: async () => new Set() })], office);
    const made = await keep("POST", "/fields", { recordKind: "deal", key: "area", name: "Area", kind: "number", decimals: 1 });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    const deals = (await keep("GET", "/deals?limit=50")).body.items as { id: string; title: string }[];
    for (const [title, area] of [
      ["D2", 12.5],
      ["D4", 9],
    ] as const) {
      const { id } = deals.find((deal) => deal.title === title)!;
      assert.equal((await keep("PATCH", `/deals/${id}`, { custom: { area } })).status, 200);
    }
    const wide = encodeURIComponent('{"field":"custom.area","op":"gt","value":10}');
    const { ask, file } = company;
    const report = await ask("GET", `/reports/funnel?${january}&filter=${wide}`);
    assert.deepEqual([report.status, report.body.groups[0].stages[0].reached], [200, 1]);
    const list = await ask("GET", `/reports/funnel/deals?${january}&what=reached&stage=lead&filter=${wide}`);
    assert.deepEqual(
      list.body.items.map(({ title }: { title: string }) => title),
      ["D2"],
    );
    assert.match((await (await file(`funnel.csv?${january}&bom=false&filter=${wide}`)).text()).split("\r\n")[1] ?? "", /^,lead,1,/);
    const other = await arrange();
    assert.deepEqual(problems(await other.ask("GET", `/reports/funnel?${january}&filter=${wide}`)), ["/filter/field unknown_field"]);
  });

  test("a list is read page by page, with its count and its money on every page", async () => {
    const { ask } = await arrange([
      { deal: "A", stage: "lead", at: day("2026-01-02"), amount: 10_050n },
      { deal: "B", stage: "lead", at: day("2026-01-03"), amount: 50n },
      { deal: "C", stage: "lead", at: day("2026-01-03") },
      { deal: "C", stage: "LOST", at: day("2026-01-05"), reason: "budget" },
    ]);
    const path = `/reports/funnel/deals?${january}&what=reached&stage=lead&limit=2`;
    const first = await ask("GET", path);
    const second = await ask("GET", `${path}&cursor=${first.body.nextCursor}`);
    assert.deepEqual(
      [...first.body.items, ...second.body.items].map(({ title, stood }: { title: string; stood: string }) => `${title} ${stood}`).sort(),
      ["A lead", "B lead", "C LOST"],
    );
    for (const { body } of [first, second]) assert.deepEqual([body.count, body.sums], [3, [{ amount: "101.00", currency: "EUR" }]]);
    assert.equal(second.body.nextCursor, null);
    const stays = await ask("GET", `/reports/funnel/deals?${january}&what=visits&stage=lead`);
    assert.deepEqual(
      stays.body.items.filter(({ title }: { title: string }) => title === "C").map(({ stay }: { stay: unknown }) => stay),
      [{ until: "2026-01-05T00:00:00.000Z", days: 2 }],
    );
    const because = await ask("GET", `/reports/funnel/deals?${january}&what=lost&stage=lead&reason=budget`);
    assert.deepEqual([because.body.count, because.body.items[0].reason], [1, "budget"]);
    const losses = await ask("GET", `/reports/losses?${january}`);
    assert.deepEqual(losses.body.losses, [{ stage: "lead", reason: "budget", count: 1, sums: [] }]);
  });

  test("what does not fit together is refused at its place", async () => {
    const { ask } = await arrange();
    const refused = async (path: string) => problems(await ask("GET", `/reports/${path}`));
    assert.deepEqual(await refused(`funnel/deals?${january}&what=lost`), ["/stage stage_needed"]);
    assert.deepEqual(await refused(`funnel/deals?${january}&what=lost&stage=moon`), ["/stage unknown_stage"]);
    assert.deepEqual(await refused(`funnel/deals?${january}&what=won&group=x`), ["/group group_needs_by"]);
    assert.deepEqual(await refused(`funnel/deals?${january}&what=won&by=owner&group=x&ungrouped=true`), ["/ungrouped one_group_only"]);
    assert.deepEqual(await refused(`funnel/deals?${january}&what=won&cursor=abc`), ["/cursor cursor_malformed"]);
    assert.deepEqual(await refused(`funnel?${january}&compareFrom=2025-01-01`), ["/compareTo compare_needs_both"]);
    assert.deepEqual(await refused("funnel?pipeline=moon&from=2026-01-01&to=2026-02-01"), ["/pipeline unknown_pipeline"]);
    assert.deepEqual(await refused("flow/deals?pipeline=b2b&from=2026-02-01&to=2026-01-01"), ["/to from_not_before_to"]);
    assert.equal((await ask("GET", `/reports/funnel/deals?${january}&what=won&by=owner&group=nobody`)).body.count, 0);
  });

  test("as CSV it is the same numbers, for programs and for spreadsheets in Europe", async () => {
    const { file } = await arrange();
    const plain = await file(`funnel.csv?${january}&bom=false`);
    assert.equal(plain.headers.get("content-type"), "text/csv; charset=utf-8");
    assert.match(plain.headers.get("content-disposition") ?? "", /attachment; filename="funnel-b2b-2026-01-01-2026-02-01\.csv"/);
    const lines = (await plain.text()).split("\r\n");
    assert.equal(lines[0], "group,stage,reached,conversion,low,high,lost,open,visits,openVisits,medianDays");
    assert.match(lines[1] ?? "", /^,lead,6,0\.8333333333333334,0\.43649\d+,0\.96994\d+,1,0,6,0,2$/);
    assert.equal(lines[7], ",WON,1,,,,,,,,");
    const german = await (await file(`funnel.csv?${january}&decimal=comma&language=de`)).arrayBuffer();
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(german).split("\r\n");
    assert.equal(
      text[0],
      "\uFEFFGruppe;Phase;Erreicht;Konversion;Konversion von;Konversion bis;Verloren;Offen;Aufenthalte;Aufenthalte ohne Ende;Median in Tagen",
    );
    assert.match(text[1] ?? "", /^;lead;6;"0,8333333333333334";/);
  });

  test("a formula in a title is text in every file", async () => {
    const { file } = await arrange([{ deal: "=cmd|' /C calc'!A1", stage: "lead", at: day("2026-01-02") }]);
    const asked = `${january}&what=reached&stage=lead`;
    assert.match(await (await file(`funnel/deals.csv?${asked}`)).text(), /,'=cmd\|' \/C calc'!A1,/);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(await (await file(`funnel/deals.xlsx?${asked}`)).arrayBuffer());
    const cell = workbook.worksheets[0]?.getRow(2).getCell(2);
    assert.deepEqual([cell?.type, cell?.value], [exceljs.ValueType.String, "=cmd|' /C calc'!A1"]);
  });

  test("the workbook of the transitions holds the list and the matrix", async () => {
    const { file } = await arrange();
    const answer = await file(`flow.xlsx?${january.replace("to=2026-02-01", "to=2027-01-01")}&language=en`);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(await answer.arrayBuffer());
    assert.deepEqual(
      workbook.worksheets.map(({ name }) => name),
      ["Transitions", "Matrix"],
    );
    const matrix = workbook.getWorksheet("Matrix")!;
    assert.deepEqual((matrix.getRow(1).values as unknown[]).slice(1), [
      "From",
      "lead",
      "qualified",
      "data",
      "offer",
      "trial",
      "contract",
      "Won",
      "Lost",
    ]);
    assert.deepEqual((matrix.getRow(2).values as unknown[]).slice(1), ["lead", 0, 6, 0, 0, 0, 0, 0, 1]);
    assert.equal((await file(`losses.csv?${january}`)).status, 200);
  });
});
