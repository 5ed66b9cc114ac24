import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { sql } from "kysely";
import { newId } from "#shared/id.ts";
import { testDatabase } from "../../../test/support/database.ts";
import { asReader, connect, type Scope, type Tx } from "./database.ts";

async function arrange(t: TestContext) {
  const { appUrl } = await testDatabase(t);
  const database = connect(appUrl, { max: 1 });
  t.after(() => database.close());
  const personId = newId();
  const scope: Scope = { workspaceId: newId(), personId, visible: [personId], sight: "member" };
  return { database, scope };
}
const roleOf = async (tx: Tx) => (await sql<{ role: string }>`select current_user as role`.execute(tx)).rows[0]!.role;
const turns = async (count: number) => {
  for (let n = 0; n < count; n++) await null;
};

test("every statement of a reader runs under the reader's role, and every one around it under the command's", async (t) => {
  const { database, scope } = await arrange(t);
  for (let round = 0; round < 30; round++) {
    const sight = round % 2 === 0 ? "member" : "all";
    const roles = await database.command(scope, async (tx) => {
      const before = await roleOf(tx);
      const inside = await asReader(tx, { ...scope, sight }, async (eyes) => {
        // Sent in the first turn or a few later, together and after one another.
        const together = await Promise.all(Array.from({ length: 6 }, (_, n) => turns(n * (round % 4)).then(() => roleOf(eyes))));
        return [...together, await roleOf(eyes)];
      });
      const after = await Promise.all([roleOf(tx), roleOf(tx)]);
      const again = await asReader(tx, scope, roleOf);
      return { before, inside: [...new Set(inside)], after, again, last: await roleOf(tx) };
    });
    const command = "mainspring_command";
    const told = { before: command, inside: [`mainspring_${sight}`], after: [command, command], again: "mainspring_member", last: command };
    assert.deepEqual(roles, told);
  }
});

test("the change of role is sent before the first statement of the reader, and is not waited for", async (t) => {
  const { database, scope } = await arrange(t);
  const client = await database.pool.connect();
  const sent: string[] = [];
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  client.query = ((...given: unknown[]) => {
    sent.push(typeof given[0] === "string" ? given[0] : (given[0] as { text: string }).text);
    return query(...given);
  }) as typeof client.query;
  client.release();
  await database.command(scope, async (tx) => {
    sent.length = 0;
    await asReader(tx, scope, async (eyes) => {
      assert.deepEqual(sent, ["set local role mainspring_member"], "before the reader's own code runs");
      await roleOf(eyes);
    });
    await roleOf(tx);
  });
  const look = "select current_user as role";
  assert.deepEqual(sent, ["set local role mainspring_member", look, "set local role mainspring_command", look, "commit"]);
});

test("when a reader's statement fails, no later statement runs at all, and the next transaction begins anew", async (t) => {
  const { database, scope } = await arrange(t);
  const late: unknown[] = [];
  const ended = database.command(scope, async (tx) => {
    const failed = asReader(tx, scope, (eyes) =>
      Promise.all([sql`select 1 / 0`.execute(eyes), roleOf(eyes).then((role) => late.push(role))]),
    );
    await assert.rejects(failed, /division by zero/);
    await assert.rejects(sql`select 2`.execute(tx), { code: "25P02" });
    throw new Error("over");
  });
  await assert.rejects(ended, /over/);
  assert.deepEqual(late, [], "what travelled behind it did not run");
  assert.equal(await database.command(scope, roleOf), "mainspring_command");
  assert.equal(await database.read(scope, roleOf), "mainspring_member");
});

test("when a reader gives up by itself, the rest of the command has the reader's rights at most", async (t) => {
  const { database, scope } = await arrange(t);
  const role = await database.command(scope, async (tx) => {
    await assert.rejects(
      asReader(tx, scope, async () => {
        throw new Error("not what was expected");
      }),
    );
    return roleOf(tx);
  });
  assert.equal(role, "mainspring_member");
  assert.equal(await database.command(scope, roleOf), "mainspring_command");
});

test("a role that cannot be taken ends the transaction: the reader's statements do not run under the command's", async (t) => {
  const { database, scope } = await arrange(t);
  const nobody = { ...scope, sight: "nobody" as "all" };
  const seen: string[] = [];
  const looking = database.command(scope, (tx) => asReader(tx, nobody, async (eyes) => void seen.push(await roleOf(eyes))));
  await assert.rejects(looking, /mainspring_nobody/);
  assert.deepEqual(seen, []);
});
