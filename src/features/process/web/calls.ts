/** What the pages of processes ask of the server. */
import { api } from "#ui/api.ts";
import { useRead } from "#ui/query.ts";
import type { MigrateRuns, MigrationView, ProcessSummary, ProcessVersionView, ProcessView } from "../contract/processes.ts";
import type { Definition } from "../core/definition.ts";
import type { Layout } from "../core/layout/layout.ts";

export type Version = Omit<ProcessVersionView, "definition"> & { readonly definition: Definition };

/** Live messages name the room: these answers are read again when anybody changes a process. */
export const useProcess = (id: string | undefined) => useRead<ProcessView>(["process", "one", id], `/processes/${id}`);
export const useVersion = (id: string | undefined, number: string | undefined) =>
  useRead<Version>(["process", "version", id, number], `/processes/${id}/versions/${number}`);

export const readVersion = (id: string, number: number) => api.get<Version>(`/processes/${id}/versions/${number}`);

/** Outside the queries of the room: what is being drawn must not be replaced by an answer that comes in meanwhile. */
export const drawProcess = (definition: Definition, idempotencyKey?: string) =>
  api.post<ProcessView>("/processes", { body: definition, ...(idempotencyKey ? { idempotencyKey } : {}) });
export const saveDraft = (
  id: string,
  number: number,
  body: { readonly definition: Definition; readonly layout: Layout },
  ifMatch: number,
) => api.patch<Version>(`/processes/${id}/versions/${number}`, { body, ifMatch });
export const draftVersion = (id: string, body: { readonly definition?: Definition; readonly layout?: Layout }) =>
  api.post<Version>(`/processes/${id}/versions`, { body });
export const publishVersion = (id: string, number: number, ifMatch: number) =>
  api.post<ProcessView>(`/processes/${id}/versions/${number}/publish`, { ifMatch });
export const migrateRuns = (id: string, number: number, body: Partial<MigrateRuns>) =>
  api.post<MigrationView>(`/processes/${id}/versions/${number}/migrate`, { body });
export const retireProcess = ({ id, version }: ProcessSummary) => api.post<ProcessView>(`/processes/${id}/retire`, { ifMatch: version });
export const restoreProcess = ({ id, version }: ProcessSummary) => api.post<ProcessView>(`/processes/${id}/restore`, { ifMatch: version });
