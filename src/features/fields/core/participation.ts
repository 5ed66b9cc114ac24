/** Taking part in a record: whoever does sees it, and so does everybody above them. */
import { no, type Result, yes } from "#shared/result.ts";

export type Part = "participant" | "shared";
export type ParticipationRefusal = "right_missing" | "is_owner" | "person_inactive";

/** Somebody's part changed; null: none. */
export type PartChanged = {
  readonly type: "PartChanged";
  readonly recordId: string;
  readonly recordKind: string;
  readonly personId: string;
  readonly before: Part | null;
  readonly after: Part | null;
};

export type RecordSeen = {
  readonly id: string;
  readonly kind: string;
  readonly ownerId: string;
  readonly person: { readonly id: string; readonly status: string; readonly part: Part | null };
};

/** The right by which a record of a kind is changed, and with it who takes part. */
export const rightToChange = (kind: string): "clients.change" | "leads.change" | "deals.change" =>
  kind === "client" || kind === "contact" ? "clients.change" : kind === "lead" ? "leads.change" : "deals.change";

/** Gives somebody a part, changes it, or takes it away (null). The owner needs none, and whoever has left gets none. */
export function changePart(
  { id, kind, ownerId, person }: RecordSeen,
  part: Part | null,
  rights: ReadonlySet<string>,
): Result<readonly PartChanged[], ParticipationRefusal> {
  if (!rights.has(rightToChange(kind))) return no("right_missing");
  if (part !== null && person.id === ownerId) return no("is_owner");
  if (part !== null && person.status !== "active" && person.status !== "invited") return no("person_inactive");
  if (part === person.part) return yes([]);
  return yes([{ type: "PartChanged", recordId: id, recordKind: kind, personId: person.id, before: person.part, after: part }]);
}
