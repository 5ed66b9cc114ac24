/** A company into which tests import files. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { knowingPeople } from "#features/org/routes/operate-former-people.ts";
import { newId } from "#shared/id.ts";
import type { TestCompany } from "../../../../../test/support/company.ts";
import type { ImportKind } from "../../core/import-fields.ts";
import { type ImportOrder, plainOrder } from "../../core/import-order.ts";
import type { RefusedRow } from "../../sql/imports.ts";
import { countedFor } from "./counted-for.ts";
import { importRecords, type RecordsParts } from "./import-records.ts";

export const orderOf = (kind: ImportKind, mapping: Readonly<Record<string, string>>, more: Partial<ImportOrder> = {}): ImportOrder => ({
  ...plainOrder(kind),
  mapping,
  ...more,
});

export function folderOf() {
  const folder = mkdtempSync(join(tmpdir(), "mainspring-records-"));
  let files = 0;
  return {
    file(text: string | Uint8Array) {
      const path = join(folder, `${files++}.csv`);
      writeFileSync(path, text);
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Imports as the command line does; answers what it says and the refused rows. */
export async function importing(
  company: TestCompany,
  path: string,
  order: ImportOrder,
  more: Partial<RecordsParts> & { readonly isDry?: boolean; readonly importId?: string } = {},
) {
  const actor = { ...company.system, kind: "import" } as const;
  const refused: RefusedRow[] = [];
  const { isDry = false, importId = null, ...parts } = more;
  const answer = await importRecords(
    path,
    order,
    { importId, fileName: "file.csv", isDry },
    {
      database: company.database,
      actor,
      clock: () => company.clock.now,
      newId,
      know: (importId, names) => company.perform(countedFor(importId, knowingPeople), { names }, actor),
      onRefused: async (_, row) => void refused.push(row),
      ...parts,
    },
  );
  return { answer, refused };
}
