/** Answering a deviation. */
import type { Operation } from "#platform/command/command.ts";
import { answer, type DeviationEvent, type DeviationRefusal, type DeviationState } from "../../core/deviation/deviation.ts";
import { recordedDeviation } from "../../core/deviation/recorded.ts";
import { saveDeviationEvents } from "../../sql/deviation/save.ts";
import { loadSeenDeviation } from "../../sql/deviation/waiting.ts";

export const answering: Operation<
  { readonly id: string; readonly text: string },
  DeviationState,
  DeviationEvent,
  DeviationRefusal,
  { readonly id: string }
> = {
  feature: "work",
  load: (tx, { id }, { actor }) => loadSeenDeviation(tx, actor.scope, id),
  version: ({ version }) => version,
  decide: (state, { text }, { now }) => answer(state, text.trim(), now),
  save: (tx, events, _, given) => saveDeviationEvents(tx, events, given),
  record: recordedDeviation,
  answer: async (_, { id }) => ({ id }),
};
