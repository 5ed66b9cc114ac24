/** A head who imports over HTTP, and the worker's task. For tests. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clientEndpoints } from "#features/clients/routes/clients.ts";
import { dealEndpoints } from "#features/deals/routes/deals.ts";
import { pipelineEndpoints } from "#features/deals/routes/pipelines.ts";
import { dealsOfClient } from "#features/deals/sql/deals-of-client.ts";
import { knownStages } from "#features/deals/sql/stage-ids.ts";
import { fieldEndpoints } from "#features/fields/routes/fields.ts";
import { knowingPeople } from "#features/org/routes/operate-former-people.ts";
import { createFileStore, type FileStore } from "#platform/files/file-store.ts";
import { newId } from "#shared/id.ts";
import { type Ask, asking } from "../../../../../test/support/ask.ts";
import { type TestCompany, type TestHouse, testCompany } from "../../../../../test/support/company.ts";
import { countedFor } from "../records/counted-for.ts";
import { importEndpoints } from "./imports.ts";
import { presetEndpoints } from "./presets.ts";
import { runImport } from "./run-import.ts";

export type ImportDesk = {
  readonly company: TestCompany;
  readonly head: Ask;
  readonly seller: Ask;
  readonly headId: string;
  readonly files: FileStore;
  /** Does what the worker does with a started import. `met` hears when the people of a batch are there and the batch is not. */
  work(id: string, signal?: AbortSignal, met?: () => void): Promise<void>;
  /** Sends, settles, starts and works; answers the import at its end. */
  run(kind: string, file: string | Uint8Array, change?: object): Promise<Awaited<ReturnType<Ask>>["body"]>;
};

export async function importDesk(
  house: TestHouse & { readonly after: (work: () => void) => void },
  largestImport = 1_000_000,
): Promise<ImportDesk> {
  const company = await testCompany(house);
  const folder = mkdtempSync(join(tmpdir(), "mainspring-imports-"));
  house.after(() => rmSync(folder, { recursive: true, force: true }));
  const files = createFileStore(folder);
  const endpoints = [
    ...importEndpoints({ files, largestImport }),
    ...presetEndpoints,
    ...clientEndpoints({ related: dealsOfClient }),
    ...dealEndpoints,
    ...pipelineEndpoints,
    ...fieldEndpoints({ stages: knownStages }),
  ];
  const headId = await company.hire("direction_head");
  const sellerId = await company.hire("seller", { chiefId: headId });
  const actor = company.actorFor(headId, [
    "imports.run",
    "clients.read",
    "clients.change",
    "deals.read",
    "deals.change",
    "structure.change",
    "fields.change",
  ]);
  const seeing = { ...actor, scope: { ...actor.scope, visible: [headId, sellerId] } };
  const head = asking(company, endpoints, seeing);
  const seller = asking(company, endpoints, company.actorFor(sellerId, ["clients.read", "clients.change", "deals.read"]));
  const task = (met: () => void) =>
    runImport({
      files,
      async know(actor, importId, names) {
        const known = await company.perform(countedFor(importId, knowingPeople), { names }, actor);
        met();
        return known;
      },
      clock: () => company.clock.now,
      newId,
    });
  const work = (importId: string, signal = new AbortController().signal, met = () => {}) =>
    task(met)(
      { importId },
      { actor: { ...seeing, via: "job" }, database: company.database, once: company.database, attempt: 1, isLastAttempt: false, signal },
    );
  return {
    company,
    head,
    seller,
    headId,
    files,
    work,
    async run(kind, file, change) {
      const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
      const sent = await head("POST", `/imports?kind=${kind}&name=file.csv`, bytes);
      if (sent.status !== 201) throw new Error(JSON.stringify(sent.body));
      const path = `/imports/${sent.body.id}`;
      for (const [method, more, body] of [
        ["PATCH", "", change],
        ["POST", "/start", undefined],
      ] as const) {
        if (method === "PATCH" && change === undefined) continue;
        const answer = await head(method, `${path}${more}`, body);
        if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      }
      await work(sent.body.id);
      return (await head("GET", path)).body;
    },
  };
}
