/** Who a person is today for rights and sight: computed once, remembered until the tree changes or the business day turns. */
import { sql } from "kysely";
import type { Actor, Via } from "#platform/command/actor.ts";
import type { Database, Tx } from "#platform/db/database.ts";
import { businessDate } from "#shared/period.ts";
import type { LevelFunction } from "../core/level.ts";
import { type Role, rightsOf, type Standing, seesAll } from "../core/rights.ts";

type Known = { readonly treeVersion: bigint; readonly today: string; readonly actor: Omit<Actor, "via"> };

export type Actors = {
  /** The actor, or null when the person does not work there (any more). One statement when nothing changed since the last time. */
  find(workspaceId: string, personId: string, via: Via): Promise<Actor | null>;
};

const longest = 5_000;

export function rememberActors(database: Database, clock: () => Date): Actors {
  const known = new Map<string, Known>();
  return {
    async find(workspaceId, personId, via) {
      const { rows } = await database.pool.query<{ tree_version: bigint; status: string; time_zone: string }>({
        name: "standing",
        text: "select * from org.standing($1, $2)",
        values: [workspaceId, personId],
      });
      const [standing] = rows;
      if (!standing || !mayAct(standing.status, via)) return null;
      const today = businessDate(clock(), standing.time_zone);
      const key = `${workspaceId} ${personId}`;
      const remembered = known.get(key);
      if (remembered && remembered.treeVersion === standing.tree_version && remembered.today === today) return { ...remembered.actor, via };
      const system = { workspaceId, personId: null, visible: [], sight: "all" } as const;
      const actor = await database.read(system, (tx) => loadActor(tx, workspaceId, personId, today));
      if (!actor) return null;
      if (known.size >= longest) known.clear();
      known.set(key, { treeVersion: standing.tree_version, today, actor });
      return { ...actor, via };
    },
  };
}

/** Whoever is invited has no sign-in yet, but may have been given a key by whoever runs the server. */
const mayAct = (status: string, via: Via): boolean => status === "active" || (status === "invited" && via !== "session");

/** Sight: the person and everybody below; and, on the days of an absence, what the people see whose deputy the person is. */
async function loadActor(tx: Tx, workspaceId: string, personId: string, today: string): Promise<Omit<Actor, "via"> | null> {
  const { rows } = await sql<{
    id: string;
    rank: number | null;
    functions: LevelFunction[] | null;
    seesAll: boolean | null;
    role: Role | null;
    language: Actor["language"];
    visible: string[];
  }>`
    with eyes as (
      select ${personId}::uuid as id
      union
      select a.person_id from org.absence a join org.person absent on absent.workspace_id = a.workspace_id and absent.id = a.person_id and absent.status = 'active'
      where a.workspace_id = ${workspaceId} and a.deputy_id = ${personId} and a.cancelled_at is null and a.from_on <= ${today}::date and a.to_on > ${today}::date
    )
    select p.id, l.rank, l.functions, l.sees_all as "seesAll", p.role, coalesce(p.language, w.default_language) as language,
      (select array_agg(distinct c.descendant_id::text) from org.closure c where c.workspace_id = ${workspaceId} and c.ancestor_id in (select id from eyes)) as visible
    from org.person p
    join org.workspace w on w.id = p.workspace_id
    left join org.level l on l.workspace_id = p.workspace_id and l.id = p.level_id
    where p.workspace_id = ${workspaceId} and p.id in (select id from eyes)`.execute(tx);
  const own = rows.find((row) => row.id === personId);
  if (!own) return null;
  const standings = rows.map(
    (row): Standing => ({ rank: row.rank, functions: row.functions ?? [], seesAll: row.seesAll ?? false, role: row.role }),
  );
  const standing = standings[rows.indexOf(own)];
  if (!standing) return null;
  return {
    workspaceId,
    personId,
    kind: "person",
    // A deputy sees more on those days; what a deputy may do stays what the deputy is.
    rights: rightsOf(standing),
    scope: { workspaceId, personId, visible: own.visible, sight: standings.some(seesAll) ? "all" : "member" },
    language: own.language,
  };
}
