/** A company in a database of its own, with the structure every company starts with, and operations run as the product runs them. */
import type { TestContext } from "node:test";
import type { Right } from "#features/org/core/rights.ts";
import { hiring } from "#features/org/routes/operate-people.ts";
import { seedStructure } from "#features/org/sql/seed-structure.ts";
import { insertWorkspace } from "#features/org/sql/workspace.ts";
import { type Actor, systemActor } from "#platform/command/actor.ts";
import { type CommandOptions, type Commands, createCommands, type DomainEvent, type Operation } from "#platform/command/command.ts";
import { connect, type Database, type Tx } from "#platform/db/database.ts";
import { newId } from "#shared/id.ts";
import { testDatabase } from "./database.ts";

export type TestHouse = {
  readonly database: Database;
  readonly commands: Commands;
  readonly ownerUrl: string;
  /** The clock that commands see; tests turn it. */
  readonly clock: { now: Date };
};

/** A test ends its own connections before the database goes. */
export async function testHouse(t: Pick<TestContext, "after">): Promise<TestHouse> {
  const { appUrl, ownerUrl, drop } = await testDatabase();
  const database = connect(appUrl, { max: 10 });
  t.after(async () => {
    await database.close();
    await drop();
  });
  const clock = { now: new Date("2026-03-02T09:00:00Z") };
  return { database, ownerUrl, clock, commands: createCommands({ database, clock: () => clock.now, newId, reactors: new Map() }) };
}

export type TestCompany = TestHouse & {
  readonly workspaceId: string;
  readonly system: Actor;
  /** What the operation answers; a refusal fails the test. */
  perform<C, S, E extends DomainEvent, R extends string, A>(operation: Operation<C, S, E, R, A>, command: C, actor?: Actor): Promise<A>;
  /** Why the operation says no: its reason, or what the command flow says. */
  refusalOf<C, S, E extends DomainEvent, R extends string, A>(
    operation: Operation<C, S, E, R, A>,
    command: C,
    actor?: Actor,
    options?: CommandOptions,
  ): Promise<string>;
  /** A new person at a level; answers the id. */
  hire(
    level: string | null,
    more?: {
      readonly name?: string;
      readonly chiefId?: string;
      readonly unitId?: string;
      readonly functions?: string[];
      readonly role?: "administrator" | "auditor";
    },
  ): Promise<string>;
  actorFor(personId: string, rights: readonly Right[]): Actor;
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** What the journal says since the beginning, oldest first. */
  journal(): Promise<readonly { readonly kind: string; readonly subjectId: string; readonly data: Readonly<Record<string, unknown>> }[]>;
  treeVersion(): Promise<bigint>;
};

export async function testCompany(
  house: TestHouse,
  settings: { readonly timeZone: string } = { timeZone: "Europe/Berlin" },
): Promise<TestCompany> {
  const { database, commands, clock } = house;
  const workspaceId = newId();
  const system = systemActor(workspaceId, "cli");
  await database.command(system.scope, async (tx) => {
    await insertWorkspace(
      tx,
      { id: workspaceId, slug: `c${workspaceId.slice(-12)}`, name: "Lumen", currency: "EUR", country: "DE", language: "en", ...settings },
      clock.now,
    );
    await seedStructure(tx, workspaceId, newId, clock.now);
  });
  const perform: TestCompany["perform"] = async (operation, command, actor = system) => {
    const result = await commands.execute(actor, operation, command);
    if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
    return result.value;
  };
  return {
    ...house,
    workspaceId,
    system,
    perform,
    async refusalOf(operation, command, actor = system, options = {}) {
      const result = await commands.execute(actor, operation, command, options);
      if (result.ok) return "no refusal";
      return result.refusal.kind === "refused" ? result.refusal.reason : result.refusal.kind;
    },
    hire: async (level, more = {}) => (await perform(hiring, { name: "Anna Berg", ...more, level })).id,
    actorFor: (personId, rights) => ({
      ...system,
      personId,
      kind: "person",
      via: "session",
      rights: new Set<string>(rights),
      scope: { workspaceId, personId, visible: [personId], sight: "member" },
    }),
    read: (work) => database.read(system.scope, work),
    async journal() {
      const rows = await database.read(system.scope, (tx) =>
        tx
          .selectFrom("platform.journal")
          .select(["kind", "subject_id", "data"])
          .where("workspace_id", "=", workspaceId)
          .orderBy("id")
          .execute(),
      );
      return rows.map((row) => ({ kind: row.kind, subjectId: row.subject_id, data: row.data as Readonly<Record<string, unknown>> }));
    },
    async treeVersion() {
      const row = await database.read(system.scope, (tx) =>
        tx.selectFrom("org.workspace").select("tree_version").where("id", "=", workspaceId).executeTakeFirstOrThrow(),
      );
      return row.tree_version;
    },
  };
}
