/** Contracts and their payment schedules. */
import { differing } from "#shared/changes.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { splitByWeights } from "#shared/split.ts";
import type { BelongingRefusal } from "./belonging.ts";

/** `amount` in minor units of the contract's currency. */
export type Instalment = { readonly dueOn: string; readonly amount: bigint };
export type ContractDetails = { readonly number: string; readonly signedOn: string | null; readonly amount: bigint | null };
export type Contract = ContractDetails & {
  readonly id: string;
  readonly ownerId: string;
  readonly parentId: string;
  readonly clientId: string;
  readonly dealId: string | null;
  readonly currency: string;
  /** In order of their days. */
  readonly instalments: readonly Instalment[];
  readonly externalId: string | null;
  readonly archivedAt: Date | null;
  readonly version: number;
};
export type ContractEvent =
  | { readonly type: "ContractDrawn"; readonly contract: Contract }
  | {
      readonly type: "ContractChanged";
      readonly contractId: string;
      readonly before: Partial<ContractDetails>;
      readonly after: Partial<ContractDetails>;
    }
  | {
      readonly type: "ContractScheduled";
      readonly contractId: string;
      readonly before: readonly Instalment[];
      readonly after: readonly Instalment[];
    }
  | { readonly type: "ContractArchived" | "ContractRestored"; readonly contractId: string; readonly at: Date };
export type ContractRefusal =
  | BelongingRefusal
  | "client_needed"
  | "external_id_taken"
  | "amount_malformed"
  | "amount_not_positive"
  | "amount_missing"
  | "currencies_differ"
  | "schedule_differs"
  | "more_parts_than_units";

export function drawContract(contract: Contract): Result<readonly ContractEvent[], ContractRefusal> {
  if (contract.amount !== null && contract.amount <= 0n) return no("amount_not_positive");
  return yes([{ type: "ContractDrawn", contract }]);
}

export function changeContract(contract: Contract, wish: Partial<ContractDetails>): Result<readonly ContractEvent[], ContractRefusal> {
  if (typeof wish.amount === "bigint" && wish.amount <= 0n) return no("amount_not_positive");
  const after = differing<ContractDetails>(contract, wish);
  const names = Object.keys(after) as (keyof ContractDetails)[];
  const before = Object.fromEntries(names.map((name) => [name, contract[name]])) as Partial<ContractDetails>;
  return yes(names.length === 0 ? [] : [{ type: "ContractChanged", contractId: contract.id, before, after }]);
}

/** What the contract is worth less what its instalments come to, in minor units; null without an amount or without instalments. */
export function scheduleDifference({ amount }: Pick<Contract, "amount">, instalments: readonly Instalment[]): bigint | null {
  return amount === null || instalments.length === 0 ? null : amount - instalments.reduce((sum, one) => sum + one.amount, 0n);
}

/** A new schedule takes the place of the old one; it adds up to the contract to the last minor unit. None at all takes it away. */
export function scheduleContract(
  contract: Contract,
  instalments: readonly Instalment[],
): Result<readonly ContractEvent[], ContractRefusal> {
  if (instalments.length > 0 && contract.amount === null) return no("amount_missing");
  if (instalments.some(({ amount }) => amount <= 0n)) return no("amount_not_positive");
  if ((scheduleDifference(contract, instalments) ?? 0n) !== 0n) return no("schedule_differs");
  const after = inOrder(instalments);
  const written = (list: readonly Instalment[]) => list.map(({ dueOn, amount }) => `${dueOn} ${amount}`).join();
  if (written(after) === written(contract.instalments)) return yes([]);
  return yes([{ type: "ContractScheduled", contractId: contract.id, before: contract.instalments, after }]);
}

/**
 * A schedule of equal parts, the first due on a day and each a number of months later; the minor units left over go to the earlier parts
 * (largest remainder). The 31st becomes the last day of shorter months.
 */
export function equalParts(
  amount: bigint,
  { parts, firstDueOn, everyMonths }: { readonly parts: number; readonly firstDueOn: string; readonly everyMonths: number },
): Result<readonly Instalment[], "more_parts_than_units"> {
  const split = splitByWeights(
    amount,
    Array.from({ length: parts }, () => 1),
  );
  if (!split.ok || split.value.some((part) => part <= 0n)) return no("more_parts_than_units");
  return yes(split.value.map((part, index) => ({ dueOn: addMonths(firstDueOn, index * everyMonths), amount: part })));
}

export type Covered = Instalment & { readonly paid: bigint; readonly open: bigint; readonly isOverdue: boolean };

/** What was paid covers the instalments in the order of their days; one that is not covered in full after its day is overdue. */
export function coverInstalments(instalments: readonly Instalment[], paid: bigint, today: string): readonly Covered[] {
  let left = paid > 0n ? paid : 0n;
  return inOrder(instalments).map((one) => {
    const covered = left < one.amount ? left : one.amount;
    left -= covered;
    const open = one.amount - covered;
    return { ...one, paid: covered, open, isOverdue: open > 0n && one.dueOn < today };
  });
}

export function archiveContract(contract: Contract, isArchived: boolean, at: Date): Result<readonly ContractEvent[], ContractRefusal> {
  if ((contract.archivedAt !== null) === isArchived) return yes([]);
  return yes([{ type: isArchived ? "ContractArchived" : "ContractRestored", contractId: contract.id, at }]);
}

const inOrder = (instalments: readonly Instalment[]) =>
  instalments.toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0));

function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
