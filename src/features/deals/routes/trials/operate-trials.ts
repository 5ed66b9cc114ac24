/** The operations on trials: load, decide, save, record. */
import type { Given, Operation } from "#platform/command/command.ts";
import { asReader, type Tx } from "#platform/db/database.ts";
import { parseAmount } from "#shared/money.ts";
import { no, type Result } from "#shared/result.ts";
import { cleanName } from "#shared/text.ts";
import type { ChangeTrial, CorrectTrial, MoveItems, StartTrial, TrialView } from "../../contract/trials.ts";
import { belongingOf } from "../../core/belonging.ts";
import { recordedTrial } from "../../core/money-recorded.ts";
import {
  archiveTrial,
  changeTrial,
  moveItems,
  startTrial,
  type Trial,
  type TrialEvent,
  type TrialMoveKind,
  type TrialRefusal,
  takeBackMove,
} from "../../core/trial.ts";
import { correctItems } from "../../core/trial-items.ts";
import { idsOfDealWords } from "../../sql/lists.ts";
import { companyNow, isNumberTaken, loadNamed } from "../../sql/seen-belonging.ts";
import { loadLastMove } from "../../sql/trials/last-move.ts";
import { loadSeenTrial, saveTrialEvents } from "../../sql/trials/save-trial.ts";
import { findTrial } from "../../sql/trials/trial-views.ts";

type State = {
  readonly trial: Trial;
  readonly today: string;
  readonly decide: (given: Given) => Result<readonly TrialEvent[], TrialRefusal>;
};
type TrialOperation<C> = Operation<C, State, TrialEvent, TrialRefusal, TrialView>;

/** What all operations on trials share: only the loading differs, and which decision it prepares. */
const operation = <C>(load: TrialOperation<C>["load"]): TrialOperation<C> => ({
  feature: "deals",
  load,
  version: ({ trial }) => trial.version,
  decide: (state, _, given) => state.decide(given),
  save: (tx, events, { trial }, given) => saveTrialEvents(tx, events, trial, given),
  record: recordedTrial,
  answer: (tx, _, { trial, today }, __, given) => shown(tx, given, trial.id, today),
});

export const startingTrial = operation<StartTrial>(async (tx, command, given) => {
  const { scope, workspaceId } = given.actor;
  const named = { clientId: command.clientId ?? null, dealId: command.dealId ?? null, contractId: null };
  const seen = await loadNamed(tx, scope, named);
  const { today, currency } = await companyNow(tx, workspaceId, given.now);
  const isTaken = await isNumberTaken(tx, workspaceId, "deals.trial", command.externalId ?? null);
  const read = await readItems(tx, given, command.items, seen.deal?.currency ?? currency);
  const belonging = belongingOf(named, seen);
  const place = belonging.ok ? belonging.value : { clientId: null, dealId: null, parentId: "", ownerId: "" };
  const trial: Trial = {
    id: given.newId(),
    ownerId: place.ownerId,
    parentId: place.parentId,
    clientId: place.clientId ?? "",
    dealId: place.dealId,
    actNumber: typeof command.actNumber === "string" ? cleanName(command.actNumber) : null,
    outOn: command.outOn ?? today,
    dueBackOn: command.dueBackOn ?? null,
    closedOn: null,
    movedOn: null,
    currency: read.currency ?? currency,
    items: read.items.map((item, index) => ({ ...item, position: index + 1, returned: 0, converted: 0 })),
    externalId: command.externalId ?? null,
    archivedAt: null,
    version: 1,
  };
  return {
    trial,
    today,
    decide: () => {
      if (!belonging.ok) return belonging;
      if (belonging.value.clientId === null) return no("client_needed");
      if (isTaken) return no("external_id_taken");
      return read.problem === null ? startTrial(trial) : no(read.problem);
    },
  };
});

