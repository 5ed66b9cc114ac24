/** What the people pages ask of the server. */
import { api } from "#ui/api.ts";
import { ApiProblem } from "#ui/problem.ts";
import type { Absence, Invitation, Pairing, Person } from "../company/answers.ts";

export type PersonChange = Partial<
  Pick<Person, "name" | "email" | "phone" | "language" | "timeZone" | "level" | "role" | "functions" | "chiefId" | "unitId">
>;

export const changePerson = (person: Pick<Person, "id" | "version">, change: PersonChange) =>
  api.patch<Person>(`/people/${person.id}`, { body: change, ifMatch: person.version });

/** Hangs somebody under another chief, but only from where the screen showed them: else somebody was faster. */
export async function moveUnder(move: { readonly id: string; readonly from: string | null; readonly to: string | null }): Promise<Person> {
  const person = await api.get<Person>(`/people/${move.id}`);
  if (person.chiefId !== move.from) throw new ApiProblem("refused", 409, { currentVersion: person.version });
  return changePerson(person, { chiefId: move.to });
}

export const invite = (personId: string, idempotencyKey: string) =>
  api.post<Invitation>(`/people/${personId}/invite`, { body: {}, idempotencyKey });

export const deactivate = (personId: string, newChiefId: string | null | undefined, idempotencyKey: string) =>
  api.post<Person>(`/people/${personId}/deactivate`, { body: newChiefId === undefined ? {} : { newChiefId }, idempotencyKey });

export const reactivate = (personId: string, idempotencyKey?: string) =>
  api.post<Person>(`/people/${personId}/reactivate`, { body: {}, ...(idempotencyKey ? { idempotencyKey } : {}) });

/** `confirm` is the person's name, typed by hand: nothing brings the person back. */
export const erase = (personId: string, confirm: string, idempotencyKey: string) =>
  api.post<unknown>(`/people/${personId}/erase`, { body: { confirm }, idempotencyKey });

export const personalDataOf = (personId: string) => api.get<unknown>(`/people/${personId}/personal-data`);

export const pair = (giverId: string, takerId: string, idempotencyKey: string) =>
  api.post<Pairing>("/org/pairings", { body: { giverId, takerId }, idempotencyKey });

export const endPairing = (pairing: Pairing) => api.post<Pairing>(`/org/pairings/${pairing.id}/end`, { body: {} });

export type AbsenceReport = Pick<Absence, "personId" | "kind" | "fromOn" | "toOn" | "deputyId">;

export const reportAbsence = (report: AbsenceReport, idempotencyKey: string) =>
  api.post<Absence>("/org/absences", { body: report, idempotencyKey });

export const changeAbsence = (absence: Absence, change: Partial<Omit<AbsenceReport, "personId">> & { cancelled?: true }) =>
  api.patch<Absence>(`/org/absences/${absence.id}`, { body: change, ifMatch: absence.version });
