/** What happens to trials, contracts and payments leaves in the journal: references, numbers and days. */
import { changesFrom, changesOf } from "#shared/changes.ts";
import type { ContractEvent, Instalment } from "./contract.ts";
import type { PaymentEvent } from "./payment.ts";
import type { TrialEvent } from "./trial.ts";
import { told } from "./trial-items.ts";

type Recorded = {
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** What it takes back: it stays in the journal, and counts nowhere. */
  readonly voids?: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
};

export function recordedTrial(event: TrialEvent): Recorded {
  const entry = (kind: string, subjectId: string, data: Recorded["data"]): Recorded => ({ kind, subjectKind: "trial", subjectId, data });
  switch (event.type) {
    case "TrialStarted": {
      const { id, version: _, parentId: __, items, movedOn: ___, ...rest } = event.trial;
      return entry("trial_started", id, { changes: changesFrom(rest), items: items.map(told) });
    }
    case "TrialChanged":
      return entry("trial_changed", event.trialId, { changes: changesOf(event.before, event.after) });
    case "TrialItemsCorrected":
      return entry("trial_corrected", event.trialId, {
        changes: { items: { before: event.before.map(told), after: event.after.map(told) } },
      });
    case "TrialMoveTakenBack": {
      const { kind, moves, journalId } = event;
      return { ...entry("trial_move_taken_back", event.trialId, { moved: kind, moves }), voids: [journalId] };
    }
    case "TrialArchived":
    case "TrialRestored":
      return entry(event.type === "TrialArchived" ? "trial_archived" : "trial_restored", event.trialId, {});
    default:
      return entry(event.type === "TrialReturned" ? "trial_returned" : "trial_converted", event.trialId, {
        moves: event.moves,
        closedOn: event.closedOn,
      });
  }
}

export function recordedContract(event: ContractEvent): Recorded {
  const entry = (kind: string, subjectId: string, data: Recorded["data"]): Recorded => ({ kind, subjectKind: "contract", subjectId, data });
  const asTold = (instalments: readonly Instalment[]) => instalments.map(({ dueOn, amount }) => ({ dueOn, amount: amount.toString() }));
  switch (event.type) {
    case "ContractDrawn": {
      const { id, version: _, parentId: __, instalments, ...rest } = event.contract;
      return entry("contract_drawn", id, { changes: changesFrom(rest), instalments: asTold(instalments) });
    }
    case "ContractChanged":
      return entry("contract_changed", event.contractId, { changes: changesOf(event.before, event.after) });
    case "ContractScheduled":
      return entry("contract_scheduled", event.contractId, {
        changes: { instalments: { before: asTold(event.before), after: asTold(event.after) } },
      });
    default:
      return entry(event.type === "ContractArchived" ? "contract_archived" : "contract_restored", event.contractId, {});
  }
}

export function recordedPayment(event: PaymentEvent): Recorded {
  const entry = (kind: string, subjectId: string, data: Recorded["data"]): Recorded => ({ kind, subjectKind: "payment", subjectId, data });
  switch (event.type) {
    case "PaymentReceived": {
      const { id, version: _, parentId: __, ...rest } = event.payment;
      return entry("payment_received", id, { changes: changesFrom(rest) });
    }
    case "PaymentChanged":
      return entry("payment_changed", event.paymentId, { changes: changesOf(event.before, event.after) });
    case "PaymentVoided":
      return entry("payment_voided", event.paymentId, {});
  }
}
