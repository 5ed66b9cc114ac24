/** What people do with tasks. */
import type { CompletedTask, CompleteTask, CreateTask, EvidenceBody, PostponeTask } from "#features/process/contract/tasks.ts";
import { api } from "#ui/api.ts";
import type { AskHelp } from "../../contract/help/help.ts";
import type { Details, Task } from "./answers.ts";

const post = <T>(id: string, what: string, body: unknown, key?: string) =>
  api.post<T>(`/tasks/${id}/${what}`, { body, ...(key === undefined ? {} : { idempotencyKey: key }) });

export const readTask = (id: string) => api.get<Details>(`/tasks/${id}`);
export const completeTask = (id: string, body: CompleteTask, key: string) => post<CompletedTask>(id, "complete", body, key);
export const undoTask = (id: string) => post<Task>(id, "undo", undefined);
export const postponeTask = (id: string, body: PostponeTask, key: string) => post<Task>(id, "postpone", body, key);
export const reassignTask = (id: string, body: { readonly to: string; readonly reason: string }, key: string) =>
  post<Task>(id, "reassign", body, key);
export const cancelTask = (id: string, reason: string, key: string) => post<Task>(id, "cancel", { reason }, key);
export const beginTask = (id: string, key: string) => post<Task>(id, "begin", undefined, key);
export const planTask = (id: string, from: string | null, to: string | null, key?: string) => post<Task>(id, "plan", { from, to }, key);
export const addEvidence = (id: string, body: EvidenceBody, key: string) => post<Details>(id, "evidence", body, key);
export const removeEvidence = (id: string, evidence: string, key: string) =>
  api.delete<Task>(`/tasks/${id}/evidence/${evidence}`, { idempotencyKey: key });
export const createTask = (body: CreateTask, key: string) => api.post<Task>("/tasks", { body, idempotencyKey: key });
export const askHelp = (dealId: string, body: AskHelp, key: string) =>
  api.post<{ readonly task: Task }>(`/deals/${dealId}/help`, { body, idempotencyKey: key });
