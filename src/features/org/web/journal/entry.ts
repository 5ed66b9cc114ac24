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

export const personFields: readonly string[] = [
  "chiefId",
  "personId",
  "deputyId",
  "giverId",
  "takerId",
  "ownerId",
  "assigneeId",
  "sellerId",
  "telesalesId",
  "creditedToId",
];
/** Ids that stand in the company's own structure and are told by its names. */
const structureFields: readonly string[] = ["levelId", "unitId", "functions", "routes"];

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
  ].filter((one) => one.isErased || isForPeople(one, subjectKind));
}

/** A value that only a machine understands, such as the id of a source or the lines of an offer, stays in the API. */
function isForPeople({ field, before, after }: Change, subjectKind: string): boolean {
  if (personFields.includes(field) || structureFields.includes(field)) return true;
  // Of a unit it is another unit, of a client another client.
  if (field === "parentId" && subjectKind === "unit") return true;
  return [before, after].every((value) => isNothing(value) || isReadable(value));
}

function isReadable(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isReadable);
  if (typeof value === "object" && value !== null) return isMinor(value) || saying.some((part) => typeof value[part as never] === "string");
  return typeof value !== "string" || !/^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(value);
}

/** What an object of several parts is told by: a name, a number to reach somebody, hours, the words of a language. */
const saying: readonly string[] = ["name", "value", "from", "en", "ru", "de"];

/** Money as the journal keeps it: in minor units. */
export type Minor = { readonly minor: string; readonly currency: string };
export const isMinor = (value: object): value is Minor =>
  "minor" in value && typeof value.minor === "string" && "currency" in value && typeof value.currency === "string";

/** Amounts that are kept in minor units of the currency that their record has. */
export const amountFields: readonly string[] = ["amount", "cost"];

/** In which currency an entry's amounts are: as it says itself, otherwise as its record has it. */
export function currencyOf({ changes }: Pick<JournalEntry, "changes">, ofRecord: string | null): string | null {
  const said = changes.find(({ field }) => field === "currency")?.after;
  return typeof said === "string" ? said : ofRecord;
}

export const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** "person_hired" of a kind that no catalogue knows yet: "person hired". */
export const kindInPlainWords = (kind: string): string => kind.replaceAll("_", " ");
