/** What the structure page asks of the server. */
import { api } from "#ui/api.ts";
import type { Level, Pairing, Position, Route, Unit } from "../company/answers.ts";

export type LevelBody = Pick<Level, "rank" | "names" | "functions" | "seesAll">;
export const addLevel = (body: LevelBody & { key: string }, idempotencyKey: string) =>
  api.post<Level>("/org/levels", { body, idempotencyKey });
export const changeLevel = (level: Level, body: Partial<LevelBody> & { retired?: boolean }) =>
  api.patch<Level>(`/org/levels/${level.id}`, { body, ifMatch: level.version });

export type RoutesAnswer = { readonly items: readonly Route[]; readonly unfitPairings: readonly Pairing[] };
export const setRoutes = (routes: readonly Route[]) => api.put<RoutesAnswer>("/org/routes", { body: { routes } });

export type UnitBody = Pick<Unit, "parentId" | "kind" | "name">;
export const addUnit = (body: UnitBody, idempotencyKey: string) => api.post<Unit>("/org/units", { body, idempotencyKey });
export const changeUnit = (unit: Unit, body: Partial<UnitBody> & { archived?: boolean }) =>
  api.patch<Unit>(`/org/units/${unit.id}`, { body, ifMatch: unit.version });

export type PositionBody = Pick<Position, "unitId" | "level" | "title" | "chiefId" | "personId">;
export const openPosition = (body: PositionBody, idempotencyKey: string) => api.post<Position>("/org/positions", { body, idempotencyKey });
export const changePosition = (position: Position, body: Partial<Omit<PositionBody, "level">> & { closed?: true }) =>
  api.patch<Position>(`/org/positions/${position.id}`, { body, ifMatch: position.version });
