/** Absences: for deciding, for showing, and written. */
import { sql } from "kysely";
import type { Scope, Tx } from "#platform/db/database.ts";
import type { Absence, AbsenceEvent, AbsenceSurroundings } from "../core/absence.ts";
import type { PersonStatus } from "../core/person.ts";
import { bumpTreeVersion } from "./closure.ts";

const columns = sql`a.id, a.person_id as "personId", a.kind, a.from_on as "fromOn", a.to_on as "toOn", a.deputy_id as "deputyId", a.cancelled_at as "cancelledAt", a.version`;

export async function loadAbsence(tx: Tx, workspaceId: string, id: string): Promise<Absence | null> {
  const { rows } =
    await sql<Absence>`select ${columns} from org.absence a where a.workspace_id = ${workspaceId} and a.id = ${id} for update`.execute(tx);
  return rows[0] ?? null;
}

/** Whoever acts or looks. */
type Viewer = {
  readonly workspaceId: string;
  readonly personId: string | null;
  readonly rights: ReadonlySet<string>;
  readonly scope: Pick<Scope, "sight">;
};
type Asked = Pick<Absence, "id" | "personId" | "fromOn" | "toOn" | "deputyId">;

/** Person and deputy are held, so that neither becomes absent nor leaves while this is decided. */
export async function loadAbsenceSurroundings(tx: Tx, actor: Viewer, asked: Asked): Promise<AbsenceSurroundings> {
  const { workspaceId } = actor;
  const { rows: people } = await sql<{ id: string; status: PersonStatus }>`
    select id, status from org.person where workspace_id = ${workspaceId} and id in (${asked.personId}::uuid, ${asked.deputyId}::uuid) order by id for no key update`.execute(
    tx,
  );
  const statusOf = (id: string | null) => people.find((one) => one.id === id)?.status;
  const absentOn = (personId: string | null) => sql`exists (
    select from org.absence where workspace_id = ${workspaceId} and person_id = ${personId}::uuid and id <> ${asked.id} and cancelled_at is null
      and from_on < ${asked.toOn}::date and to_on > ${asked.fromOn}::date)`;
  const { rows } = await sql<Pick<AbsenceSurroundings, "overlaps" | "deputyIsAbsent" | "personIsBelow">>`
    select ${absentOn(asked.personId)} as overlaps, ${absentOn(asked.deputyId)} as "deputyIsAbsent",
      exists (select from org.closure where workspace_id = ${workspaceId} and ancestor_id = ${actor.personId}::uuid and descendant_id = ${asked.personId}::uuid) as "personIsBelow"`.execute(
    tx,
  );
  const [found] = rows;
  if (!found) throw new Error("a select without from answers one row");
  return {
    ...found,
    actor: { personId: actor.personId, rights: actor.rights },
    personStatus: statusOf(asked.personId),
    deputyStatus: statusOf(asked.deputyId),
  };
}

export async function saveAbsenceEvent(tx: Tx, workspaceId: string, event: AbsenceEvent, now: Date): Promise<void> {
  const { id, personId, kind, fromOn, toOn, deputyId } = event.absence;
  const update = (values: object) =>
    tx
      .updateTable("org.absence")
      .set((row) => ({ ...values, version: row("version", "+", 1) }))
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .execute();
  switch (event.type) {
    case "AbsenceReported":
      await tx
        .insertInto("org.absence")
        .values({ workspace_id: workspaceId, id, person_id: personId, kind, from_on: fromOn, to_on: toOn, deputy_id: deputyId })
        .execute();
      break;
    case "AbsenceChanged":
      await update({ kind, from_on: fromOn, to_on: toOn, deputy_id: deputyId });
      break;
    case "AbsenceCancelled":
      await update({ cancelled_at: now });
  }
  // A deputy sees on those days what the person sees.
  await bumpTreeVersion(tx, workspaceId);
}

export type AbsenceView = Omit<Absence, "cancelledAt"> & { readonly cancelledAt: string | null };

/**
 * That somebody is away, and who stands in, everybody may know; why, only the person, those above, and whoever answers for the whole
 * structure or sees everything. Others read "other".
 */
const viewFor = (actor: Viewer) => {
  const knowsAll = actor.rights.has("structure.change") || actor.scope.sight === "all";
  const isAbove = sql`exists (select from org.closure c where c.workspace_id = a.workspace_id and c.ancestor_id = ${actor.personId}::uuid and c.descendant_id = a.person_id)`;
  return sql`
    select a.id, a.person_id as "personId", case when ${knowsAll} or ${isAbove} then a.kind else 'other' end as kind, a.from_on as "fromOn", a.to_on as "toOn",
      a.deputy_id as "deputyId", a.cancelled_at as "cancelledAt", a.version
    from org.absence a where a.workspace_id = ${actor.workspaceId}`;
};

export async function findAbsence(tx: Tx, actor: Viewer, id: string): Promise<AbsenceView | null> {
  const { rows } = await sql<Absence>`${viewFor(actor)} and a.id = ${id}`.execute(tx);
  return rows[0] ? present(rows[0]) : null;
}

export type AbsenceFilter = {
  readonly limit: number;
  readonly personId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** Absences with at least one day in [from, to), the earliest first, without cancelled ones. `after` is the last one of the page before. */
export async function absencesPage(
  tx: Tx,
  actor: Viewer,
  filter: AbsenceFilter,
  after: readonly [string, string] | null,
): Promise<{ items: AbsenceView[]; last: readonly [string, string] | null }> {
  const conditions = [sql`a.cancelled_at is null`];
  if (filter.personId !== undefined) conditions.push(sql`a.person_id = ${filter.personId}`);
  if (filter.from !== undefined) conditions.push(sql`a.to_on > ${filter.from}::date`);
  if (filter.to !== undefined) conditions.push(sql`a.from_on < ${filter.to}::date`);
  if (after) conditions.push(sql`(a.from_on, a.id) > (${after[0]}::date, ${after[1]}::uuid)`);
  const { rows } =
    await sql<Absence>`${viewFor(actor)} and ${sql.join(conditions, sql` and `)} order by a.from_on, a.id limit ${filter.limit + 1}`.execute(
      tx,
    );
  const items = rows.slice(0, filter.limit);
  const last = items.at(-1);
  return { items: items.map(present), last: rows.length > filter.limit && last ? [last.fromOn, last.id] : null };
}

const present = ({ cancelledAt, ...rest }: Absence): AbsenceView => ({ ...rest, cancelledAt: cancelledAt?.toISOString() ?? null });
