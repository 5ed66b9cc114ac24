import assert from "node:assert/strict";
import { test } from "node:test";
import { createSurvey, type DecimalMark, markOf, plainForm, seeMark } from "./column-forms.ts";
import { countryCode } from "./country-code.ts";
import { fieldsOf } from "./import-fields.ts";
import { columnNames, parseMapping, placeColumns } from "./mapping.ts";
import { readRow } from "./read-row.ts";
import { readDate, readInstant } from "./written-date.ts";

const zone = "Europe/Berlin";

test("dates are read in every usual form, and 31.02. is none", () => {
  for (const text of [
    "2026-03-05",
    "2026/3/5",
    "2026.03.05",
    "20260305",
    "05.03.2026",
    "5.3.2026 14:30",
    "2026-03-05 23:59:59",
    "2026-03-05T23:30:00+02:00",
  ])
    assert.deepEqual(readDate(text, null, zone), { ok: true, value: "2026-03-05" }, text);
  for (const text of ["31.02.2026", "29.02.2025", "5.3.26", "2026-13-01", "yesterday", "46000", "05.03.2026 25:00"])
    assert.deepEqual(readDate(text, null, zone), { ok: false, refusal: "date_malformed" }, text);
  assert.deepEqual(readDate("2026-03-05T23:30:00Z", null, zone), { ok: true, value: "2026-03-06" });
  assert.deepEqual(readInstant("05.03.2026 14:30", null, zone), { ok: true, value: new Date("2026-03-05T13:30:00Z") });
  assert.deepEqual(readInstant("3/5/2026 2:30 PM", "mdy", zone), { ok: true, value: new Date("2026-03-05T13:30:00Z") });
});

test("whether day or month comes first is decided by the whole column, stated by the user, or refused", () => {
  const column = (...texts: string[]) => {
    const survey = createSurvey();
    for (const text of texts) survey.see("on", "date", text);
    return survey;
  };
  assert.equal(column("01/02/2026", "13/02/2026").forms(plainForm).forms["on"]?.order, "dmy");
  assert.equal(column("01/02/2026", "02/13/2026").forms(plainForm).forms["on"]?.order, "mdy");
  assert.deepEqual(column("01/02/2026", "03/04/2026").forms(plainForm).refusals, [{ problem: "ambiguous_dates", field: "on" }]);
  assert.deepEqual(column("01/02/2026").forms({ order: "mdy", mark: null }).refusals, []);
  assert.deepEqual(column("13/02/2026", "02/13/2026").forms({ order: "dmy", mark: null }).refusals, [
    { problem: "mixed_dates", field: "on" },
  ]);
  assert.deepEqual(column("02/02/2026", "2026-02-03", "3.2.2026").forms(plainForm).refusals, []);
  assert.deepEqual(readDate("01/02/2026", null, zone), { ok: false, refusal: "ambiguous_date" });
});

const amounts = (...texts: string[]) => amountsMeant(null, ...texts);
const amountsMeant = (mark: DecimalMark | null, ...texts: string[]) => {
  const survey = createSurvey();
  for (const text of texts) survey.see("amount", "amount", text);
  const reading = {
    fields: fieldsOf("payments"),
    placed: { amount: 0 },
    forms: survey.forms({ order: null, mark }).forms,
    width: 1,
    timeZone: zone,
    currency: "EUR",
  } as const;
  return texts.map((text) => {
    const row = readRow([text], new Set(), reading);
    return row.ok ? row.value.amounts["amount"] : row.refusal.problem;
  });
};

test("a column that shows its decimal mark decides what the others in it mean", () => {
  assert.deepEqual(amounts("1.234,56 €", "1.234", "7,5"), [123_456n, 123_400n, 750n]);
  assert.deepEqual(amounts("1,234.56", "1.5", "1,234"), [123_456n, 150n, 123_400n]);
  assert.deepEqual(amounts("12.50", "1.234"), [1_250n, "amount_malformed"]);
  assert.deepEqual(amounts("1 234,56", "1\u00a0234,5 €", "-3,00", "20000"), [123_456n, 123_450n, -300n, 2_000_000n]);
  assert.deepEqual(amounts("1.234"), [123_400n]);
  assert.deepEqual(amounts("12 ₽", "=1+1", "1e5"), ["other_currency", "amount_malformed", "amount_malformed"]);
  assert.equal(markOf(seeMark(seeMark({ comma: 0, point: 0 }, "1,5"), "1.5")), null);
});

