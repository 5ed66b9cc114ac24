/** Lets a search for duplicates meet everything that is there. */
import type { Database, Scope } from "#platform/db/database.ts";
import { type ComparedKind, createDuplicateSearch, type DuplicateSearch } from "../../core/duplicate-search.ts";
import { comparedPage } from "../../sql/compared-records.ts";

const pageRows = 2_000;

/** A search that knows the records which the scope sees. */
export async function searchAgainstBase(database: Database, scope: Scope, kind: ComparedKind): Promise<DuplicateSearch> {
  const search = createDuplicateSearch(kind);
  for (let after: string | null = null; ; ) {
    const page = await database.read(scope, (tx) => comparedPage(tx, scope.workspaceId, kind, after, pageRows));
    for (const { id, externalId, texts } of page) search.meetRecord(id, externalId, texts);
    if (page.length < pageRows || search.notCompared() > 0) return search;
    after = page.at(-1)?.id ?? null;
  }
}
