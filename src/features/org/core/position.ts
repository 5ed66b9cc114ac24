/** Positions: places in the structure, filled or vacant. Pure rules; what they need to know comes in. */
import { no, type Result, yes } from "#shared/result.ts";

/** Open and without a person it is a vacancy; closed it has no person. Dates are business dates. */
export type Position = {
  readonly id: string;
  readonly unitId: string | null;
  readonly levelId: string;
  readonly title: string;
  readonly chiefId: string | null;
  readonly personId: string | null;
  readonly openedOn: string;
  readonly closedOn: string | null;
  readonly version: number;
};
export type PositionFields = Pick<Position, "unitId" | "title" | "chiefId">;

export type PositionEvent =
  | { readonly type: "PositionOpened"; readonly position: Position }
  | {
      readonly type: "PositionChanged";
      readonly positionId: string;
      readonly before: Partial<PositionFields>;
      readonly after: Partial<PositionFields>;
    }
  | { readonly type: "PositionFilled"; readonly positionId: string; readonly personId: string }
  | { readonly type: "PositionVacated"; readonly positionId: string; readonly personId: string }
  | { readonly type: "PositionClosed"; readonly positionId: string; readonly on: string };

export type PositionRefusal =
  | "unknown_level"
  | "unknown_unit"
  | "unknown_chief"
  | "chief_not_active"
  | "chief_of_oneself"
  | "unknown_person"
  | "person_not_active"
  | "other_level"
  | "fills_another"
  | "position_closed"
  | "closing_alone";

/** Somebody as seen from a position. */
export type Candidate = {
  readonly worksHere: boolean;
  readonly levelId: string | null;
  /** The open position that the person fills now. */
  readonly fills: string | null;
};

export type PositionSurroundings = {
  /** No unit was asked for, or it is there and not archived. */
  readonly unitExists: boolean;
  /** The chief and the person asked for: null is none, undefined an unknown one. */
  readonly chief: { readonly worksHere: boolean } | null | undefined;
  readonly person: Candidate | null | undefined;
  /** Today's business date. */
  readonly today: string;
};

export type PositionWish = Partial<PositionFields> & { readonly personId?: string | null; readonly closed?: true };

type Rule = (position: Position, around: PositionSurroundings) => PositionRefusal | null;

/** What must hold of an open position. Only the level itself fills it: a second function is help, not the place. */
const rules: readonly Rule[] = [
  (_, around) => (around.unitExists ? null : "unknown_unit"),
  (_, around) => (around.chief === undefined ? "unknown_chief" : null),
  (_, around) => (around.chief?.worksHere === false ? "chief_not_active" : null),
  (_, around) => (around.person === undefined ? "unknown_person" : null),
  (_, around) => (around.person?.worksHere === false ? "person_not_active" : null),
  (position, around) => (around.person && around.person.levelId !== position.levelId ? "other_level" : null),
  (position, around) => (around.person?.fills && around.person.fills !== position.id ? "fills_another" : null),
  (position) => (position.personId !== null && position.personId === position.chiefId ? "chief_of_oneself" : null),
];

const firstRefusal = (position: Position, around: PositionSurroundings) =>
  rules.map((rule) => rule(position, around)).find((refusal) => refusal !== null);

/** Opens a position, filled at once if a person is named. */
export function openPosition(position: Position, around: PositionSurroundings): Result<readonly PositionEvent[], PositionRefusal> {
  const refusal = firstRefusal(position, around);
  return refusal ? no(refusal) : yes([{ type: "PositionOpened", position }]);
}

/** Changes, fills, vacates or closes. Closing comes alone: it leaves nothing else to say. */
export function changePosition(
  position: Position,
  wish: PositionWish,
  around: PositionSurroundings,
): Result<readonly PositionEvent[], PositionRefusal> {
  if (position.closedOn !== null) return no("position_closed");
  const { closed, ...fields } = wish;
  if (closed) return Object.keys(fields).length > 0 ? no("closing_alone") : yes(close(position, around.today));
  const wished: Position = { ...position, ...fields };
  const refusal = firstRefusal(wished, around);
  return refusal ? no(refusal) : yes([...changedFields(position, wished), ...changedPerson(position, wished.personId)]);
}

/** A clock or a time zone set back must not close it before it was opened. */
function close(position: Position, today: string): PositionEvent[] {
  const on = today < position.openedOn ? position.openedOn : today;
  return [...changedPerson(position, null), { type: "PositionClosed", positionId: position.id, on }];
}

function changedFields(before: Position, after: Position): PositionEvent[] {
  const changed = (["unitId", "title", "chiefId"] as const).filter((field) => before[field] !== after[field]);
  if (changed.length === 0) return [];
  const pick = (from: Position) => Object.fromEntries(changed.map((field) => [field, from[field]])) as Partial<PositionFields>;
  return [{ type: "PositionChanged", positionId: before.id, before: pick(before), after: pick(after) }];
}

function changedPerson({ id: positionId, personId: before }: Position, after: string | null): PositionEvent[] {
  if (before === after) return [];
  const vacated: PositionEvent[] = before === null ? [] : [{ type: "PositionVacated", positionId, personId: before }];
  return after === null ? vacated : [...vacated, { type: "PositionFilled", positionId, personId: after }];
}
