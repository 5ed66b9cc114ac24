/** Everything PostgreSQL's programs see of the environment: nothing of LANG, PGDATA, PGPORT… of whoever starts Mainspring may leak in. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH } = process.env;
  const locale = process.platform === "linux" ? "C.UTF-8" : "C";
  return { LC_ALL: locale, TZ: "UTC", ...(PATH && { PATH }) };
}
