/** An entry of the journal as the API answers it. */

export type Change = { readonly field: string; readonly before: unknown; readonly after: unknown; readonly isErased: boolean };

export type JournalEntry = {
  readonly id: string;
  readonly at: string;
  readonly recordedAt: string;
  readonly actorId: string | null;
  readonly actorKind: "person" | "system" | "import";
  readonly via: "session" | "key" | "job" | "cli";
  readonly feature: string;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly changes: readonly Change[];
  readonly isVoided: boolean;
};

/** Kinds of this house so far, for the filter; an unknown kind is shown all the same. */
export const knownKinds = [
  "person_hired",
  "person_changed",
  "level_changed",
  "functions_changed",
  "chief_changed",
  "unit_changed",
  "person_deactivated",
  "person_reactivated",
  "person_invited",
  "invitation_accepted",
  "person_joined",
  "person_erased",
  "workspace_founded",
  "level_added",
  "level_reshaped",
  "routes_changed",
  "unit_added",
  "unit_reorganised",
  "position_opened",
  "position_changed",
  "position_filled",
  "position_vacated",
  "position_closed",
  "pairing_begun",
  "pairing_ended",
  "absence_reported",
  "absence_changed",
  "absence_cancelled",
  "working_hours_set",
  "calendar_exception_set",
  "calendar_exception_removed",
  "settings_changed",
  "rate_set",
  "rate_removed",
  "sso_changed",
  "key_created",
  "key_revoked",
  "dead_letter_retried",
] as const;

/** Facts that stand in an entry without a before: who was hired at which level, until when a link is good. */
const statedFields = [
  "levelId",
  "role",
  "functions",
  "chiefId",
  "unitId",
  "fromOn",
  "toOn",
  "deputyId",
  "personId",
  "expiresAt",
  "prefix",
  "scopes",
  "slug",
  "currency",
  "timeZone",
  "country",
  "on",
  "issuer",
  "clientId",
  "domains",
  "isEnabled",
] as const;

/** What the entry's headline says already. */
const inHeadline: Readonly<Record<string, readonly string[]>> = {
  absence: ["personId"],
  api_key: ["personId"],
  pairing: ["giverId", "takerId", "isCurrent"],
  position: ["title"],
  unit: ["name"],
};

/** Everything an entry says in values: changes, and stated facts as changes from nothing. A fact that says nothing is left out. */
export function detailsOf({ changes, data, subjectKind }: Pick<JournalEntry, "changes" | "data" | "subjectKind">): readonly Change[] {
  const said = (inHeadline[subjectKind] ?? []).filter(
    (field) => !changes.some((one) => one.field === field && typeof one.before === "string"),
  );
  const named = new Set([...changes.map((one) => one.field), ...said]);
  const stated = statedFields
    .filter((field) => !named.has(field) && !isNothing(data[field]))
    .map((field) => ({ field, before: null, after: data[field], isErased: false }));
  return [
    ...changes.filter((one) => !said.includes(one.field)).filter((one) => one.isErased || !isNothing(one.before) || !isNothing(one.after)),
    ...stated,
  ];
}

export const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** "person_hired" of a kind that no catalogue knows yet: "person hired". */
export const kindInPlainWords = (kind: string): string => kind.replaceAll("_", " ");
