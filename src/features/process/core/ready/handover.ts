/** A won deal passes from the seller to those who build and deliver it: accepted by them, or sent back. */
import { atMost, type Skeleton } from "./skeleton.ts";

const owner = { role: "owner" } as const;

export const handover: Skeleton = {
  key: "handover",
  subject: "deal",
  start: "prepare",
  triggers: [{ on: "deal_won" }],
  steps: {
    prepare: {
      kind: "task",
      assignee: owner,
      due: { workingDays: 2 },
      effortMinutes: 60,
      texts: ["handover_checklist"],
      evidence: [{ key: "handover_sheet", kind: "file" }],
      outcomes: { handed_over: { to: ["accept"] } },
    },
    accept: {
      kind: "request",
      assignee: { level: "direction_head" },
      due: { workingDays: 1 },
      effortMinutes: 30,
      isCheckpoint: true,
      texts: ["handover_checklist", "handover_objections"],
      outcomes: {
        accepted: { to: ["introduce"] },
        returned: { to: ["prepare"], needsComment: true },
        disputed: { to: ["settle"] },
      },
      loopLimit: atMost(3, "disputed"),
    },
    settle: {
      kind: "request",
      assignee: { level: "commercial_director" },
      due: { workingDays: 1 },
      effortMinutes: 30,
      outcomes: { go_ahead: { to: ["introduce"], needsComment: true }, stop: { end: "failure", needsComment: true } },
    },
    introduce: {
      kind: "task",
      assignee: owner,
      due: { workingDays: 3 },
      effortMinutes: 45,
      script: "handover_introduce",
      texts: ["letter_introduction"],
      evidence: [{ key: "agreed", kind: "text" }],
      outcomes: { introduced: { to: ["wait_start"] } },
    },
    wait_start: { kind: "wait", until: { time: { workingDays: 10 } }, outcomes: { time: { to: ["feedback"] } } },
    feedback: {
      kind: "task",
      assignee: owner,
      due: { workingDays: 2 },
      effortMinutes: 30,
      script: "handover_feedback",
      texts: ["handover_objections"],
      evidence: [{ key: "mark", kind: "number" }],
      outcomes: { content: { end: "success" }, trouble: { to: ["repair"], needsComment: true }, open_points: { end: "success" } },
      loopLimit: atMost(3, "open_points"),
    },
    repair: {
      kind: "request",
      assignee: { level: "direction_head" },
      due: { workingDays: 2 },
      effortMinutes: 60,
      outcomes: { settled: { to: ["wait_start"] } },
    },
  },
};
