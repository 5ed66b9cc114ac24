/** Rate limits: a bucket of tokens per caller, kept in this process. What must hold across processes (passwords) is counted in the database. */

export type Pace = { /** Requests at once. */ readonly burst: number /** Refilled each second. */; readonly perSecond: number };

type Level = { readonly tokens: number; readonly at: number };
const mostCallers = 20_000;

/** Takes one token of a caller; answers 0, or the seconds until there is one again. `now` in milliseconds. */
export function tokenBuckets({ burst, perSecond }: Pace): (caller: string, now: number) => number {
  const levels = new Map<string, Level>();
  const levelOf = (caller: string, now: number) => {
    const level = levels.get(caller);
    return level === undefined ? burst : Math.min(burst, level.tokens + (Math.max(0, now - level.at) / 1000) * perSecond);
  };
  return (caller, now) => {
    const tokens = levelOf(caller, now);
    // Whoever asked longest ago stands first, and is forgotten first.
    levels.delete(caller);
    if (levels.size >= mostCallers) levels.delete(levels.keys().next().value ?? "");
    levels.set(caller, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
    return tokens >= 1 ? 0 : Math.max(1, Math.ceil((1 - tokens) / perSecond));
  };
}
