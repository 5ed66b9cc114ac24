/** From a company that does not know us to a warm contact that a seller has taken over. */
import { isCold } from "./lead-origin.ts";
import { atMost, type Skeleton } from "./skeleton.ts";

// Without a pick it is the owner, where the owner is of that level, then a pair of the owner's, then whoever has least to do.
const caller = { level: "telesales" } as const;
const seller = { level: "seller" } as const;

export const coldCall: Skeleton = {
  key: "cold_call",
  subject: "lead",
  start: "dossier",
  triggers: [{ on: "lead_created", filter: { and: [isCold, { field: "status", op: "eq", value: "new" }] } }],
  endsWith: ["lead_converted", "lead_rejected"],
  steps: {
    dossier: {
      kind: "request",
      assignee: { level: "assistant", pick: "least_loaded" },
      due: { workingDays: 1 },
      effortMinutes: 30,
      texts: ["cold_dossier"],
      evidence: [
        { key: "summary", kind: "text" },
        { key: "source", kind: "link", isOptional: true },
      ],
      outcomes: {
        ready: { to: ["call"] },
        known: { end: "failure", needsComment: true },
        unsuitable: { end: "failure", needsComment: true },
      },
    },
    call: {
      kind: "task",
      assignee: caller,
      due: { workingDays: 1 },
      effortMinutes: 15,
      script: "cold_first_call",
      texts: ["cold_objections"],
      outcomes: {
        warm: { to: ["warm_note"] },
        call_back: { to: ["wait_call_back"] },
        no_answer: { to: ["wait_retry"] },
        material: { to: ["send_material"] },
        refused: { end: "failure", needsComment: true },
        unreachable: { end: "failure" },
      },
      loopLimit: atMost(7, "unreachable"),
    },
    wait_retry: { kind: "wait", until: { time: { workingHours: 5 } }, outcomes: { time: { to: ["call"] } } },
    wait_call_back: { kind: "wait", until: { time: { workingDays: 5 } }, outcomes: { time: { to: ["call"] } } },
    send_material: {
      kind: "task",
      assignee: caller,
      due: { workingHours: 4 },
      effortMinutes: 10,
      texts: ["letter_after_call"],
      outcomes: { sent: { to: ["wait_material"] } },
    },
    wait_material: { kind: "wait", until: { time: { workingDays: 3 } }, outcomes: { time: { to: ["call"] } } },
    warm_note: {
      kind: "task",
      assignee: caller,
      due: { workingHours: 4 },
      effortMinutes: 15,
      texts: ["warm_contact_sheet"],
      fields: ["person"],
      evidence: [{ key: "agreed", kind: "text" }],
      outcomes: { handed_over: { to: ["accept"] } },
    },
    accept: {
      kind: "request",
      assignee: seller,
      due: { workingHours: 8 },
      effortMinutes: 10,
      isCheckpoint: true,
      texts: ["warm_contact_sheet"],
      outcomes: {
        accepted: { to: ["first_talk"] },
        returned: { to: ["clarify"], needsComment: true },
        not_ours: { end: "failure", needsComment: true },
      },
      loopLimit: atMost(3, "not_ours"),
    },
    clarify: {
      kind: "task",
      assignee: caller,
      due: { workingDays: 1 },
      effortMinutes: 15,
      script: "cold_clarify",
      texts: ["cold_objections"],
      evidence: [{ key: "clarified", kind: "text" }],
      outcomes: { clarified: { to: ["accept"] }, cooled_down: { end: "failure", needsComment: true } },
    },
    first_talk: {
      kind: "task",
      assignee: seller,
      due: { workingDays: 2 },
      effortMinutes: 30,
      script: "cold_seller_talk",
      texts: ["cold_objections"],
      outcomes: {
        meeting: { to: ["convert"] },
        later: { to: ["wait_call_back"] },
        no_need: { end: "failure", needsComment: true },
      },
    },
    convert: {
      kind: "task",
      assignee: seller,
      due: { workingDays: 1 },
      effortMinutes: 10,
      outcomes: { converted: { end: "success" }, fell_through: { end: "failure", needsComment: true } },
    },
  },
};
