import assert from "node:assert/strict";
import { after, before, describe, type TestContext, test } from "node:test";
import fc from "fast-check";
import { csvLine } from "#platform/csv/csv-line.ts";
import { newId } from "#shared/id.ts";
import { type TestCompany, testCompany, testHouse } from "../../../../../test/support/company.ts";
import type { ImportPreview } from "../../contract/imports.ts";
import type { ImportKind } from "../../core/import-fields.ts";
import type { ImportOrder } from "../../core/import-order.ts";
import { isRefused, type Outcome } from "../../core/imported.ts";
import { searchAgainstBase } from "../records/meet-base.ts";
import { folderOf, importing, orderOf } from "../records/testing.ts";
import { previewImport } from "./preview.ts";

/** Few of each, so that rows meet each other and what is there; cells of a column that repeat in other letters. */
const some = (...texts: string[]) => fc.constantFrom("", ...texts);
const columns: Readonly<Partial<Record<ImportKind, Readonly<Record<string, fc.Arbitrary<string>>>>>> = {
  clients: {
    external_id: some("1", "2", "3"),
    name: some("Molkerei Alb", "MOLKEREI ALB", "Molkerei Alb GmbH", "Käserei Süd", "Glas Nord"),
    tax_number: some("DE811234567", "DE899999999"),
    city: some("Ulm", "Kiel"),
    parent: some("Glas Nord", "Holding Eins", "Molkerei Alb", "3"),
    owner: some("Anna Berg", "anna berg", "Boris Tal"),
    country: some("DE", "Nowhere"),
    industry: some("Food", "FOOD", "Glass"),
  },
  contacts: {
    external_id: some("p1", "p2"),
    first_name: some("Anna", "Ana"),
    last_name: some("Berg", "Bergh", "Tal"),
    client: some("Molkerei Alb", "Neu GmbH", "NEU GMBH"),
    birth_date: some("11.02.1980", "31.02.1980"),
    phone: some("+49 30 1234567", "123"),
  },
  leads: {
    external_id: some("l1", "l2"),
    title: some("Lamps", "Lights"),
    source: some("Fair", "fair"),
    status: some("new", "rejected", "strange"),
    first_contact_at: some("2026-01-05", "2026-02-05"),
    converted_at: some("2026-03-05"),
    client: some("Glas Nord", "Later AG"),
  },
  deals: {
    external_id: some("d1", "d2"),
    title: some("Hall", "Office"),
    client: some("Glas Nord", "Later AG"),
    stage: some("lead", "offer", "Gewonnen", "Verloren", "elsewhere"),
    amount: some("100", "200", "x"),
    opened_at: some("2026-01-05", "2026-02-05"),
    closed_at: some("2026-01-20", "2025-01-01"),
    product: some("Lamp", "LAMP"),
  },
  payments: {
    external_id: some("y1", "y2"),
    client: some("Glas Nord", "Paying AG", "paying ag"),
    paid_on: some("2026-01-05", "soon"),
    amount: some("10", "20"),
  },
};

type Counted = Pick<ImportPreview, "read" | "created" | "updated" | "unchanged" | "refused"> & {
  readonly alsoCreated: Readonly<Record<string, number>>;
};

