/** People for the command palette: typed letters lead to a person's panel. */
import { api, type Page } from "#ui/api.ts";
import type { Found } from "#ui/pages.ts";
import type { Person } from "../company/answers.ts";

export async function findPeople(query: string, signal: AbortSignal): Promise<readonly Found[]> {
  const { items } = await api.get<Page<Person>>("/people", { query: { query, limit: 8 }, signal });
  return items.map(({ id, name, email }) => ({ id, title: name, path: `people?panel=${id}`, ...(email ? { detail: email } : {}) }));
}
