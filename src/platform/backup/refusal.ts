/** Why a backup or a restore was not done, in words that say what to do. Nothing was changed then, unless the words say so. */
export type BackupRefusal = {
  readonly kind:
    | "unreachable"
    | "unwritable"
    | "unreadable"
    | "not_a_backup"
    | "damaged"
    | "newer"
    | "other_history"
    | "not_empty"
    | "failed";
  readonly message: string;
};

/** An archive that is not as it was written. */
export class Damaged extends Error {}

/** The words of an error, without its stack. */
export function wordsOf(error: unknown): string {
  // A refused connection to a name with two addresses is an AggregateError without a message.
  if (error instanceof AggregateError && error.message === "") return error.errors.map(wordsOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}

/** Where a database is, without its password. */
export function placeOf(href: string): string {
  const url = new URL(href);
  return `${url.pathname.slice(1)} at ${url.host}`;
}
