/** From an enquiry to a deal or to an honest no: the first answer within two working hours. */
import { everything } from "#shared/filter/language.ts";
import { isInbound } from "./lead-origin.ts";
import { atMost, type Skeleton } from "./skeleton.ts";

const owner = { role: "owner" } as const;

export const inboundLead: Skeleton = {
  key: "inbound_lead",
  subject: "lead",
  start: "respond",
  triggers: [{ on: "lead_created", filter: isInbound }],
  endsWith: ["lead_converted", "lead_rejected"],
  steps: {
    respond: {
      kind: "task",
      assignee: owner,
      due: { workingHours: 2 },
      effortMinutes: 15,
      isCheckpoint: true,
      script: "inbound_first_answer",
      texts: ["letter_inbound", "inbound_objections"],
      outcomes: {
        reached: { to: ["qualify"] },
        no_answer: { to: ["wait_retry"] },
        wrong: { to: ["reject"] },
        unreachable: { to: ["reject"] },
      },
      loopLimit: atMost(5, "unreachable"),
    },
    wait_retry: { kind: "wait", until: { time: { workingHours: 3 } }, outcomes: { time: { to: ["respond"] } } },
    qualify: {
      kind: "task",
      assignee: owner,
      due: { workingDays: 1 },
      effortMinutes: 30,
      script: "inbound_qualify",
      texts: ["inbound_checklist", "inbound_objections"],
      fields: ["company"],
      outcomes: {
        fits: { to: ["convert"] },
        other_direction: { to: ["route"] },
        later: { to: ["wait_later"] },
        does_not_fit: { to: ["reject"] },
      },
      loopLimit: atMost(4, "does_not_fit"),
    },
    wait_later: { kind: "wait", until: { time: { workingDays: 20 } }, outcomes: { time: { to: ["qualify"] } } },
    route: {
      kind: "request",
      assignee: { level: "direction_head" },
      due: { workingHours: 4 },
      effortMinutes: 10,
      outcomes: { given: { to: ["qualify"] }, nobody: { to: ["reject"] } },
    },
    convert: {
      kind: "task",
      assignee: owner,
      due: { workingDays: 1 },
      effortMinutes: 10,
      outcomes: { done: { to: ["is_converted"] }, gave_up: { to: ["reject"] } },
      loopLimit: atMost(3, "gave_up"),
    },
    is_converted: {
      kind: "auto",
      when: [
        { filter: { field: "status", op: "eq", value: "converted" }, outcome: "yes" },
        { filter: { field: "status", op: "eq", value: "rejected" }, outcome: "rejected" },
        { filter: everything, outcome: "not_yet" },
      ],
      outcomes: { yes: { end: "success" }, rejected: { end: "failure" }, not_yet: { to: ["convert"] } },
    },
    reject: {
      kind: "task",
      assignee: owner,
      due: { workingDays: 1 },
      effortMinutes: 10,
      texts: ["letter_inbound_no"],
      outcomes: { rejected: { end: "failure", needsComment: true } },
    },
  },
};
