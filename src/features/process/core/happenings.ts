/** What happens to records elsewhere, in the words of waits and triggers. */
import type { SubjectKind, Trigger, WaitEvent } from "./definition.ts";
import type { Ending } from "./run.ts";

/** Where an event says by its id alone which trial or contract it is about. */
export type RecordRef = { readonly kind: SubjectKind | "trial" | "contract"; readonly id: string };
export type Happening = {
  /** Ends waits of runs about these records. */
  readonly event: WaitEvent | null;
  readonly about: readonly RecordRef[];
  /** Starts runs on the record. */
  readonly trigger: { readonly on: Trigger["on"]; readonly stageId: string | null } | null;
  /** Ends runs on the record. */
  readonly ending?: Ending;
  /** Such an end is undone: the runs that ended with it at that moment or later go on where they stood. */
  readonly undone?: { readonly ending: Ending; readonly since: Date };
};

type Foreign = { readonly type: string } & Readonly<Record<string, unknown>>;
type At = { readonly at: "stage"; readonly stageId: string } | { readonly at: "won" | "lost" };

const ref = (kind: RecordRef["kind"], id: unknown): readonly RecordRef[] => (typeof id === "string" ? [{ kind, id }] : []);
const wait = (event: WaitEvent, about: readonly RecordRef[]): Happening => ({ event, about, trigger: null });

/** Every kind of event that may end a wait or start a run. */
export const heardEvents = [
  "DealOpened",
  "DealMoved",
  "DealReopened",
  "DealWon",
  "DealLost",
  "LeadOpened",
  "LeadConverted",
  "LeadRejected",
  "PaymentReceived",
  "ContractDrawn",
  "ContractChanged",
  "TrialStarted",
  "TrialReturned",
  "TrialConverted",
  "StepUndone",
  "DealArchived",
  "LeadArchived",
  "ClientArchived",
  "RecordsMerged",
] as const;

export function happeningsOf(event: Foreign): readonly Happening[] {
  switch (event.type) {
    case "DealOpened": {
      const { id, lastStageId } = event.deal as { readonly id: string; readonly lastStageId: string };
      const about = ref("deal", id);
      return [
        { event: null, about, trigger: { on: "deal_created", stageId: null } },
        { event: null, about, trigger: { on: "stage_entered", stageId: lastStageId } },
      ];
    }
    case "DealMoved":
    case "DealReopened": {
      const to = event.to as At;
      const stageId = to.at === "stage" ? to.stageId : null;
      return [{ event: "stage_entered", about: ref("deal", event.dealId), trigger: { on: "stage_entered", stageId } }];
    }
    case "DealWon":
    case "DealLost": {
      const on = event.type === "DealWon" ? "deal_won" : "deal_lost";
      return [{ event: on, about: ref("deal", event.dealId), trigger: { on, stageId: null }, ending: on }];
    }
    case "LeadOpened":
      return [{ event: null, about: ref("lead", (event.lead as { id: string }).id), trigger: { on: "lead_created", stageId: null } }];
    case "LeadConverted":
      return [{ ...wait("lead_converted", ref("lead", event.leadId)), ending: "lead_converted" }];
    case "LeadRejected":
      return [{ ...wait("lead_rejected", ref("lead", event.leadId)), ending: "lead_rejected" }];
    case "PaymentReceived": {
      const { dealId, clientId } = event.payment as { readonly dealId: string | null; readonly clientId: string | null };
      return [wait("payment_received", [...ref("deal", dealId), ...ref("client", clientId)])];
    }
    case "ContractDrawn": {
      const { signedOn, dealId, clientId } = event.contract as Belonging & { readonly signedOn: string | null };
      return signedOn === null ? [] : [wait("contract_signed", [...ref("deal", dealId), ...ref("client", clientId)])];
    }
    case "ContractChanged": {
      const { before, after } = event as unknown as Record<"before" | "after", { readonly signedOn?: string | null }>;
      return after.signedOn && !before.signedOn ? [wait("contract_signed", ref("contract", event.contractId))] : [];
    }
    case "TrialStarted": {
      const { dealId, clientId } = event.trial as Belonging;
      return [wait("trial_started", [...ref("deal", dealId), ...ref("client", clientId)])];
    }
    case "TrialReturned":
    case "TrialConverted":
      return event.closedOn === null ? [] : [wait("trial_closed", ref("trial", event.trialId))];
    case "StepUndone": {
      const { place, from } = event.voided as { readonly place: At; readonly from: Date };
      if (place.at === "stage") return [];
      const undone = { ending: `deal_${place.at}`, since: from } as const;
      return [{ event: null, about: ref("deal", event.dealId), trigger: null, undone }];
    }
    case "DealArchived":
      return [gone("archived", ref("deal", event.dealId))];
    case "LeadArchived":
      return [gone("archived", ref("lead", event.leadId))];
    case "ClientArchived":
      return [gone("archived", ref("client", event.clientId))];
    case "RecordsMerged":
      return event.kind === "client" ? [gone("merged", ref("client", event.mergedId))] : [];
    default:
      return [];
  }
}

const gone = (ending: Ending, about: readonly RecordRef[]): Happening => ({ event: null, about, trigger: null, ending });

type Belonging = { readonly dealId: string | null; readonly clientId: string | null };
