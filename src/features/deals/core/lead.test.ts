import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import {
  archiveLead,
  changeLead,
  convertLead,
  evolveLead,
  type Lead,
  type LeadEvent,
  openLead,
  rejectLead,
  reopenLead,
  takeLead,
  titleOf,
} from "./lead.ts";
import { recordedLead } from "./lead-recorded.ts";

const day = (of: number) => new Date(Date.UTC(2026, 2, of, 9));
const lead: Lead = {
  id: "L1",
  title: "Betonwerk Süd",
  company: "Betonwerk Süd",
  person: "H. Maier",
  channels: [{ kind: "phone", value: "+49731123456", plain: "+49731123456", label: null }],
  clientId: null,
  contactId: null,
  sourceId: "fair",
  referredById: null,
  regionId: null,
  telesalesId: null,
  sellerId: null,
  firstContactOn: null,
  ownerId: "tess",
  status: "new",
  reasonId: null,
  openedAt: day(2),
  firstResponseAt: null,
  convertedOn: null,
  dealId: null,
  since: day(2),
  stays: 1,
  externalId: null,
  archivedAt: null,
  version: 1,
};
const after = (from: Lead, result: ReturnType<typeof takeLead>) => {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value.reduce(evolveLead, from);
};
const into = { on: "2026-03-09", clientId: "c", dealId: "d" };

describe("a lead", () => {
  test("goes from new into work and becomes a client with a deal", () => {
    const taken = after(lead, takeLead(lead, day(3), "bind"));
    assert.deepEqual([taken.status, taken.firstResponseAt, taken.stays, taken.since], ["in_work", day(3), 2, day(3)]);
    const converted = after(taken, convertLead(taken, into, day(9), "bind"));
    assert.deepEqual(
      [converted.status, converted.convertedOn, converted.clientId, converted.dealId, converted.firstResponseAt],
      ["converted", "2026-03-09", "c", "d", day(3)],
    );
  });

  test("is first answered when it leaves new, whatever it becomes", () => {
    assert.deepEqual(after(lead, rejectLead(lead, "spam", day(4), "bind")).firstResponseAt, day(4));
    assert.deepEqual(after(lead, convertLead(lead, into, day(5), "bind")).firstResponseAt, day(5));
  });

  test("that was rejected may be reopened, keeps its first response, and cannot be converted before", () => {
    const rejected = after(lead, rejectLead(lead, "spam", day(4), "bind"));
    assert.deepEqual([rejected.status, rejected.reasonId], ["rejected", "spam"]);
    assert.deepEqual(convertLead(rejected, into, day(5), "bind"), { ok: false, refusal: "lead_rejected" });
    const reopened = after(rejected, reopenLead(rejected, day(6), "bind"));
    assert.deepEqual([reopened.status, reopened.reasonId, reopened.firstResponseAt, reopened.stays], ["in_work", null, day(4), 3]);
  });

  test("says why a step cannot be", () => {
    const taken = after(lead, takeLead(lead, day(3), "bind"));
    const converted = after(taken, convertLead(taken, into, day(9), "bind"));
    const rejected = after(taken, rejectLead(taken, "spam", day(9), "bind"));
    const why = (result: ReturnType<typeof takeLead>) => (result.ok ? null : result.refusal);
    assert.deepEqual(
      [
        why(takeLead(taken, day(9), "bind")),
        why(takeLead(converted, day(9), "bind")),
        why(takeLead(rejected, day(9), "bind")),
        why(rejectLead(rejected, "x", day(9), "bind")),
        why(rejectLead(converted, "x", day(9), "bind")),
        why(reopenLead(taken, day(9), "bind")),
        why(reopenLead(converted, day(9), "bind")),
        why(convertLead(converted, into, day(9), "bind")),
        why(openLead({ ...lead, title: "" })),
        why(changeLead(lead, { title: "" })),
      ],
      [
        "already_in_work",
        "already_converted",
        "lead_rejected",
        "already_rejected",
        "already_converted",
        "not_rejected",
        "not_rejected",
        "already_converted",
        "lead_without_name",
        "lead_without_name",
      ],
    );
  });

  test("of history may have been converted after it was rejected, but not before its last status", () => {
    const rejected = after(lead, rejectLead(lead, "spam", day(4), "history"));
    assert.equal(after(rejected, convertLead(rejected, into, day(5), "history")).status, "converted");
    assert.deepEqual(convertLead(rejected, into, day(3), "history"), { ok: false, refusal: "before_previous_status" });
  });

  test("is called by its title, else by the company, else by the person", () => {
    assert.equal(titleOf({ title: "Lights", company: "Süd", person: "Maier" }), "Lights");
    assert.equal(titleOf({ title: null, company: "Süd", person: "Maier" }), "Süd");
    assert.equal(titleOf({ title: null, company: null, person: "Maier" }), "Maier");
    assert.equal(titleOf({ title: null, company: null, person: null }), null);
  });

  test("leaves what is told of people outside the journal's own data", () => {
    const changed = changeLead(lead, { person: "K. Maier", channels: [], sourceId: "web" });
    assert.ok(changed.ok);
    const [entry] = changed.value.map(recordedLead);
    assert.deepEqual(entry?.data, { changes: { sourceId: { before: "fair", after: "web" } } });
    assert.deepEqual(entry?.personal, [
      { subjectId: "L1", field: "person", before: "H. Maier", after: "K. Maier" },
      { subjectId: "L1", field: "channels", before: "+49731123456", after: null },
    ]);
    const opened = recordedLead({ type: "LeadOpened", lead });
    assert.doesNotMatch(JSON.stringify(opened.data), /Maier|\+49|Betonwerk Süd","title/);
  });

  test("wherever it is led, keeps the first response for good and counts each stay", () => {
    const step = fc.record({
      what: fc.constantFrom("take", "reject", "reopen", "convert", "archive"),
      hours: fc.integer({ min: -5, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let now = lead.openedAt;
        let is = lead;
        const stays: LeadEvent[] = [];
        for (const { what, hours } of steps) {
          now = new Date(now.getTime() + hours * 3_600_000);
          const decided = {
            take: () => takeLead(is, now, "bind"),
            reject: () => rejectLead(is, "r", now, "bind"),
            reopen: () => reopenLead(is, now, "bind"),
            convert: () => convertLead(is, into, now, "bind"),
            archive: () => archiveLead(is, is.archivedAt === null, now),
          }[what as "take"]();
          if (!decided.ok) continue;
          stays.push(...decided.value.filter((event) => "stay" in event));
          is = decided.value.reduce(evolveLead, is);
        }
        assert.equal(is.stays, stays.length + 1);
        assert.deepEqual(is.firstResponseAt, stays[0] && "at" in stays[0] ? stays[0].at : null);
        assert.equal(is.status === "new", stays.length === 0);
        assert.equal(is.status === "rejected", is.reasonId !== null);
        assert.equal(is.status === "converted", is.convertedOn !== null);
        const instants = stays.map((event) => ("at" in event ? event.at.getTime() : 0));
        assert.deepEqual(
          instants,
          [...instants].sort((one, other) => one - other),
          "no stay ends before it began",
        );
      }),
      { numRuns: 300 },
    );
  });
});