/** Items as sent, with products of the company's list and values in one currency. */
async function readItems(tx: Tx, given: Given, sent: StartTrial["items"], currency: string) {
  const products = sent.flatMap(({ product }) => (typeof product === "string" ? [product] : []));
  const productIds = await idsOfDealWords(tx, given.actor.workspaceId, "product", products, given.newId);
  const values = sent.map(({ unitValue }) =>
    typeof unitValue === "string" ? parseAmount(unitValue, currency) : parseAmount(unitValue.amount, unitValue.currency),
  );
  const currencies = [...new Set(values.flatMap((value) => (value.ok ? [value.value.currency] : [])))];
  const isMalformed = values.some((value) => !value.ok || value.value.minor < 0n);
  const problem: TrialRefusal | null = isMalformed ? "amount_malformed" : currencies.length > 1 ? "currencies_differ" : null;
  const items = sent.map(({ name, product, serialNumber, quantity }, index) => {
    const value = values[index];
    return {
      name: cleanName(name),
      productId: typeof product === "string" ? (productIds.get(product) ?? null) : null,
      serialNumber: typeof serialNumber === "string" ? cleanName(serialNumber) : null,
      quantity,
      unitValue: value?.ok ? value.value.minor : 0n,
    };
  });
  return { items, currency: currencies[0] ?? null, problem };
}

type Named = { readonly id: string };
const onTrial = <C extends Named>(prepare: (command: C, trial: Trial, today: string) => State["decide"]) =>
  operation<C>(async (tx, command, given) => {
    const trial = await loadSeenTrial(tx, given.actor.scope, command.id);
    if (!trial) return null;
    const { today } = await companyNow(tx, given.actor.workspaceId, given.now);
    return { trial, today, decide: prepare(command, trial, today) };
  });

export const changingTrial = onTrial<Named & { readonly change: ChangeTrial }>(({ change: { actNumber, dueBackOn } }, trial) => () => {
  const number = actNumber === undefined ? {} : { actNumber: actNumber === null ? null : cleanName(actNumber) };
  return changeTrial(trial, { ...number, ...(dueBackOn === undefined ? {} : { dueBackOn }) });
});
export const movingItems = onTrial<Named & { readonly kind: TrialMoveKind } & MoveItems>(
  ({ kind, items, on }, trial, today) =>
    ({ newId }) =>
      moveItems(trial, kind, items, on ?? today, { today, newId }),
);
export const correctingItems = operation<Named & CorrectTrial>(async (tx, { id, items }, given) => {
  const { scope, workspaceId } = given.actor;
  const trial = await loadSeenTrial(tx, scope, id);
  if (!trial) return null;
  const { today } = await companyNow(tx, workspaceId, given.now);
  const read = await readItems(tx, given, items, trial.currency);
  const wished = read.items.map((item, index) => ({ ...item, position: items[index]?.position ?? null }));
  return {
    trial,
    today,
    decide: () => {
      if (read.problem !== null) return no(read.problem);
      return read.currency === trial.currency ? correctItems(trial, wished) : no("currencies_differ");
    },
  };
});
export const takingBackMove = operation<Named>(async (tx, { id }, given) => {
  const { scope, workspaceId } = given.actor;
  const trial = await loadSeenTrial(tx, scope, id);
  if (!trial) return null;
  const { today } = await companyNow(tx, workspaceId, given.now);
  const { last, earlier } = await loadLastMove(tx, workspaceId, id);
  return { trial, today, decide: () => takeBackMove(trial, last, earlier) };
});
export const archivingTrial = onTrial<Named & { readonly isArchived: boolean }>(
  ({ isArchived }, trial) =>
    ({ now }) =>
      archiveTrial(trial, isArchived, now),
);

async function shown(tx: Tx, { actor }: Given, id: string, today: string): Promise<TrialView> {
  const view = await asReader(tx, actor.scope, (eyes) => findTrial(eyes, actor.workspaceId, id, today));
  if (!view) throw new Error("the trial just written is not there");
  return view;
}
