/** Trials on the screens: what is asked of them, and what can be asked. */
import type { Catalogue } from "#shared/filter/catalogue.ts";
import { api } from "#ui/api.ts";
import { text } from "#ui/i18n/text.ts";
import type { Askable } from "#ui/kit/list/field-words.ts";
import type { CorrectTrial, MoveItems, StartTrial, TrialSummary, TrialView } from "../../contract/trials.ts";
import { trialCatalogue } from "../../core/trial-catalogue.ts";

export type Trial = TrialView;
export type Hanging = TrialSummary;
export type TrialItem = TrialView["items"][number];

export const stillOut = ({ quantity, returned, converted }: TrialItem) => quantity - returned - converted;

export const startTrial = (body: StartTrial, idempotencyKey: string) => api.post<Trial>("/trials", { body, idempotencyKey });
export const moveItems = (trial: Trial, verb: "return" | "convert", body: MoveItems, idempotencyKey: string) =>
  api.post<Trial>(`/trials/${trial.id}/${verb}`, { body, ifMatch: trial.version, idempotencyKey });
export const correctTrial = (trial: Trial, body: CorrectTrial, idempotencyKey: string) =>
  api.post<Trial>(`/trials/${trial.id}/correct`, { body, ifMatch: trial.version, idempotencyKey });
export const takeBackMove = (trial: Trial, idempotencyKey?: string) =>
  api.post<Trial>(`/trials/${trial.id}/undo`, { body: {}, ifMatch: trial.version, ...(idempotencyKey ? { idempotencyKey } : {}) });

export const askableTrials: Askable = {
  catalogue: trialCatalogue as Catalogue<never>,
  words: { field: (name) => text(`money:trial.${name as "client"}`), hidden: ["out"] },
};
