/** A customer buys again: the next hall, or the way back to us. Begins a quarter after a win, when nothing else is under way. */
import { atMost, type Skeleton } from "./skeleton.ts";

const owner = { role: "owner" } as const;

export const development: Skeleton = {
  key: "development",
  subject: "client",
  start: "review",
  triggers: [
    {
      on: "filter_true",
      // One day of wins at a time: a company with a long history does not get all its customers on the same morning.
      filter: {
        and: [
          { field: "archived", op: "eq", value: false },
          {
            has: "deals",
            where: {
              and: [
                { field: "status", op: "eq", value: "won" },
                { field: "since", op: "gte", value: { relative: "today", offset: { days: -91 } } },
                { field: "since", op: "lt", value: { relative: "today", offset: { days: -90 } } },
              ],
            },
          },
          { hasNo: "deals", where: { field: "status", op: "eq", value: "open" } },
        ],
      },
    },
  ],
  steps: {
    review: {
      kind: "request",
      assignee: { level: "assistant", pick: "least_loaded" },
      due: { workingDays: 3 },
      effortMinutes: 45,
      texts: ["development_checklist"],
      evidence: [{ key: "review", kind: "text" }],
      outcomes: { ready: { to: ["talk"] } },
    },
    talk: {
      kind: "task",
      assignee: owner,
      due: { workingDays: 5 },
      effortMinutes: 45,
      script: "development_talk",
      texts: ["development_objections", "letter_next_site"],
      outcomes: {
        new_project: { to: ["open_deal"] },
        later: { to: ["wait_later"] },
        gone_quiet: { to: ["win_back"] },
        refused: { end: "failure", needsComment: true },
      },
      loopLimit: atMost(4, "gone_quiet"),
    },
    wait_later: { kind: "wait", until: { time: { workingDays: 40 } }, outcomes: { time: { to: ["talk"] } } },
    win_back: {
      kind: "task",
      assignee: owner,
      due: { workingDays: 5 },
      effortMinutes: 45,
      script: "development_win_back",
      texts: ["letter_win_back", "development_objections"],
      outcomes: {
        came_back: { to: ["open_deal"] },
        needs_head: { to: ["head_call"] },
        lost: { end: "failure", needsComment: true },
      },
    },
    head_call: {
      kind: "request",
      assignee: { level: "direction_head" },
      due: { workingDays: 3 },
      effortMinutes: 30,
      isCheckpoint: true,
      script: "development_head_call",
      texts: ["development_objections"],
      outcomes: { came_back: { to: ["open_deal"] }, lost: { end: "failure", needsComment: true } },
    },
    open_deal: {
      kind: "task",
      assignee: owner,
      due: { workingDays: 1 },
      effortMinutes: 15,
      outcomes: { opened: { to: ["referral"] } },
    },
    referral: {
      kind: "task",
      assignee: owner,
      due: { workingDays: 5 },
      effortMinutes: 20,
      script: "development_referral",
      texts: ["letter_referral"],
      outcomes: { named: { end: "success" }, nobody: { end: "success" } },
    },
  },
};
