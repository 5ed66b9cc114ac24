/** Writes what happened to people: the row as it is now, intervals, closure. */
import { sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import { foldText } from "#shared/text.ts";
import type { Person, PersonalEvent, PersonEvent, TieEvent } from "../core/person.ts";
import { addToClosure, bumpTreeVersion, moveInClosure } from "./closure.ts";
import { beginInterval, endIntervals } from "./intervals.ts";
import { savePairingEvent } from "./pairing.ts";
import { savePositionEvent } from "./position.ts";

export async function savePersonEvents(tx: Tx, events: readonly PersonEvent[], given: Given): Promise<void> {
  const { workspaceId } = given.actor;
  for (const event of events) await (isTie(event) ? saveTie(tx, event, given) : saveOne(tx, workspaceId, event, given));
  const personal = events.filter((event) => !isTie(event));
  // New details raise the version in their own statement.
  const isCounted = new Set(events.flatMap((event) => (event.type === "PersonChanged" ? [event.personId] : [])));
  const changed = [
    ...new Set(personal.flatMap((event) => (event.type === "PersonHired" || isCounted.has(event.personId) ? [] : [event.personId]))),
  ];
  if (changed.length > 0)
    await sql`update org.person set version = version + 1 where workspace_id = ${workspaceId} and id = any (${changed}::uuid[])`.execute(
      tx,
    );
  const changesSight = personal.some(
    (event) => event.type !== "PersonChanged" || event.after.language !== undefined || event.after.timeZone !== undefined,
  );
  if (changesSight) await bumpTreeVersion(tx, workspaceId);
}

const isTie = (event: PersonEvent): event is TieEvent =>
  event.type === "PairingEnded" || event.type === "PositionVacated" || event.type === "PositionChanged";
const saveTie = (tx: Tx, event: TieEvent, given: Given) =>
  event.type === "PairingEnded" ? savePairingEvent(tx, event, given) : savePositionEvent(tx, event, given);

async function saveOne(tx: Tx, workspaceId: string, event: PersonalEvent, { now, newId }: Given): Promise<void> {
  if (event.type === "PersonHired") return insertPerson(tx, workspaceId, event.person, now, newId);
  const { personId } = event;
  const update = (values: object) =>
    tx.updateTable("org.person").set(values).where("workspace_id", "=", workspaceId).where("id", "=", personId).execute();
  switch (event.type) {
    case "PersonChanged": {
      const { timeZone, ...rest } = event.after;
      await update({
        ...rest,
        version: sql`version + 1`,
        ...(timeZone === undefined ? {} : { time_zone: timeZone }),
        ...(rest.name === undefined ? {} : { name_folded: foldText(rest.name) }),
      });
      return;
    }
    case "LevelHeldChanged":
      await update({ level_id: event.after.levelId, role: event.after.role });
      return beginInterval(
        tx,
        "level_holding",
        workspaceId,
        personId,
        { level_id: event.after.levelId, role: event.after.role },
        now,
        newId,
      );
    case "FunctionsChanged":
      await tx.deleteFrom("org.person_function").where("workspace_id", "=", workspaceId).where("person_id", "=", personId).execute();
      return insertFunctions(tx, workspaceId, personId, event.after);
    case "ChiefChanged":
      await update({ chief_id: event.after });
      await moveInClosure(tx, workspaceId, personId, event.after);
      return beginInterval(tx, "reporting", workspaceId, personId, { chief_id: event.after }, now, newId);
    case "UnitChanged":
      await update({ unit_id: event.after });
      return beginInterval(tx, "unit_membership", workspaceId, personId, { unit_id: event.after }, now, newId);
    case "PersonDeactivated":
      await update({ status: "inactive", deactivated_at: now });
      return endIntervals(tx, workspaceId, personId, now);
    case "PersonReactivated":
      await update({ status: event.status, deactivated_at: null });
      return beginAllIntervals(tx, workspaceId, personId, now, newId);
  }
}

async function insertPerson(tx: Tx, workspaceId: string, person: Person, now: Date, newId: () => string): Promise<void> {
  await tx
    .insertInto("org.person")
    .values({
      workspace_id: workspaceId,
      id: person.id,
      user_id: person.userId,
      name: person.name,
      name_folded: foldText(person.name),
      email: person.email,
      phone: person.phone,
      language: person.language,
      time_zone: person.timeZone,
      level_id: person.levelId,
      role: person.role,
      unit_id: person.unitId,
      chief_id: person.chiefId,
      status: person.status,
      created_at: now,
    })
    .execute();
  await insertFunctions(tx, workspaceId, person.id, person.functions);
  await addToClosure(tx, workspaceId, person.id, person.chiefId);
  await beginAllIntervals(tx, workspaceId, person.id, now, newId);
}

async function insertFunctions(tx: Tx, workspaceId: string, personId: string, levelIds: readonly string[]): Promise<void> {
  if (levelIds.length === 0) return;
  await tx
    .insertInto("org.person_function")
    .values(levelIds.map((level_id) => ({ workspace_id: workspaceId, person_id: personId, level_id })))
    .execute();
}

async function beginAllIntervals(tx: Tx, workspaceId: string, personId: string, at: Date, newId: () => string): Promise<void> {
  const { chief_id, unit_id, level_id, role } = await tx
    .selectFrom("org.person")
    .select(["chief_id", "unit_id", "level_id", "role"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
  await beginInterval(tx, "reporting", workspaceId, personId, { chief_id }, at, newId);
  await beginInterval(tx, "unit_membership", workspaceId, personId, { unit_id }, at, newId);
  await beginInterval(tx, "level_holding", workspaceId, personId, { level_id, role }, at, newId);
}
