/** People as it matters for choosing them. */
import { type RawBuilder, sql } from "kysely";
import type { Scope, Tx } from "#platform/db/database.ts";
import type { Post } from "#shared/choosing.ts";
import { type Candidate, type ChoiceFault, choiceFault, type Reach, reachOfPost } from "../core/choosing.ts";
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
type Found = Candidate & { readonly level: string | null };

/** Whether a person `p` is whoever asks, or stands below them. The server stands above everybody. */
const isBelow = ({ workspaceId, personId }: Scope): RawBuilder<boolean> =>
  personId === null
    ? sql`true`
    : sql`p.id in (select c.descendant_id from org.closure c where c.workspace_id = ${workspaceId} and c.ancestor_id = ${personId})`;

/**
 * Whether whoever asks may set work for a person `p`: for oneself, for everybody below, for pairs and levels as the company's routes say, and
 * upwards for those above (help is asked for there). The server may for everybody.
 */
function isAlongRoutes({ workspaceId, personId, visible }: Scope): RawBuilder<boolean> {
  if (personId === null) return sql`true`;
  const aims = sql`
    select r.to_level_id from org.route r where r.workspace_id = ${workspaceId} and r.from_level_id in (
      select me.level_id from org.person me where me.workspace_id = ${workspaceId} and me.id = ${personId}
      union all select f.level_id from org.person_function f where f.workspace_id = ${workspaceId} and f.person_id = ${personId})`;
  return sql`coalesce(
    p.id in (
      select ${personId}::uuid
      union all select unnest(${[...visible]}::uuid[])
      union all select c.descendant_id from org.closure c where c.workspace_id = ${workspaceId} and c.ancestor_id = ${personId}
      union all select c.ancestor_id from org.closure c where c.workspace_id = ${workspaceId} and c.descendant_id = ${personId}
      union all select g.taker_id from org.pairing g where g.workspace_id = ${workspaceId} and g.giver_id = ${personId} and g.to_at is null)
    or p.level_id in (${aims})
    or p.id in (select f.person_id from org.person_function f where f.workspace_id = ${workspaceId} and f.level_id in (${aims})), false)`;
}

/** `ids` null: everybody who works here, by name. Whom one may set work for is worked out only where the post sets work. */
async function findCandidates(tx: Tx, scope: Scope, ids: readonly string[] | null, reach: Reach | null): Promise<readonly Found[]> {
  const { workspaceId } = scope;
  const maySetWork = reach === null ? sql`null::boolean` : reach === "below" ? isBelow(scope) : isAlongRoutes(scope);
  const { rows } = await sql<Row>`
    select p.id, p.name, p.status, p.role, l.key as level, l.rank, l.functions, l.sees_all as "seesAll",
      ${maySetWork} as "maySetWork"
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
  const named = asked.filter((one): one is readonly [Post, string] => one[1] !== null);
  const ids = named.map(([, id]) => id);
  const found = new Map<Reach | null, ReadonlyMap<string, Found>>();
  for (const reach of new Set(named.map(([post]) => reachOfPost(post))))
    found.set(reach, new Map((await findCandidates(tx, scope, ids, reach)).map((one) => [one.id, one])));
  return asked.map(([post, id]) => (id === null ? null : choiceFault(post, found.get(reachOfPost(post))?.get(id))));
}

export async function faultOfChoice(tx: Tx, scope: Scope, post: Post, id: string): Promise<ChoiceFault | null> {
  const [fault = null] = await faultsOfChoices(tx, scope, [[post, id]]);
  return fault;
}

/** Those who can be chosen, by name. */
export async function findChoices(tx: Tx, scope: Scope, post: Post): Promise<readonly Pick<Found, "id" | "name" | "level">[]> {
  const everybody = await findCandidates(tx, scope, null, reachOfPost(post));
  return everybody.filter((one) => choiceFault(post, one) === null).map(({ id, name, level }) => ({ id, name, level }));
}
