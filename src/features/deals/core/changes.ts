/** What changed, as the journal keeps it: each field with its value before and after. */

export type Changes = Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;

/** Of something that was there. Only fields of `after` count; money's minor units become digits, for JSON has no large integers. */
export function changesOf(before: object, after: object): Changes {
  const earlier: Readonly<Record<string, unknown>> = { ...before };
  return Object.fromEntries(
    Object.entries(after).map(([field, value]) => [field, { before: writable(earlier[field]), after: writable(value) }]),
  );
}

/** Of something new. */
export const changesFrom = (after: object): Changes => changesOf({}, after);

const writable = (value: unknown) => (typeof value === "bigint" ? value.toString() : (value ?? null));
