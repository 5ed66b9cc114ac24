/** What a row is read against. */
export type ImportGiven = {
  readonly now: Date;
  readonly newId: () => string;
  /** Of people by name; null where several have it. */
  readonly personOf: (name: string) => string | null;
  /** Who owns what the file names no owner for. */
  readonly fallbackOwnerId: string | null;
  readonly timeZone: string;
  readonly country: string;
  /** Of amounts whose row names none. */
  readonly currency: string;
};
