/** What the screens of leads ask of the server. */
import { api } from "#ui/api.ts";
import type { ConvertLead, LeadDuplicates, LeadView, OpenLead } from "../../contract/leads.ts";

export type Lead = LeadView;
export type Duplicates = LeadDuplicates;

const step = (lead: Lead, verb: string, body: object, idempotencyKey?: string) =>
  api.post<Lead>(`/leads/${lead.id}/${verb}`, { body, ifMatch: lead.version, ...(idempotencyKey ? { idempotencyKey } : {}) });

export const takeLead = (lead: Lead, key: string) => step(lead, "take", {}, key);
export const rejectLead = (lead: Lead, reason: string, key: string) => step(lead, "reject", { reason }, key);
export const reopenLead = (lead: Lead, key?: string) => step(lead, "reopen", {}, key);
export const convertLead = (lead: Lead, body: ConvertLead, key: string) => step(lead, "convert", body, key);
export const openLead = (body: OpenLead, idempotencyKey: string) => api.post<Lead>("/leads", { body, idempotencyKey });
export const changeLead = (lead: Pick<Lead, "id" | "version">, change: object) =>
  api.patch<Lead>(`/leads/${lead.id}`, { body: change, ifMatch: lead.version });

/** As the server takes it, and gives back what stood before. */
export type LeadWish = { readonly id: string; readonly change: Readonly<Record<string, unknown>> };
export type LeadsChanged = {
  readonly changed: readonly { readonly id: string; readonly before: LeadWish["change"] }[];
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
};
export const changeLeads = (items: readonly LeadWish[], idempotencyKey?: string) =>
  api.post<LeadsChanged>("/leads/bulk", { body: { items }, ...(idempotencyKey ? { idempotencyKey } : {}) });
