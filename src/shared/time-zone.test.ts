import assert from "node:assert/strict";
import { test } from "node:test";
import { isTimeZone, timeZones } from "./time-zone.ts";

test("a time zone is UTC or an area and a place of the IANA database", () => {
  for (const name of [
    "UTC",
    "Europe/Berlin",
    "Europe/Kyiv",
    "Asia/Kolkata",
    "Asia/Calcutta",
    "America/Argentina/Buenos_Aires",
    "America/Port-au-Prince",
    "Etc/GMT+2",
    "US/Pacific",
  ])
    assert.ok(isTimeZone(name), name);
});

test("offsets, abbreviations, made-up places and other spellings are none", () => {
  for (const text of [
    "",
    "+02:00",
    "-05",
    "UTC+2",
    "GMT+2",
    "Z",
    "PST",
    "EST",
    "CET",
    "ACT",
    "SystemV/PST8PDT",
    "Europe/Atlantis",
    "europe/berlin",
    "EUROPE/BERLIN",
    "Europe/Berlin ",
    "Europe/Berlin\n",
    "Europe",
    "Etc/Unknown",
    `Europe/${"x".repeat(100_000)}`,
    "../etc/passwd",
    "Europe/../Berlin",
  ])
    assert.equal(isTimeZone(text), false, text.slice(0, 40));
});

test("every time zone to choose from is one, comes once and bears its present name", () => {
  const zones = timeZones();
  assert.ok(zones.length > 300);
  assert.ok(zones.every(isTimeZone));
  assert.deepEqual([...new Set(zones)].sort(), zones);
  for (const name of ["UTC", "Europe/Berlin", "Europe/Kyiv", "Asia/Kolkata", "Asia/Ho_Chi_Minh", "America/Sao_Paulo"])
    assert.ok(zones.includes(name), name);
  for (const name of ["Europe/Kiev", "Asia/Calcutta"]) assert.ok(!zones.includes(name), name);
});
