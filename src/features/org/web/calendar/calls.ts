/** What the calendar page asks of the server. */
import { api } from "#ui/api.ts";
import type { CalendarDay, WorkingHours } from "../company/answers.ts";

export type ExceptionBody = { readonly isWorking: boolean; readonly from?: string; readonly to?: string; readonly name: string };

export const setException = (on: string, body: ExceptionBody) => api.put<CalendarDay>(`/org/calendar/exceptions/${on}`, { body });
export const removeException = (on: string) => api.delete(`/org/calendar/exceptions/${on}`);
export const setHours = (hours: readonly WorkingHours[]) => api.put<{ hours: WorkingHours[] }>("/org/calendar/hours", { body: { hours } });
