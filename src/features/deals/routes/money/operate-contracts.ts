/** The operations on contracts: load, decide, save, record. */
import type { Given, Operation } from "#platform/command/command.ts";
import { asReader, type Tx } from "#platform/db/database.ts";
import { type Money, parseAmount } from "#shared/money.ts";
import { no, type Result } from "#shared/result.ts";
import { cleanName } from "#shared/text.ts";
import type { ChangeContract, ContractView, DrawContract, ScheduleContract } from "../../contract/contracts.ts";
import type { EnteredMoney } from "../../contract/deals.ts";
import { belongingOf } from "../../core/belonging.ts";
import {
  archiveContract,
  type Contract,
  type ContractEvent,
  type ContractRefusal,
  changeContract,
  drawContract,
  equalParts,
  scheduleContract,
} from "../../core/contract.ts";
import { recordedContract } from "../../core/money-recorded.ts";
import { findContract } from "../../sql/money/contract-views.ts";
import { loadSeenContract, saveContractEvents } from "../../sql/money/save-contract.ts";
import { companyNow, isNumberTaken, loadNamed } from "../../sql/seen-belonging.ts";

type State = {
  readonly contract: Contract;
  readonly today: string;
  readonly decide: (given: Given) => Result<readonly ContractEvent[], ContractRefusal>;
};
type ContractOperation<C> = Operation<C, State, ContractEvent, ContractRefusal, ContractView>;

/** What all operations on contracts share: only the loading differs, and which decision it prepares. */
const operation = <C>(load: ContractOperation<C>["load"]): ContractOperation<C> => ({
  feature: "deals",
  load,
  version: ({ contract }) => contract.version,
  decide: (state, _, given) => state.decide(given),
  save: (tx, events, { contract }, given) => saveContractEvents(tx, events, contract, given),
  record: recordedContract,
  answer: (tx, _, { contract, today }, __, given) => shown(tx, given, contract.id, today),
});

/** As entered → money; an amount alone is in the currency given. */
export function readEntered(sent: EnteredMoney, currency: string): Money | "amount_malformed" {
  const read = typeof sent === "string" ? parseAmount(sent, currency) : parseAmount(sent.amount, sent.currency);
  return read.ok ? read.value : "amount_malformed";
}

export const drawingContract = operation<DrawContract>(async (tx, command, given) => {
  const { scope, workspaceId } = given.actor;
  const named = { clientId: command.clientId ?? null, dealId: command.dealId ?? null, contractId: null };
  const seen = await loadNamed(tx, scope, named);
  const company = await companyNow(tx, workspaceId, given.now);
  const isTaken = await isNumberTaken(tx, workspaceId, "deals.contract", command.externalId ?? null);
  const usual = command.currency ?? seen.deal?.currency ?? company.currency;
  const amount = command.amount === undefined || command.amount === null ? null : readEntered(command.amount, usual);
  const belonging = belongingOf(named, seen);
  const place = belonging.ok ? belonging.value : { clientId: null, dealId: null, parentId: "", ownerId: "" };
  const contract: Contract = {
    id: given.newId(),
    ownerId: place.ownerId,
    parentId: place.parentId,
    clientId: place.clientId ?? "",
    dealId: place.dealId,
    number: cleanName(command.number),
    signedOn: command.signedOn ?? null,
    amount: amount === "amount_malformed" ? null : (amount?.minor ?? null),
    currency: amount === "amount_malformed" ? usual : (amount?.currency ?? usual),
    instalments: [],
    externalId: command.externalId ?? null,
    archivedAt: null,
    version: 1,
  };
  return {
    contract,
    today: company.today,
    decide: () => {
      if (!belonging.ok) return belonging;
      if (belonging.value.clientId === null) return no("client_needed");
      if (isTaken) return no("external_id_taken");
      if (amount === "amount_malformed") return no("amount_malformed");
      if (command.currency !== undefined && amount !== null && amount.currency !== command.currency) return no("currencies_differ");
      return drawContract(contract);
    },
  };
});

type Named = { readonly id: string };
const onContract = <C extends Named>(prepare: (command: C, contract: Contract) => State["decide"]) =>
  operation<C>(async (tx, command, given) => {
    const contract = await loadSeenContract(tx, given.actor.scope, command.id);
    if (!contract) return null;
    const { today } = await companyNow(tx, given.actor.workspaceId, given.now);
    return { contract, today, decide: prepare(command, contract) };
  });

/** The currency stays: instalments and payments are reckoned in it. */
export const changingContract = onContract<Named & { readonly change: ChangeContract }>(({ change }, contract) => () => {
  const amount = change.amount === undefined || change.amount === null ? change.amount : readEntered(change.amount, contract.currency);
  if (amount === "amount_malformed") return no("amount_malformed");
  if (amount && amount.currency !== contract.currency) return no("currencies_differ");
  return changeContract(contract, {
    ...(change.number === undefined ? {} : { number: cleanName(change.number) }),
    ...(change.signedOn === undefined ? {} : { signedOn: change.signedOn }),
    ...(amount === undefined ? {} : { amount: amount?.minor ?? null }),
  });
});

export const schedulingContract = onContract<Named & ScheduleContract>((command, contract) => () => {
  if ("split" in command) {
    if (contract.amount === null) return no("amount_missing");
    const split = equalParts(contract.amount, command.split);
    return split.ok ? scheduleContract(contract, split.value) : split;
  }
  const instalments: { dueOn: string; amount: bigint }[] = [];
  for (const { dueOn, amount } of command.instalments) {
    const read = readEntered(amount, contract.currency);
    if (read === "amount_malformed") return no("amount_malformed");
    if (read.currency !== contract.currency) return no("currencies_differ");
    instalments.push({ dueOn, amount: read.minor });
  }
  return scheduleContract(contract, instalments);
});

export const archivingContract = onContract<Named & { readonly isArchived: boolean }>(
  ({ isArchived }, contract) =>
    ({ now }) =>
      archiveContract(contract, isArchived, now),
);

async function shown(tx: Tx, { actor }: Given, id: string, today: string): Promise<ContractView> {
  const view = await asReader(tx, actor.scope, (eyes) => findContract(eyes, actor.workspaceId, id, today));
  if (!view) throw new Error("the contract just written is not there");
  return view;
}
