/** Commands whose clock, ids and actors follow a told story instead of today: history is made by the same decisions as everything else. */
import { sql } from "kysely";
import { type Actor, systemActor } from "#platform/command/actor.ts";
import { type Commands, createCommands, type DomainEvent, type Operation } from "#platform/command/command.ts";
import type { JournalContext } from "#platform/command/journal.ts";
import type { Database, Tx } from "#platform/db/database.ts";
import { makeIds } from "#shared/id.ts";
import type { Random } from "#shared/random.ts";
import { reactors } from "../rooms.ts";

/** One transaction of the story. */
export type Chapter = {
  readonly tx: Tx;
  /** What happened then, done by that person; null: by the server. A refusal is a fault of the story. */
  tell<C, S, E extends DomainEvent, R extends string, A>(
    at: Date,
    personId: string | null,
    operation: Operation<C, S, E, R, A>,
    command: C,
  ): Promise<A>;
  /** A new id of that moment. */
  idAt(at: Date): string;
  /** For what is written many rows at once. */
  context(at: Date, personId: string | null): JournalContext;
};

export type Storyteller = { chapter<T>(workspaceId: string, work: (chapter: Chapter) => Promise<T>): Promise<T> };

export function storyteller(database: Database, random: Random): Storyteller {
  let now = new Date(0);
  let ids = makeIds(() => now.getTime(), random.next);
  const turnTo = (at: Date) => {
    now = at;
    // Ids of one maker only grow; the story goes back and forth, and each id bears its own moment.
    ids = makeIds(() => at.getTime(), random.next);
  };
  const newId = () => ids();
  return {
    chapter: (workspaceId, work) =>
      database.command(systemActor(workspaceId, "cli").scope, async (tx) => {
        // Plans are made while the tables are empty and kept while they fill: without this they would read them from end to end.
        await sql`set local enable_seqscan = off`.execute(tx);
        const commands: Commands = createCommands({
          database: { ...database, command: (_, inner) => inner(tx) },
          clock: () => now,
          newId,
          reactors,
          recorded: "then",
        });
        return work({
          tx,
          async tell(at, personId, operation, command) {
            turnTo(at);
            const told = await commands.execute(actorOf(workspaceId, personId), operation, command);
            if (told.ok) return told.value;
            throw new Error(`the story cannot be: ${JSON.stringify(told.refusal)} (${operation.feature}, ${JSON.stringify(command)})`);
          },
          idAt(at) {
            turnTo(at);
            return newId();
          },
          context(at, personId) {
            turnTo(at);
            return { actor: actorOf(workspaceId, personId), commandId: newId(), now: at, newId, recorded: "then" };
          },
        });
      }),
  };
}

/** Whoever acts sees everything while the story is told: what they could not see is not in it. */
function actorOf(workspaceId: string, personId: string | null): Actor {
  const server = systemActor(workspaceId, "cli");
  return personId === null ? server : { ...server, personId, kind: "person", scope: { ...server.scope, personId } };
}
