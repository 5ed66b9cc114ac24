/** A refusal with words for people: what is wrong, with which thing, what to do. */
export type EmbeddedRefusal = {
  readonly kind:
    | "second_owner"
    | "no_passwd_entry"
    | "no_unprivileged_user"
    | "closed_home"
    | "no_binaries"
    | "musl"
    | "wrong_version"
    | "not_ours"
    | "data_dir_unusable"
    | "start_failed";
  readonly message: string;
};

export const useAServerInstead = "Or set MAINSPRING_DATABASE_URL to a PostgreSQL server (15 or newer).";

/** The words of an error from the file system or from spawn, without its stack. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
