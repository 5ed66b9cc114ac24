/** All configuration: environment variables prefixed MAINSPRING_, each with its meaning. `doctor` lists them. */

/** `wanted`: what a value has to be, in words; checked before anything begins. */
export type Variable = {
  readonly name: string;
  readonly meaning: string;
  readonly isSecret: boolean;
  readonly wanted?: { readonly words: string; readonly isGood: (value: string) => boolean };
};

/** A setting that cannot be used; its message says which one and what is wanted, never a secret's value. */
export class SettingError extends Error {}

const number = (least: number, most: number) => ({
  words: `a whole number from ${least} to ${most}`,
  isGood: (value: string) => /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most,
});
const oneOf = (...values: readonly string[]) => ({ words: values.join(", "), isGood: (value: string) => values.includes(value) });
const webAddress = {
  words: "an address like https://sales.company.example",
  isGood: (value: string) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
};

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
    wanted: webAddress,
  },
  {
    name: "MAINSPRING_SMTP_URL",
    meaning: "mail server, e.g. smtps://user:password@host:465; without it links are shown to whoever invites",
    isSecret: true,
  },
  { name: "MAINSPRING_MAIL_FROM", meaning: "sender of letters, e.g. Mainspring <no-reply@company.example>", isSecret: false },
  {
    name: "MAINSPRING_LOG_LEVEL",
    meaning: "trace, debug, info, warn, error or silent (default: warn)",
    isSecret: false,
    wanted: oneOf("trace", "debug", "info", "warn", "error", "silent"),
  },
  {
    name: "MAINSPRING_FILES_URL",
    meaning: "S3-compatible storage for files instead of the data folder, e.g. s3://KEY:SECRET@host/bucket?region=eu-central-1",
    isSecret: true,
  },
  { name: "MAINSPRING_POOL", meaning: "database connections per process (default: 12)", isSecret: false, wanted: number(2, 1_000) },
  {
    name: "MAINSPRING_IMPORT_MAX_MB",
    meaning: "largest file to import over the web, in megabytes (default: 2048)",
    isSecret: false,
    wanted: number(1, 1_000_000),
  },
  {
    name: "MAINSPRING_TRUST_PROXY",
    meaning: "1: the client's address is the last one of X-Forwarded-For",
    isSecret: false,
    wanted: oneOf("0", "1"),
  },
  {
    name: "MAINSPRING_SSO_ALLOW_HTTP",
    meaning: "1: sign-in providers may be reached by plain http (tests only)",
    isSecret: false,
    wanted: oneOf("0", "1"),
  },
] as const satisfies readonly Variable[];

export type VariableName = (typeof variables)[number]["name"];

/** Throws a SettingError that names everything that is set and cannot be used. */
export function demandGoodSettings(environment: NodeJS.ProcessEnv = process.env): void {
  const faults = (variables as readonly Variable[]).flatMap(({ name, isSecret, wanted }) => {
    const value = environment[name] || undefined;
    if (value === undefined || !wanted || wanted.isGood(value)) return [];
    return [`${name} ${isSecret ? "cannot be used" : `is "${value}"`}; wanted: ${wanted.words}.`];
  });
  if (faults.length > 0) throw new SettingError(faults.join("\n"));
}

export const setting = (name: VariableName): string | undefined => process.env[name] || undefined;

/** What is set, for `doctor`: secrets only as "set". */
export function describeSettings(): { name: string; meaning: string; value: string | null }[] {
  return variables.map(({ name, meaning, isSecret }) => {
    const value = setting(name);
    return { name, meaning, value: value === undefined ? null : isSecret ? "set" : value };
  });
}
