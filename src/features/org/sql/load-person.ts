/** What decisions about people need to know, loaded for update. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { Level, LevelFunction } from "../core/level.ts";
import type { Person } from "../core/person.ts";
import type { Role, Standing } from "../core/rights.ts";

/** Changes of the tree wait for each other, so that two of them cannot make a cycle together. */
export async function lockTree(tx: Tx, workspaceId: string): Promise<void> {
  await tx.selectFrom("org.workspace").select("id").where("id", "=", workspaceId).forNoKeyUpdate().execute();
}

type PersonRow = Omit<Person, "functions"> & { functions: string[] | null };

const personColumns = sql<PersonRow>`
  p.id, p.user_id as "userId", p.name, p.email, p.phone, p.language, p.time_zone as "timeZone", p.level_id as "levelId", p.role, p.chief_id as "chiefId",
  p.unit_id as "unitId", p.status, p.version,
  (select array_agg(f.level_id::text order by f.level_id) from org.person_function f where f.workspace_id = p.workspace_id and f.person_id = p.id) as functions`;

export async function loadPerson(tx: Tx, workspaceId: string, id: string): Promise<Person | null> {
  const { rows } =
    await sql<PersonRow>`select ${personColumns} from org.person p where p.workspace_id = ${workspaceId} and p.id = ${id} for update`.execute(
      tx,
    );
  const [row] = rows;
  return row ? { ...row, functions: row.functions ?? [] } : null;
}

export async function loadLevels(tx: Tx, workspaceId: string): Promise<Level[]> {
  const rows = await tx
    .selectFrom("org.level")
    .select(["id", "key", "rank", "functions", "sees_all", "retired_at"])
    .where("workspace_id", "=", workspaceId)
    .orderBy("rank")
    .orderBy("key")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    rank: row.rank,
    functions: row.functions as LevelFunction[],
    seesAll: row.sees_all,
    retiredAt: row.retired_at,
  }));
}

/** The standing of whoever acts; the system at its own work may place anybody. */
export async function loadStanding(
  tx: Tx,
  workspaceId: string,
  personId: string | null,
  levels: readonly Level[],
): Promise<Standing & { personId: string | null }> {
  if (personId === null) return { personId, rank: 0, functions: ["set_goals"], seesAll: true, role: "administrator" };
  const row = await tx
    .selectFrom("org.person")
    .select(["level_id", "role"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", personId)
    .executeTakeFirst();
  const level = levels.find((one) => one.id === row?.level_id);
  return {
    personId,
    rank: level?.rank ?? null,
    functions: level?.functions ?? [],
    seesAll: level?.seesAll ?? false,
    role: (row?.role as Role | null | undefined) ?? null,
  };
}

/** The facts around a wished change of one person, in one statement. */
export async function loadAround(
  tx: Tx,
  workspaceId: string,
  asked: { readonly personId: string; readonly email: string | null; readonly chiefId: string | null; readonly unitId: string | null },
): Promise<{
  emailTaken: boolean;
  chief: { id: string; status: Person["status"] } | null | undefined;
  chiefIsBelow: boolean;
  unitExists: boolean;
  reports: string[];
  otherOwners: number;
}> {
  const { rows } = await sql<{
    emailTaken: boolean;
    chiefStatus: Person["status"] | null;
    chiefIsBelow: boolean;
    unitExists: boolean;
    reports: string[] | null;
    otherOwners: number;
  }>`
    select
      ${asked.email}::text is not null and exists (select from org.person where workspace_id = ${workspaceId} and email = ${asked.email} and id <> ${asked.personId} and status <> 'erased') as "emailTaken",
      (select status from org.person where workspace_id = ${workspaceId} and id = ${asked.chiefId}::uuid) as "chiefStatus",
      exists (select from org.closure where workspace_id = ${workspaceId} and ancestor_id = ${asked.personId} and descendant_id = ${asked.chiefId}::uuid) as "chiefIsBelow",
      ${asked.unitId}::uuid is null or exists (select from org.unit where workspace_id = ${workspaceId} and id = ${asked.unitId}::uuid and archived_at is null) as "unitExists",
      (select array_agg(id::text order by id) from org.person where workspace_id = ${workspaceId} and chief_id = ${asked.personId} and status in ('active', 'invited')) as reports,
      (select count(*)::int from org.person p join org.level l on l.workspace_id = p.workspace_id and l.id = p.level_id
        where p.workspace_id = ${workspaceId} and p.id <> ${asked.personId} and p.status = 'active' and 'set_goals' = any (l.functions)) as "otherOwners"`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) throw new Error("a select without from answers one row");
  const chief = asked.chiefId === null ? null : row.chiefStatus === null ? undefined : { id: asked.chiefId, status: row.chiefStatus };
  return {
    emailTaken: row.emailTaken,
    chief,
    chiefIsBelow: row.chiefIsBelow,
    unitExists: row.unitExists,
    reports: row.reports ?? [],
    otherOwners: row.otherOwners,
  };
}
