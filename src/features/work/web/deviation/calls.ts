/** What people do with deviations and rules. */

import { api } from "#ui/api.ts";
import type { ChangeRule, CreateRule } from "../../contract/deviation/rules.ts";
import type { Details, Rule, Rules, Tried } from "./answers.ts";

export const answerDeviation = (id: string, text: string, key: string) =>
  api.post<Details>(`/deviations/${id}/answer`, { body: { text }, idempotencyKey: key });
export const addRule = (body: CreateRule, key: string) => api.post<Rule>("/deviation-rules", { body, idempotencyKey: key });
export const changeRule = (rule: Pick<Rule, "id" | "version">, body: ChangeRule, key: string) =>
  api.patch<Rule>(`/deviation-rules/${rule.id}`, { body, idempotencyKey: key, ifMatch: rule.version });
export const defaultRules = (key: string) => api.post<Rules>("/deviation-rules/defaults", { body: {}, idempotencyKey: key });
export const tryRule = (id: string | null, body: CreateRule) => {
  const { kind: _, ...change } = body;
  return id === null ? api.post<Tried>("/deviation-rules/try", { body }) : api.post<Tried>(`/deviation-rules/${id}/try`, { body: change });
};
