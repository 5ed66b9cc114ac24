/** Lamps at the client for a time: agreed, measured, and then bought or brought back. Nothing stays out unnoticed. */
import { atMost, type Skeleton } from "./skeleton.ts";

const owner = { role: "owner" } as const;

export const trial: Skeleton = {
  key: "trial",
  subject: "deal",
  start: "agree",
  steps: {
    agree: {
      kind: "task",
      assignee: owner,
      due: { workingDays: 2 },
      effortMinutes: 45,
      script: "trial_agree",
      texts: ["trial_objections"],
      evidence: [{ key: "goal", kind: "text" }],
      outcomes: { agreed: { to: ["act"] }, refused: { end: "failure", needsComment: true } },
    },
    act: {
      kind: "task",
      assignee: owner,
      due: { workingDays: 3 },
      effortMinutes: 30,
      isCheckpoint: true,
      texts: ["letter_trial", "trial_checklist"],
      evidence: [{ key: "act", kind: "file" }],
      outcomes: {
        signed: { to: ["dispatch"] },
        not_yet: { to: ["act"], needsComment: true },
        refused: { end: "failure", needsComment: true },
      },
      loopLimit: atMost(4, "refused"),
    },
    dispatch: {
      kind: "request",
      assignee: { level: "assistant", pick: "least_loaded" },
      due: { workingDays: 2 },
      effortMinutes: 45,
      evidence: [{ key: "serial_numbers", kind: "text" }],
      outcomes: { dispatched: { to: ["install"] }, not_in_stock: { to: ["act"], needsComment: true } },
    },
    install: {
      kind: "task",
      assignee: owner,
      due: { workingDays: 5 },
      effortMinutes: 120,
      script: "trial_install",
      evidence: [
        { key: "lux_before", kind: "number" },
        { key: "lux_after", kind: "number" },
      ],
      outcomes: {
        installed: { to: ["wait_half"] },
        put_off: { to: ["install"], needsComment: true },
        cancelled: { to: ["collect"], needsComment: true },
      },
      loopLimit: atMost(3, "cancelled"),
    },
    wait_half: { kind: "wait", until: { time: { workingDays: 10 } }, outcomes: { time: { to: ["visit"] } } },
    visit: {
      kind: "task",
      assignee: owner,
      due: { workingDays: 3 },
      effortMinutes: 90,
      script: "trial_visit",
      texts: ["trial_objections"],
      evidence: [{ key: "voices", kind: "text" }],
      outcomes: {
        going_well: { to: ["wait_end"] },
        problem: { to: ["fix"], needsComment: true },
        stop: { to: ["collect"], needsComment: true },
      },
      loopLimit: atMost(4, "stop"),
    },
    fix: {
      kind: "task",
      assignee: owner,
      due: { workingDays: 2 },
      effortMinutes: 90,
      outcomes: { fixed: { to: ["visit"] } },
    },
    wait_end: {
      kind: "wait",
      until: { event: "trial_closed", latest: { workingDays: 10 } },
      outcomes: { event: { to: ["result"] }, latest: { to: ["result"] } },
    },
    result: {
      kind: "task",
      assignee: owner,
      due: { workingDays: 2 },
      effortMinutes: 60,
      isCheckpoint: true,
      script: "trial_result",
      texts: ["trial_objections", "letter_trial_result"],
      evidence: [{ key: "protocol", kind: "file" }],
      outcomes: {
        convinced: { end: "success" },
        extended: { to: ["wait_end"], needsComment: true },
        not_convinced: { to: ["collect"], needsComment: true },
      },
      loopLimit: atMost(3, "not_convinced"),
    },
    collect: {
      kind: "request",
      assignee: { level: "assistant", pick: "least_loaded" },
      due: { workingDays: 5 },
      effortMinutes: 45,
      isCheckpoint: true,
      outcomes: { returned: { end: "failure" }, bought: { end: "success" }, lost: { end: "failure", needsComment: true } },
    },
  },
};
