/** All configuration: environment variables prefixed MAINSPRING_, each with its meaning. `doctor` lists them. */

export type Variable = { readonly name: string; readonly meaning: string; readonly isSecret: boolean };

export const variables = [
  {
    name: "MAINSPRING_DATABASE_URL",
    meaning: "PostgreSQL server (15 or newer) instead of the embedded one; the owner of the database, who may create roles",
    isSecret: true,
  },
  { name: "MAINSPRING_PG_BIN", meaning: "folder of other PostgreSQL binaries for the embedded cluster", isSecret: false },
  {
    name: "MAINSPRING_SECRET",
    meaning:
      "server secret (32 characters or more) instead of the file `secret` in the data folder; the same for all processes of one installation",
    isSecret: true,
  },
  {
    name: "MAINSPRING_BASE_URL",
    meaning: "address under which people reach the server, for links in letters and for cookies",
    isSecret: false,
  },
  {
    name: "MAINSPRING_SMTP_URL",
    meaning: "mail server, e.g. smtps://user:password@host:465; without it links are shown to whoever invites",
    isSecret: true,
  },
  { name: "MAINSPRING_MAIL_FROM", meaning: "sender of letters, e.g. Mainspring <no-reply@company.example>", isSecret: false },
  { name: "MAINSPRING_LOG_LEVEL", meaning: "trace, debug, info, warn, error or silent (default: warn)", isSecret: false },
  {
    name: "MAINSPRING_FILES_URL",
    meaning: "S3-compatible storage for files instead of the data folder, e.g. s3://KEY:SECRET@host/bucket?region=eu-central-1",
    isSecret: true,
  },
  { name: "MAINSPRING_POOL", meaning: "database connections per process (default: 12)", isSecret: false },
  { name: "MAINSPRING_IMPORT_MAX_MB", meaning: "largest file to import over the web, in megabytes (default: 2048)", isSecret: false },
  { name: "MAINSPRING_TRUST_PROXY", meaning: "1: the client's address is the last one of X-Forwarded-For", isSecret: false },
  { name: "MAINSPRING_SSO_ALLOW_HTTP", meaning: "1: sign-in providers may be reached by plain http (tests only)", isSecret: false },
] as const satisfies readonly Variable[];

export type VariableName = (typeof variables)[number]["name"];

export const setting = (name: VariableName): string | undefined => process.env[name] || undefined;

/** What is set, for `doctor`: secrets only as "set". */
export function describeSettings(): { name: string; meaning: string; value: string | null }[] {
  return variables.map(({ name, meaning, isSecret }) => {
    const value = setting(name);
    return { name, meaning, value: value === undefined ? null : isSecret ? "set" : value };
  });
}
