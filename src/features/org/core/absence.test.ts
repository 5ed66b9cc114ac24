import assert from "node:assert/strict";
import { test } from "node:test";
import { type Absence, type AbsenceSurroundings, type AbsenceWish, cancel, change, report } from "./absence.ts";

const july: Absence = {
  id: "a1",
  personId: "anna",
  kind: "holiday",
  fromOn: "2026-07-06",
  toOn: "2026-07-18",
  deputyId: "boris",
  cancelledAt: null,
  version: 1,
};
const fine: AbsenceSurroundings = {
  actor: { personId: "anna", rights: new Set(["absences.own"]) },
  personIsBelow: true,
  personStatus: "active",
  deputyStatus: "active",
  overlaps: false,
  deputyIsAbsent: false,
};
const by = (personId: string | null, ...rights: string[]) => ({ actor: { personId, rights: new Set(rights) } });
const reported = (more: Partial<Absence> = {}, around: Partial<AbsenceSurroundings> = {}) => {
  const result = report({ ...july, ...more }, { ...fine, ...around });
  return result.ok ? "reported" : result.refusal;
};
const changed = (wish: AbsenceWish, around: Partial<AbsenceSurroundings> = {}, absence = july) => {
  const result = change(absence, wish, { ...fine, ...around });
  return result.ok ? result.value.length : result.refusal;
};

test("one reports one's own absence; others' needs the right, and the person below or the whole structure", () => {
  assert.equal(reported(), "reported");
  assert.equal(reported({}, by("anna")), "not_allowed");
  assert.equal(reported({}, by("chief", "absences.own")), "not_allowed");
  assert.equal(reported({}, by("chief", "absences.change")), "reported");
  assert.equal(reported({}, { ...by("chief", "absences.change"), personIsBelow: false }), "not_below");
  assert.equal(reported({}, { ...by("chief", "absences.change", "structure.change"), personIsBelow: false }), "reported");
});

test("an absence has at least one day and at most 366", () => {
  assert.equal(reported({ toOn: july.fromOn }), "ends_before_start");
  assert.equal(reported({ fromOn: "2026-01-01", toOn: "2027-01-02" }), "reported");
  assert.equal(reported({ fromOn: "2026-01-01", toOn: "2027-01-03" }), "too_long");
  assert.equal(reported({ fromOn: "0026-01-01", toOn: "0026-01-03" }), "date_out_of_range");
});

test("somebody who left cannot be absent; somebody invited can", () => {
  assert.equal(reported({}, { personStatus: "inactive" }), "person_not_active");
  assert.equal(reported({}, { personStatus: "erased" }), "person_not_active");
  assert.equal(reported({}, { personStatus: undefined }), "unknown_person");
  assert.equal(reported({}, { personStatus: "invited" }), "reported");
  assert.equal(reported({}, { overlaps: true }), "overlaps");
});

test("a deputy is somebody else who works here and is there on those days", () => {
  assert.equal(reported({ deputyId: "anna" }), "deputy_is_person");
  assert.equal(reported({}, { deputyStatus: undefined }), "unknown_deputy");
  assert.equal(reported({}, { deputyStatus: "invited" }), "deputy_not_active");
  assert.equal(reported({}, { deputyIsAbsent: true }), "deputy_absent");
  assert.equal(reported({ deputyId: null }, { deputyStatus: undefined }), "reported");
});

test("a change that asks nothing more of a deputy who fell ill is allowed; one that does is not", () => {
  const ill = { deputyIsAbsent: true };
  assert.equal(changed({ kind: "sick" }, ill), 1);
  assert.equal(changed({ toOn: "2026-07-10" }, ill), 1);
  assert.equal(changed({ toOn: "2026-07-30" }, ill), "deputy_absent");
  assert.equal(changed({ fromOn: "2026-07-01" }, ill), "deputy_absent");
  assert.equal(changed({ deputyId: "carl" }, ill), "deputy_absent");
  assert.equal(changed({ deputyId: null }, ill), 1);
});

test("a change names what changed, and the same again is nothing", () => {
  const result = change(july, { kind: "holiday", toOn: "2026-07-20" }, fine);
  assert.ok(result.ok && result.value[0]?.type === "AbsenceChanged");
  assert.deepEqual([result.value[0].before, result.value[0].after], [{ toOn: "2026-07-18" }, { toOn: "2026-07-20" }]);
  assert.equal(changed({ kind: "holiday" }), 0);
  assert.equal(changed({ toOn: "2026-07-01" }), "ends_before_start");
});

test("what is cancelled stays so, and is not changed in the same breath", () => {
  const cancelled = { ...july, cancelledAt: new Date("2026-06-01T00:00:00Z") };
  assert.equal(changed({ kind: "sick" }, {}, cancelled), "already_cancelled");
  assert.deepEqual(cancel(cancelled, {}, fine), { ok: false, refusal: "already_cancelled" });
  assert.deepEqual(cancel(july, { kind: "sick" }, fine), { ok: false, refusal: "cancel_alone" });
  assert.deepEqual(cancel(july, {}, { ...fine, ...by("stranger", "absences.own") }), { ok: false, refusal: "not_allowed" });
  assert.deepEqual(cancel(july, {}, fine), { ok: true, value: [{ type: "AbsenceCancelled", absence: july }] });
});
