/** Lock-out with back-off: how long one waits after failed sign-ins. Counted in the database, for all processes. */
import type pg from "pg";

/** Failures before the first wait: of one account, and of one network address (an office sits behind one). */
export const accountLimit = 5;
export const addressLimit = 20;
/** After a quiet day the count starts anew. */
const memory = "1 day";

export type Lockout = ReturnType<typeof createLockout>;

/** `clock` gives now. Keys are keyed hashes: the table names nobody. At the limit one waits 1 minute, then double, up to 1 hour. */
export function createLockout(pool: pg.Pool, clock: () => Date) {
  const wait = (failures: string, limit: string) =>
    `case when ${failures} < ${limit} then null else $2::timestamptz + make_interval(secs => least(3600, 60 * 2 ^ least(${failures} - ${limit}, 6))) end`;
  const next = `(case when a.last_at < $2::timestamptz - interval '${memory}' then 1 else a.failures + 1 end)`;
  const count = `insert into auth.attempt as a (key, failures, last_at, locked_until) values ($1, 1, $2, null)
    on conflict (key) do update set failures = ${next}, last_at = $2, locked_until = ${wait(next, "$3::integer")}`;

  const secondsLeft = async (key: string): Promise<number> => {
    const { rows } = await pool.query<{ locked_until: Date }>(
      "select locked_until from auth.attempt where key = $1 and locked_until > $2",
      [key, clock()],
    );
    return rows[0] === undefined ? 0 : Math.max(1, Math.ceil((rows[0].locked_until.getTime() - clock().getTime()) / 1000));
  };

  return {
    /**
     * Counts an attempt before it is tried, so that guesses sent at once cannot slip past each other. Answers 0, or the seconds to wait.
     * `succeed` or `takeBack` must follow unless it failed.
     */
    async begin(key: string): Promise<number> {
      const { rowCount } = await pool.query(`${count} where a.locked_until is null or a.locked_until <= $2`, [key, clock(), accountLimit]);
      return rowCount === 1 ? 0 : secondsLeft(key);
    },
    /** The right password: everything is forgotten. */
    succeed: (key: string) => pool.query("delete from auth.attempt where key = $1", [key]),
    /** It never came to a comparison (a malformed request): the attempt is not counted. */
    takeBack: (key: string) =>
      pool.query(
        "update auth.attempt set failures = greatest(0, failures - 1), locked_until = case when failures - 1 < $2 then null else locked_until end where key = $1",
        [key, accountLimit],
      ),
    secondsLeft,
    /** A failure from a network address. */
    failFrom: (key: string) => pool.query(count, [key, clock(), addressLimit]),
    /** Somebody signed in from there: an office's typing errors fade, a guesser's pile up faster than they fade. */
    succeedFrom: (key: string) =>
      pool.query("update auth.attempt set failures = greatest(0, failures - 5) where key = $1 and locked_until is null", [key]),
    /** True for the first who claims the key within `seconds`: a one-time code counts once. */
    async claimOnce(key: string, seconds: number): Promise<boolean> {
      const { rowCount } = await pool.query(
        `insert into auth.attempt as a (key, failures, last_at) values ($1, 0, $2)
         on conflict (key) do update set last_at = $2 where a.last_at <= $2::timestamptz - make_interval(secs => $3)`,
        [key, clock(), seconds],
      );
      return rowCount === 1;
    },
    /** Forgets what no longer matters; for a daily job. */
    sweep: () =>
      pool.query(
        `delete from auth.attempt where last_at < $1::timestamptz - interval '${memory}' and (locked_until is null or locked_until < $1)`,
        [clock()],
      ),
  };
}
