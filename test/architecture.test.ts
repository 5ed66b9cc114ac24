/** The rules of ARCHITECTURE.md, run as a test: on the house, and on small houses that break one rule each. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { violations } from "./architecture/violations.ts";

/** A room knows only the rooms to its left. */
// biome-ignore format: an order reads better in few lines
const rooms = [
  "org", "fields", "clients", "deals", "segments", "book", "process", "work", "offers", "metrics",
  "base", "forecast", "plan", "pay", "reports", "rehearsal", "rollout", "exchange", "integrations",
];

const house = join(import.meta.dirname, "..");
const fixtures = join(import.meta.dirname, "fixtures/architecture");

test("the house keeps its rules", () => {
  const found = violations(house, rooms).map(({ rule, path, what }) => `${rule}: ${path} ${what}`);
  assert.deepEqual(found, []);
});

test("a house that uses everything it may use breaks no rule", () => {
  assert.deepEqual(violations(join(fixtures, "well-built"), rooms), []);
});

/** By rule: the small houses that break it. */
const broken: Readonly<Record<string, readonly string[]>> = {
  place: ["file-beside-the-furniture", "file-beside-the-wings", "room-not-in-the-list"],
  roles: [
    "contract-imports-a-core-to-its-left",
    "contract-imports-own-sql",
    "contract-imports-the-database",
    "core-imports-a-package",
    "core-imports-node",
    "core-imports-own-sql",
    "core-imports-platform",
    "dynamic-import-of-a-role-not-allowed",
    "import-for-its-effect-of-a-role-not-allowed",
    "import-in-a-type-of-a-role-not-allowed",
    "import-of-something-computed",
    "import-over-several-lines",
    "jobs-import-own-routes",
    "passing-on-all-of-a-role-not-allowed",
    "passing-on-of-a-role-not-allowed",
    "routes-import-a-page",
    "routes-import-sql-to-their-left",
    "routes-import-the-driver",
    "sql-imports-http",
    "sql-imports-own-routes",
    "type-import-of-a-role-not-allowed",
    "web-imports-a-page-to-its-left",
    "web-imports-node",
    "web-imports-own-sql",
    "web-imports-the-database",
  ],
  "order of rooms": ["room-imports-to-its-right", "room-imports-to-its-right-by-a-relative-path", "web-imports-a-contract-to-its-right"],
  walls: [
    "glob-of-a-role-not-allowed",
    "platform-imports-a-room",
    "platform-imports-main",
    "platform-imports-ui",
    "product-imports-test-support",
    "room-imports-main",
    "shared-imports-a-room",
    "shared-imports-platform",
    "ui-imports-a-room",
    "ui-imports-node",
    "ui-imports-platform",
  ],
  "shared imports nothing but itself": ["shared-imports-a-package"],
  "tests stay outside": ["product-imports-a-test"],
  "a core is pure": [
    "core-asks-the-network",
    "core-reads-the-clock",
    "core-reads-the-clock-as-a-number",
    "core-reads-the-environment",
    "core-rolls-dice",
  ],
  "SQL stands in sql": ["jobs-hold-sql", "routes-hold-sql"],
  "a room writes its own schema": [
    "room-deletes-by-hand-from-a-schema-to-its-left",
    "room-deletes-from-a-schema-to-its-left",
    "room-inserts-by-hand-into-a-schema-to-its-left",
    "room-inserts-into-a-schema-to-its-left",
    "room-merges-into-the-platform",
    "room-updates-a-schema-to-its-left",
    "room-updates-by-hand-a-schema-to-its-left",
  ],
  "a room reads schemas to its left": [
    "room-reads-a-schema-to-its-right",
    "room-reads-by-hand-a-schema-to-its-right",
    "room-reads-the-sign-in",
  ],
  "the platform knows no room's tables": ["platform-reads-a-table-of-a-room"],
  "no file over 400 lines": ["file-of-401-lines"],
  "a long piece becomes a folder": ["piece-of-301-lines"],
  "50 % of the files are short": ["half-of-the-files-long"],
  "90 % of the files are short": ["too-many-long-files"],
  "names say what is in a file": [
    "named-platform-http-helpers",
    "named-platform-session-manager",
    "named-platform-utils-dates",
    "named-shared-common",
    "named-shared-date-utils",
    "named-shared-money",
    "named-shared-utils",
    "named-shared-working-time",
    "named-ui-index",
    "named-ui-person-card",
    "named-ui-types",
  ],
  "no barrels": ["barrel", "barrel-by-import"],
  "named exports only": ["default-export", "default-export-by-name"],
};

for (const [rule, houses] of Object.entries(broken)) {
  for (const name of houses) {
    test(`"${rule}" is broken by: ${name.replaceAll("-", " ")}`, () => {
      assert.deepEqual(
        violations(join(fixtures, name), rooms).map((violation) => violation.rule),
        [rule],
      );
    });
  }
}

test("every small house that breaks a rule is looked at", () => {
  assert.deepEqual(readdirSync(fixtures).sort(), ["well-built", ...Object.values(broken).flat()].sort());
});
