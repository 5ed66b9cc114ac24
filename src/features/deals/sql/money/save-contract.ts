/** Contracts for update, and what happened to them written down. */
import { sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import type { Scope, Tx } from "#platform/db/database.ts";
import { archiveRecord, enterRecords, renameRecord } from "#platform/db/record.ts";
import { foldText } from "#shared/text.ts";
import type { Contract, ContractEvent, Instalment } from "../../core/contract.ts";
import { seesRow } from "../seen-belonging.ts";

type Row = Omit<Contract, "instalments"> & { readonly instalments: readonly { readonly dueOn: string; readonly amount: string }[] | null };
type Writer = Pick<Given, "actor" | "now"> & { readonly importId?: string | null };

/** A contract that the person can see, locked; null if there is none. */
export async function loadSeenContract(tx: Tx, scope: Scope, id: string): Promise<Contract | null> {
  const { workspaceId } = scope;
  if (!(await seesRow(tx, scope, "deals.contract", id))) return null;
  const { rows } = await sql<Row>`
    select k.id, k.owner_id as "ownerId", coalesce(k.deal_id, k.client_id) as "parentId", k.client_id as "clientId", k.deal_id as "dealId", k.number, k.signed_on as "signedOn",
      k.amount, k.currency, k.external_id as "externalId", k.archived_at as "archivedAt", k.version,
      (select json_agg(json_build_object('dueOn', i.due_on, 'amount', i.amount::text) order by i.position)
        from deals.instalment i where i.workspace_id = k.workspace_id and i.contract_id = k.id) as instalments
    from deals.contract k where k.workspace_id = ${workspaceId} and k.id = ${id} for update of k`.execute(tx);
  const [row] = rows;
  return row ? { ...row, instalments: (row.instalments ?? []).map(({ dueOn, amount }) => ({ dueOn, amount: BigInt(amount) })) } : null;
}

/** Events of one contract, in order. */
export async function saveContractEvents(tx: Tx, events: readonly ContractEvent[], contract: Contract, given: Writer): Promise<void> {
  const { workspaceId } = given.actor;
  const own = tx.updateTable("deals.contract").where("workspace_id", "=", workspaceId).where("id", "=", contract.id);
  for (const event of events) {
    switch (event.type) {
      case "ContractDrawn":
        await insertContract(tx, event.contract, given);
        continue;
      case "ContractChanged": {
        const { number, signedOn, amount } = event.after;
        await own
          .set({
            ...(number === undefined ? {} : { number, number_folded: foldText(number) }),
            ...(signedOn === undefined ? {} : { signed_on: signedOn }),
            ...(amount === undefined ? {} : { amount }),
          })
          .execute();
        if (number !== undefined) await renameRecord(tx, workspaceId, { id: contract.id, title: number });
        break;
      }
      case "ContractScheduled":
        await saveSchedule(tx, workspaceId, contract, event.after);
        break;
      default: {
        const at = event.type === "ContractArchived" ? event.at : null;
        await archiveRecord(tx, workspaceId, contract.id, at);
        await own.set({ archived_at: at }).execute();
      }
    }
    await own.set((row) => ({ version: row("version", "+", 1) })).execute();
  }
}

async function insertContract(tx: Tx, contract: Contract, { actor, now, importId = null }: Writer): Promise<void> {
  const { workspaceId } = actor;
  const { id, ownerId, parentId, number } = contract;
  await enterRecords(tx, workspaceId, [{ id, kind: "contract", ownerId, parentId, title: number, words: [contract.externalId ?? ""] }]);
  await tx
    .insertInto("deals.contract")
    .values({
      workspace_id: workspaceId,
      id,
      owner_id: ownerId,
      client_id: contract.clientId,
      deal_id: contract.dealId,
      number,
      number_folded: foldText(number),
      signed_on: contract.signedOn,
      amount: contract.amount,
      currency: contract.currency,
      external_id: contract.externalId,
      import_id: importId,
      created_at: now,
    })
    .execute();
}

async function saveSchedule(tx: Tx, workspaceId: string, { id, ownerId }: Contract, instalments: readonly Instalment[]): Promise<void> {
  await tx.deleteFrom("deals.instalment").where("workspace_id", "=", workspaceId).where("contract_id", "=", id).execute();
  if (instalments.length === 0) return;
  const rows = instalments.map(({ dueOn, amount }, index) => ({
    workspace_id: workspaceId,
    contract_id: id,
    position: index + 1,
    owner_id: ownerId,
    due_on: dueOn,
    amount,
  }));
  await tx.insertInto("deals.instalment").values(rows).execute();
}
