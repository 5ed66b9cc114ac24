import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type Ask, asking } from "../../../../test/support/ask.ts";
import { type TestCompany, testCompany, testHouse } from "../../../../test/support/company.ts";
import { seedCalendar } from "../sql/calendar.ts";
import { calendarEndpoints } from "./calendar.ts";
import { changingSettings } from "./operate-settings.ts";

const endings: (() => unknown)[] = [];
let company: TestCompany;
let head: Ask;
let seller: Ask;
const dayOf = (calendar: { days: { on: string }[] }, on: string) => calendar.days.find((day) => day.on === on);

describe("the working calendar", () => {
  before(async () => {
    company = await testCompany(await testHouse({ after: (done) => void endings.push(done as () => unknown) }));
    await company.database.command(company.system.scope, (tx) => seedCalendar(tx, company.workspaceId));
    await company.perform(changingSettings, { region: "BY" });
    const [one, other] = [await company.hire("commercial_director"), await company.hire("seller")];
    head = asking(company, calendarEndpoints, company.actorFor(one, ["people.read", "calendar.change"]));
    seller = asking(company, calendarEndpoints, { ...company.actorFor(other, ["people.read"]), language: "de" });
  });
  after(async () => {
    for (const done of endings) await done();
  });

  test("a new company works Monday to Friday from nine to six, without the holidays of its region", async () => {
    const { status, body } = await seller("GET", "/org/calendar?year=2026");
    assert.equal(status, 200);
    assert.deepEqual(
      [body.workingDays, body.days.length, body.country, body.region, body.timeZone],
      [252, 365, "DE", "BY", "Europe/Berlin"],
    );
    assert.deepEqual(
      body.hours,
      [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: "09:00", to: "18:00" })),
    );
    assert.deepEqual(dayOf(body, "2026-04-03"), { on: "2026-04-03", kind: "holiday", name: "Karfreitag", hours: [] });
  });

  test("an own day off and an extra working day show at once, and removing them takes them back", async () => {
    const off = await head("PUT", "/org/calendar/exceptions/2026-05-15", { isWorking: false, name: "Bridge day" });
    assert.deepEqual([off.status, off.body], [200, { on: "2026-05-15", kind: "day_off", name: "Bridge day", hours: [] }]);
    const extra = await head("PUT", "/org/calendar/exceptions/2026-05-16", { isWorking: true, from: "10:00", to: "14:30", name: "Fair" });
    assert.deepEqual(extra.body, { on: "2026-05-16", kind: "extra_working", name: "Fair", hours: [{ from: "10:00", to: "14:30" }] });
    assert.equal((await seller("GET", "/org/calendar?year=2026")).body.workingDays, 252);
    await head("PUT", "/org/calendar/exceptions/2026-05-16", { isWorking: true, from: "10:00", to: "15:00", name: "Fair" });
    assert.deepEqual((await company.journal()).at(-1)?.data, {
      on: "2026-05-16",
      changes: {
        exception: {
          before: { on: "2026-05-16", hours: { from: "10:00", to: "14:30" }, name: "Fair" },
          after: { on: "2026-05-16", hours: { from: "10:00", to: "15:00" }, name: "Fair" },
        },
      },
    });
    assert.equal((await head("DELETE", "/org/calendar/exceptions/2026-05-15")).status, 204);
    assert.equal((await head("DELETE", "/org/calendar/exceptions/2026-05-15")).status, 404);
    assert.equal((await seller("GET", "/org/calendar?year=2026")).body.workingDays, 253);
    assert.equal((await head("DELETE", "/org/calendar/exceptions/2026-05-16")).status, 204);
  });

  test("new hours hold for every week", async () => {
    const hours = [
      { weekday: 6, from: "10:00", to: "14:00" },
      { weekday: 1, from: "13:00", to: "17:00" },
      { weekday: 1, from: "08:00", to: "12:00" },
    ];
    const { status, body } = await head("PUT", "/org/calendar/hours", { hours });
    assert.deepEqual([status, body.hours], [200, [hours[2], hours[1], hours[0]]]);
    const { body: year } = await seller("GET", "/org/calendar?year=2026");
    assert.deepEqual(dayOf(year, "2026-03-02"), {
      on: "2026-03-02",
      kind: "working",
      name: null,
      hours: [
        { from: "08:00", to: "12:00" },
        { from: "13:00", to: "17:00" },
      ],
    });
    assert.equal((dayOf(year, "2026-03-03") as { kind?: string } | undefined)?.kind, "weekend");
  });

  test("what cannot be accepted is named by its field; changing needs the right", async () => {
    const pathOf = async (method: string, address: string, body: object) => {
      const answered = await head(method, address, body);
      return [answered.status, answered.body?.errors?.[0]?.path];
    };
    const hours = (from: string, to: string) => ({ hours: [{ weekday: 1, from, to }] });
    assert.deepEqual(await pathOf("PUT", "/org/calendar/hours", hours("18:00", "09:00")), [422, "/hours"]);
    assert.deepEqual(await pathOf("PUT", "/org/calendar/hours", hours("25:00", "26:00")), [422, "/hours/0/from"]);
    assert.deepEqual(await pathOf("PUT", "/org/calendar/hours", { hours: [] }), [422, "/hours"]);
    assert.deepEqual(await pathOf("PUT", "/org/calendar/exceptions/2026-05-15", { isWorking: true, name: "x" }), [422, "/from"]);
    assert.deepEqual(await pathOf("PUT", "/org/calendar/exceptions/2026-02-30", { isWorking: false, name: "x" }), [422, "/date"]);
    assert.deepEqual(await pathOf("PUT", "/org/calendar/exceptions/0000-02-20", { isWorking: false, name: "x" }), [422, "/date"]);
    assert.equal((await head("GET", "/org/calendar?year=20226")).status, 422);
    assert.equal((await seller("PUT", "/org/calendar/hours", hours("09:00", "18:00"))).status, 403);
    assert.equal((await seller("DELETE", "/org/calendar/exceptions/2026-05-15")).status, 403);
  });

  test("countries and their regions can be chosen from", async () => {
    const { body: countries } = await seller("GET", "/org/calendar/countries");
    assert.ok(countries.items.includes("DE") && countries.items.includes("RU") && !countries.items.includes("XX"));
    const { body: regions } = await seller("GET", "/org/calendar/regions?country=DE");
    assert.ok(regions.items.some((region: { code: string; name: string }) => region.code === "BY" && region.name === "Bayern"));
    const unknown = await seller("GET", "/org/calendar/regions?country=XX");
    assert.deepEqual([unknown.status, unknown.body.errors[0].path], [422, "/country"]);
  });
});