describe("what trying a file promises is what importing it does", () => {
  const ends: (() => unknown)[] = [];
  const folder = folderOf();
  let company: TestCompany;
  let pipelineId = "";
  before(async () => {
    const t = { after: (work: () => unknown) => void ends.push(work) } as Pick<TestContext, "after">;
    company = await testCompany(await testHouse(t));
    await company.hire("owner");
    const { drawingPipeline } = await import("#features/deals/routes/operate-pipelines.ts");
    const drawn = { key: "s", name: "S", currency: "EUR", stages: ["lead", "offer"], mayMoveBack: false, maySkip: true };
    pipelineId = (await company.perform(drawingPipeline, drawn)).id;
  });
  after(async () => {
    folder.remove();
    for (const end of ends) await end();
  });

  const promised = async (path: string, order: ImportOrder) => {
    const { kind } = order;
    const scope = company.system.scope;
    const search = kind === "clients" || kind === "contacts" ? await searchAgainstBase(company.database, scope, kind) : null;
    const parts = { database: company.database, actor: company.system, clock: () => company.clock.now, newId, batchRows: 3 };
    const told = await previewImport(path, order, { columns: Object.keys(order.mapping), currency: "EUR" }, search, parts);
    assert.ok(told.ok, JSON.stringify(told));
    return told.value;
  };
  const done = async (path: string, order: ImportOrder) => {
    const { kind, duplicates } = order;
    const search =
      (kind === "clients" || kind === "contacts") && duplicates !== "create"
        ? await searchAgainstBase(company.database, company.system.scope, kind)
        : null;
    const outcomes = new Map<number, Outcome>();
    const more = {
      batchRows: 3,
      onOutcome: ({ line }: { line: number }, outcome: Outcome) => void outcomes.set(line, outcome),
      ...(search ? { search } : {}),
    };
    const { answer } = await importing(company, path, order, more);
    assert.ok(answer.ok, JSON.stringify(answer));
    return { ...answer.value, outcomes };
  };

  for (const kind of Object.keys(columns) as ImportKind[])
    test(`row by row, for ${kind}`, { timeout: 600_000 }, async () => {
      const fields = columns[kind] ?? {};
      const row = fc.tuple(...Object.values(fields));
      const file = fc.record({
        rows: fc.array(row, { minLength: 1, maxLength: 10 }),
        duplicates: fc.constantFrom("create", "skip", "update"),
      });
      const mapping = Object.fromEntries(Object.keys(fields).map((field) => [field, field]));
      await fc.assert(
        fc.asyncProperty(file, async ({ rows, duplicates }) => {
          const path = folder.file(csvLine(Object.keys(fields)) + rows.map(csvLine).join(""));
          const order = orderOf(kind, mapping, { duplicates, pipelineId, won: "Gewonnen", lost: "Verloren" } as Partial<ImportOrder>);
          company.clock.now = new Date(company.clock.now.getTime() + 60_000);
          const preview = await promised(path, order);
          const dry = await importing(company, path, order, { isDry: true, batchRows: 3 });
          const real = await done(path, order);
          const counts = ({ read, created, updated, unchanged, refused, alsoCreated }: Counted) => ({
            ...{ read, created, updated, unchanged, refused, alsoCreated },
          });
          assert.deepEqual(counts(preview), counts(real));
          if (dry.answer.ok && duplicates === "create") assert.deepEqual(counts(dry.answer.value), counts(real));
          for (const { line, outcome } of preview.rows) {
            const came = real.outcomes.get(line) as Outcome;
            assert.equal(outcome, isRefused(came) ? "refused" : came, `line ${line}`);
          }
          for (const { line, becomes } of preview.duplicates) {
            const came = real.outcomes.get(line) as Outcome;
            if (isRefused(came)) continue;
            assert.equal(becomes, came === "created" ? "create" : "update", `line ${line}`);
          }
        }),
        { numRuns: Number(process.env["MAINSPRING_PROMISES"] ?? 12) },
      );
    });

  test("whoever bears the name of a client is that client, though another one is more like them", async () => {
    await importing(
      company,
      folder.file("name,tax_number,city\nStahl Ost,DE1,Jena\nStahl West GmbH,DE2222222,Bonn\n"),
      orderOf("clients", { name: "name", tax_number: "tax_number", city: "city" }),
    );
    const path = folder.file("name,tax_number,city\nStahl Ost,DE2222222,Bonn\n");
    const order = orderOf("clients", { name: "name", tax_number: "tax_number", city: "city" }, { duplicates: "update" });
    const preview = await promised(path, order);
    assert.deepEqual([preview.duplicates, preview.created, preview.updated, preview.refused], [[], 0, 1, 0]);
    assert.equal((await done(path, order)).updated, 1);
  });
});
