/** What changed, as the journal keeps it: each field with its value before and after. */

export type Changes = Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;

/** Of something that was there. Only fields of `after` count; large integers become digits, for JSON has none. */
export function changesOf(before: object, after: object): Changes {
  const earlier: Readonly<Record<string, unknown>> = { ...before };
  return Object.fromEntries(
    Object.entries(after).map(([field, value]) => [field, { before: writable(earlier[field]), after: writable(value) }]),
  );
}

/** Of something new: what is empty is left out. */
export const changesFrom = (after: object): Changes =>
  changesOf(
    {},
    Object.fromEntries(Object.entries(after).filter(([, value]) => value !== null && value !== undefined && !isEmptyList(value))),
  );

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;

function writable(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "object" && value !== null && "minor" in value) return { ...value, minor: writable(value.minor) };
  return value ?? null;
}

/** The fields of a wish that differ from what is there, compared as JSON would write them. */
export function differing<T extends object>(before: T, wish: Partial<T>): Partial<T> {
  const written = (value: unknown) => JSON.stringify(writable(value));
  return Object.fromEntries(
    Object.entries(wish).filter(([field, value]) => value !== undefined && written(before[field as keyof T]) !== written(value)),
  ) as Partial<T>;
}
