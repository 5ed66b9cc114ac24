import assert from "node:assert/strict";
import { test } from "node:test";
import { getMigrations } from "better-auth/db/migration";
import pg from "pg";
import { testDatabase } from "../../../test/support/database.ts";
import { libraryOptions } from "./library-options.ts";
import { ownRoutes } from "./sign-in-as.ts";

const quiet = { info() {}, warn() {}, error() {} };

async function expectationsOf(t: { after(work: () => Promise<unknown>): void }, change = "") {
  const database = await testDatabase();
  if (change !== "") {
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(change);
    await owner.end();
  }
  const pool = new pg.Pool({ connectionString: database.appUrl, max: 2, options: "-c role=mainspring_auth -c search_path=auth" });
  t.after(async () => {
    await pool.end();
    await database.drop();
  });
  const options = libraryOptions({
    pool,
    secret: "x".repeat(40),
    baseUrl: "http://localhost:3000",
    log: quiet,
    hooks: {},
    plugins: [ownRoutes({}).plugin],
    sendReset: async () => {},
    afterReset: async () => {},
    background: () => {},
  });
  return getMigrations(options);
}

test("our migration gives the sign-in library every table, column and index that it expects", async (t) => {
  const { toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems, unsafeChanges } = await expectationsOf(t);
  assert.deepEqual(
    toBeCreated.map(({ table }) => table),
    [],
  );
  assert.deepEqual(
    toBeAdded.map(({ table, fields }) => [table, Object.keys(fields)]),
    [],
  );
  assert.deepEqual(
    toBeAddedIndexes.map(({ table, name }) => [table, name]),
    [],
  );
  assert.deepEqual([...schemaProblems, ...unsafeChanges], []);
});

test("a column that an upgrade of the library asks for would be noticed", async (t) => {
  const { toBeAdded } = await expectationsOf(
    t,
    "alter table auth.two_factor drop column locked_until; alter table auth.session drop column workspace_id",
  );
  assert.deepEqual(toBeAdded.map(({ table, fields }) => [table, Object.keys(fields)]).sort(), [
    ["session", ["workspace_id"]],
    ["two_factor", ["locked_until"]],
  ]);
});
