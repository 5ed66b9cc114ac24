/** People as it matters for choosing them. */
import { sql } from "kysely";
import type { Scope, Tx } from "#platform/db/database.ts";
import type { Post } from "#shared/choosing.ts";
import { type Candidate, type ChoiceFault, choiceFault } from "../core/choosing.ts";
import type { LevelFunction } from "../core/level.ts";
import type { PersonStatus } from "../core/person.ts";
import type { Role } from "../core/rights.ts";

type Row = Pick<Candidate, "id" | "name" | "maySetWork"> & {
  readonly status: PersonStatus;
  readonly role: Role | null;
  readonly rank: number | null;
  readonly functions: LevelFunction[] | null;
  readonly seesAll: boolean | null;
  readonly level: string | null;
};
export type Found = Candidate & { readonly level: string | null };

/**
 * `ids` null: everybody who works here. Work is set for oneself, for everybody below, for pairs and levels as the company's routes say, and
 * upwards to those above (help is asked for there).
 */
export async function findCandidates(tx: Tx, scope: Scope, ids: readonly string[] | null): Promise<readonly Found[]> {
  const { workspaceId, personId, visible } = scope;
  const { rows } = await sql<Row>`
    with held as (
      select p.id as person_id, p.level_id from org.person p where p.workspace_id = ${workspaceId} and p.level_id is not null
      union select f.person_id, f.level_id from org.person_function f where f.workspace_id = ${workspaceId}),
    reached as (
      select ${personId}::uuid as id
      union select unnest(${[...visible]}::uuid[])
      union select c.descendant_id from org.closure c where c.workspace_id = ${workspaceId} and c.ancestor_id = ${personId}::uuid
      union select c.ancestor_id from org.closure c where c.workspace_id = ${workspaceId} and c.descendant_id = ${personId}::uuid
      union select g.taker_id from org.pairing g where g.workspace_id = ${workspaceId} and g.giver_id = ${personId}::uuid and g.to_at is null
      union select taker.person_id from org.route r join held giver on giver.level_id = r.from_level_id and giver.person_id = ${personId}::uuid
        join held taker on taker.level_id = r.to_level_id where r.workspace_id = ${workspaceId})
    select p.id, p.name, p.status, p.role, l.key as level, l.rank, l.functions, l.sees_all as "seesAll",
      ${personId}::uuid is null or exists (select from reached where reached.id = p.id) as "maySetWork"
    from org.person p left join org.level l on l.workspace_id = p.workspace_id and l.id = p.level_id
    where p.workspace_id = ${workspaceId} and ${ids === null ? sql`p.status in ('active', 'invited')` : sql`p.id = any (${[...ids]}::uuid[])`}
    order by p.name_folded, p.id`.execute(tx);
  return rows.map(({ role, rank, functions, seesAll, ...row }) => ({
    ...row,
    standing: { role, rank, functions: functions ?? [], seesAll: seesAll ?? false },
  }));
}

/** Why each cannot be chosen for what it is asked for; null: they can, or nobody is. */
export async function faultsOfChoices(
  tx: Tx,
  scope: Scope,
  asked: readonly (readonly [Post, string | null])[],
): Promise<readonly (ChoiceFault | null)[]> {
  const ids = asked.flatMap(([, id]) => id ?? []);
  const candidates = new Map(ids.length === 0 ? [] : (await findCandidates(tx, scope, ids)).map((one) => [one.id, one]));
  return asked.map(([post, id]) => (id === null ? null : choiceFault(post, candidates.get(id))));
}

export async function faultOfChoice(tx: Tx, scope: Scope, post: Post, id: string): Promise<ChoiceFault | null> {
  const [fault = null] = await faultsOfChoices(tx, scope, [[post, id]]);
  return fault;
}

/** Those who can be chosen, by name. */
export async function findChoices(tx: Tx, scope: Scope, post: Post): Promise<readonly Pick<Found, "id" | "name" | "level">[]> {
  const everybody = await findCandidates(tx, scope, null);
  return everybody.filter((one) => choiceFault(post, one) === null).map(({ id, name, level }) => ({ id, name, level }));
}