test("a decimal mark that is stated holds for every amount; what does not fit it is refused, not guessed", () => {
  assert.deepEqual(amountsMeant(",", "1.234", "1.5"), [123_400n, "amount_malformed"]);
  assert.deepEqual(amountsMeant(".", "1.234", "1,234", "1.50"), ["amount_malformed", 123_400n, 150n]);
  assert.deepEqual(amountsMeant(".", "7,5", "7,50"), ["amount_malformed", "amount_malformed"]);
});

test("a number of a workbook has a point as its mark, whatever the column shows", () => {
  const reading = { fields: fieldsOf("payments"), placed: { amount: 0 }, forms: {}, width: 1, timeZone: zone, currency: "KWD" } as const;
  assert.deepEqual(readRow(["1.234"], new Set([0]), reading), {
    ok: true,
    value: { texts: {}, instants: {}, amounts: { amount: 1_234n }, own: {} },
  });
  assert.equal(readRow(["1.234"], new Set(), reading).ok, false);
});

test("repeated columns are numbered, and one that is named without its number is refused", () => {
  assert.deepEqual(columnNames(["id", "Источник", "", "Источник"]), ["id", "Источник (1)", "column 3", "Источник (2)"]);
  const columns = ["id", "Источник", "Источник", "Улица, номер дома "];
  assert.deepEqual(placeColumns("leads", { external_id: "ID", source: "Источник (2)" }, columns, []), {
    ok: true,
    value: { external_id: 0, source: 2 },
  });
  assert.deepEqual(placeColumns("leads", { external_id: "id", source: "Источник" }, columns, []), {
    ok: false,
    refusal: { problem: "repeated_column", name: "Источник" },
  });
  assert.deepEqual(placeColumns("leads", { external_id: "ids" }, columns, []), {
    ok: false,
    refusal: { problem: "missing_column", name: "ids" },
  });
  assert.deepEqual(placeColumns("leads", { colour: "id" }, columns, []), {
    ok: false,
    refusal: { problem: "unknown_field", name: "colour" },
  });
  assert.deepEqual(placeColumns("leads", { source: "id" }, columns, []).ok, false);
});

test("a mapping is read with quotes around what holds a comma", () => {
  assert.deepEqual(parseMapping('"street=Улица, номер дома",city = Город,phone'), {
    ok: true,
    value: { street: "Улица, номер дома", city: "Город", phone: "phone" },
  });
  assert.equal(parseMapping("a=b,a=c").ok, false);
});

test("a row says what is wrong with it and where; what looks like a formula is text", () => {
  const reading = {
    fields: fieldsOf("contacts"),
    placed: { last_name: 0, birth_date: 1, country: 2 },
    forms: {},
    width: 3,
    timeZone: zone,
    currency: "EUR",
  } as const;
  const read = (...cells: string[]) => readRow(cells, new Set(), reading);
  assert.deepEqual(read("=cmd|' /C calc'!A0", "", "Германия"), {
    ok: true,
    value: { texts: { last_name: "=cmd|' /C calc'!A0", country: "DE" }, instants: {}, amounts: {}, own: {} },
  });
  assert.deepEqual(read("Berg", "31.02.1980"), { ok: false, refusal: { field: "birth_date", problem: "date_malformed" } });
  assert.deepEqual(read("Berg", "", "Atlantis"), { ok: false, refusal: { field: "country", problem: "unknown_country" } });
  assert.deepEqual(read("Berg", "", "", "more"), { ok: false, refusal: { field: "", problem: "ragged_row" } });
  assert.deepEqual(read("a\u0000b"), { ok: false, refusal: { field: "last_name", problem: "name_malformed" } });
  assert.equal(countryCode("USA"), "US");
  assert.equal(countryCode("Deutschland"), "DE");
});

test("money below 0 is refused where it is the worth of something, and read where it went back", () => {
  const read = (kind: "clients" | "deals" | "payments", field: string, text: string) => {
    const reading = { fields: fieldsOf(kind), placed: { [field]: 0 }, forms: {}, width: 1, timeZone: zone, currency: "EUR" };
    const row = readRow([text], new Set(), reading);
    return row.ok ? row.value.amounts[field] : row.refusal;
  };
  for (const text of ["-84000.00", "-0.01", "'-5"]) {
    assert.deepEqual(read("deals", "amount", text), { field: "amount", problem: "amount_negative" }, text);
    assert.deepEqual(read("clients", "revenue", text), { field: "revenue", problem: "amount_negative" }, text);
  }
  assert.deepEqual(
    [read("deals", "amount", "0"), read("deals", "amount", "-0"), read("payments", "amount", "-100.00")],
    [0n, 0n, -10_000n],
  );
});
