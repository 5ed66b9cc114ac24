/** What changed, as the journal keeps it: each field with its value before and after. */

export type Changes = Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;

/** Of something that was there. Only fields of `after` count; a missing value is null, for JSON knows no undefined. */
export function changesOf(before: object, after: object): Changes {
  const earlier: Readonly<Record<string, unknown>> = { ...before };
  return Object.fromEntries(
    Object.entries(after).map(([field, value]) => [field, { before: earlier[field] ?? null, after: value ?? null }]),
  );
}

/** Of something new. */
export const changesFrom = (after: object): Changes => changesOf({}, after);

/** Leaves out what was not sent, so that it does not overwrite. */
export function only<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
