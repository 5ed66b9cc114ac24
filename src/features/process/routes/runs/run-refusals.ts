/** What a refusal about a run answers over HTTP. */
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import type { RunRefusal } from "../../core/run.ts";

export type StartRefusal = "unknown_process" | "process_of_other_records" | "already_running" | "record_archived";

export const runRefusals: Readonly<Record<RunRefusal | StartRefusal, RefusalAnswer>> = {
  unknown_process: { status: 422, path: "/processKey", detail: "No process with this key is published." },
  process_of_other_records: { status: 422, path: "/subject/kind", detail: "This process is about another kind of record." },
  already_running: { status: 409, detail: "This process is under way for this record already." },
  record_archived: { status: 409, detail: "The record is archived. Restore it first." },
  already_started: { status: 409, detail: "The run has started already." },
  not_started: { status: 409, detail: "The run has not started." },
  run_ended: { status: 409, detail: "The run has ended." },
  run_held: { status: 409, detail: "The run is on hold. Let it go on first." },
  not_held: { status: 409, detail: "The run is not on hold." },
  visit_not_open: { status: 409, detail: "The run does not stand at this step any more." },
  not_a_task: { status: 409, detail: "This step is not a person's to complete." },
  not_waiting: { status: 409, detail: "The run does not wait here." },
  not_a_sub_process: { status: 409, detail: "This step is no process of its own." },
  outcome_unknown: { status: 422, path: "/outcome", detail: "The step has no such outcome." },
  comment_missing: { status: 422, path: "/comment", detail: "This outcome needs a few words why." },
  until_too_far: { status: 422, path: "/until", detail: "Work is put off for at most two years." },
  hold_date_passed: { status: 422, path: "/until", detail: "That moment has passed." },
  nothing_to_take_back: { status: 409, detail: "No step has been done yet." },
  not_the_last_step: { status: 409, detail: "The run has gone on since." },
};
