import { setTimeout as sleep } from "node:timers/promises";

/**
 * Roles belong to the whole server and locks to one database: two databases of a server that are prepared at the same moment
 * can trip over each other's roles. What tripped was undone, so it is tried again, and then finds them made.
 */
export async function despiteNeighbours<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries >= 10 || !isAboutRoles(error)) throw error;
      await sleep(20 + Math.random() * 50 * tries);
    }
  }
}

function isAboutRoles(error: unknown): boolean {
  const { code, table, message } = error as { code?: string; table?: string; message?: string };
  const isTakenMeanwhile = code === "23505" && (table === "pg_authid" || table === "pg_auth_members");
  // Two changes of one row of the catalogue: PostgreSQL has no code of its own for it.
  return isTakenMeanwhile || (code === "XX000" && message === "tuple concurrently updated");
}
