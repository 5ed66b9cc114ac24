/** Trials for update, and what happened to them written down. */
import { sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import type { Scope, Tx } from "#platform/db/database.ts";
import { archiveRecord, enterRecords, renameRecord } from "#platform/db/record.ts";
import { evolveTrial, type Trial, type TrialEvent, type TrialItem } from "../../core/trial.ts";
import { seesRow } from "../seen-belonging.ts";
import { saveTakenBack } from "./last-move.ts";

type Row = Omit<Trial, "items"> & { readonly items: readonly (Omit<TrialItem, "unitValue"> & { readonly unitValue: string })[] | null };
type Writer = Pick<Given, "actor" | "now"> & { readonly importId?: string | null };

/** A trial that the person can see, locked; null if there is none. */
export async function loadSeenTrial(tx: Tx, scope: Scope, id: string): Promise<Trial | null> {
  const { workspaceId } = scope;
  if (!(await seesRow(tx, scope, "deals.trial", id))) return null;
  const { rows } = await sql<Row>`
    select t.id, t.owner_id as "ownerId", coalesce(t.deal_id, t.client_id) as "parentId", t.client_id as "clientId", t.deal_id as "dealId", t.act_number as "actNumber",
      t.out_on as "outOn", t.due_back_on as "dueBackOn", t.closed_on as "closedOn", t.currency, t.external_id as "externalId", t.archived_at as "archivedAt", t.version,
      (select max(m.happened_on) from deals.trial_move m where m.workspace_id = t.workspace_id and m.trial_id = t.id) as "movedOn",
      (select json_agg(json_build_object('position', i.position, 'name', i.name, 'productId', i.product_id, 'serialNumber', i.serial_number, 'quantity', i.quantity,
        'returned', i.returned, 'converted', i.converted, 'unitValue', i.unit_value::text) order by i.position)
        from deals.trial_item i where i.workspace_id = t.workspace_id and i.trial_id = t.id) as items
    from deals.trial t where t.workspace_id = ${workspaceId} and t.id = ${id} for update of t`.execute(tx);
  const [row] = rows;
  return row ? { ...row, items: (row.items ?? []).map((item) => ({ ...item, unitValue: BigInt(item.unitValue) })) } : null;
}

/** Events of one trial, in order. */
export async function saveTrialEvents(tx: Tx, events: readonly TrialEvent[], before: Trial, given: Writer): Promise<void> {
  const { workspaceId, personId } = given.actor;
  let trial = before;
  for (const event of events) {
    trial = evolveTrial(trial, event);
    switch (event.type) {
      case "TrialStarted":
        await insertTrial(tx, event.trial, given);
        continue;
      case "TrialChanged":
        await sql`
          update deals.trial set act_number = ${trial.actNumber}, due_back_on = ${trial.dueBackOn}::date, version = version + 1
          where workspace_id = ${workspaceId} and id = ${trial.id}`.execute(tx);
        if (event.after.actNumber !== undefined) await renameRecord(tx, workspaceId, entryOf(trial));
        break;
      case "TrialArchived":
      case "TrialRestored":
        await archiveRecord(tx, workspaceId, trial.id, trial.archivedAt);
        await sql`update deals.trial set archived_at = ${trial.archivedAt}, version = version + 1 where workspace_id = ${workspaceId} and id = ${trial.id}`.execute(
          tx,
        );
        break;
      case "TrialItemsCorrected":
        await replaceItems(tx, workspaceId, trial, event.before);
        break;
      case "TrialMoveTakenBack":
        await saveTakenBack(tx, workspaceId, trial, event);
        break;
      default: {
        const rows = event.moves.map(({ id, position, kind, quantity, on }) => ({ id, position, kind, quantity, happened_on: on }));
        await sql`
          with move as (
            select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, position smallint, kind text, quantity integer, happened_on date)
          ), counted as (
            update deals.trial_item i set returned = i.returned + case when move.kind = 'returned' then move.quantity else 0 end,
              converted = i.converted + case when move.kind = 'converted' then move.quantity else 0 end
            from move where i.workspace_id = ${workspaceId} and i.trial_id = ${trial.id} and i.position = move.position
          )
          insert into deals.trial_move (workspace_id, id, trial_id, item_position, owner_id, kind, quantity, happened_on, actor_id, recorded_at)
          select ${workspaceId}::uuid, id, ${trial.id}::uuid, position, ${trial.ownerId}::uuid, kind, quantity, happened_on, ${personId}::uuid, ${given.now}::timestamptz from move`.execute(
          tx,
        );
        await sql`update deals.trial set closed_on = ${trial.closedOn}::date, version = version + 1 where workspace_id = ${workspaceId} and id = ${trial.id}`.execute(
          tx,
        );
      }
    }
  }
}

/** The search box finds it by the number of its act and by what went out. */
const entryOf = ({ id, actNumber, items }: Trial) => ({
  id,
  title: [actNumber, items[0]?.name].filter((word) => word !== null).join(" · "),
  words: items.flatMap(({ name, serialNumber }) => [name, serialNumber ?? ""]),
});

async function insertTrial(tx: Tx, trial: Trial, { actor, now, importId = null }: Writer): Promise<void> {
  const { workspaceId } = actor;
  await enterRecords(tx, workspaceId, [{ ...entryOf(trial), kind: "trial", ownerId: trial.ownerId, parentId: trial.parentId }]);
  await tx
    .insertInto("deals.trial")
    .values({
      workspace_id: workspaceId,
      id: trial.id,
      owner_id: trial.ownerId,
      client_id: trial.clientId,
      deal_id: trial.dealId,
      act_number: trial.actNumber,
      out_on: trial.outOn,
      due_back_on: trial.dueBackOn,
      currency: trial.currency,
      external_id: trial.externalId,
      import_id: importId,
      created_at: now,
    })
    .execute();
  await insertItems(tx, workspaceId, trial, trial.items);
}

async function insertItems(tx: Tx, workspaceId: string, trial: Trial, items: readonly TrialItem[]): Promise<void> {
  if (items.length === 0) return;
  await tx
    .insertInto("deals.trial_item")
    .values(
      items.map((item) => ({
        workspace_id: workspaceId,
        trial_id: trial.id,
        position: item.position,
        owner_id: trial.ownerId,
        name: item.name,
        product_id: item.productId,
        serial_number: item.serialNumber,
        quantity: item.quantity,
        unit_value: item.unitValue,
      })),
    )
    .execute();
}

/** Moves refer to items, so those that stay are changed where they are. */
async function replaceItems(tx: Tx, workspaceId: string, trial: Trial, before: readonly TrialItem[]): Promise<void> {
  const known = new Set(before.map(({ position }) => position));
  const kept = trial.items.filter(({ position }) => known.has(position));
  await sql`
    delete from deals.trial_item where workspace_id = ${workspaceId} and trial_id = ${trial.id} and position <> all (${kept.map(({ position }) => position)}::smallint[])`.execute(
    tx,
  );
  for (const { position, name, productId, serialNumber, quantity, unitValue } of kept)
    await sql`
      update deals.trial_item set name = ${name}, product_id = ${productId}, serial_number = ${serialNumber}, quantity = ${quantity}, unit_value = ${unitValue}
      where workspace_id = ${workspaceId} and trial_id = ${trial.id} and position = ${position}`.execute(tx);
  await insertItems(
    tx,
    workspaceId,
    trial,
    trial.items.filter(({ position }) => !known.has(position)),
  );
  await sql`update deals.trial set closed_on = ${trial.closedOn}::date, version = version + 1 where workspace_id = ${workspaceId} and id = ${trial.id}`.execute(
    tx,
  );
  await renameRecord(tx, workspaceId, entryOf(trial));
}
