/** The dry run over HTTP. */
import { z } from "@hono/zod-openapi";
import type { FileStore } from "#platform/files/file-store.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { notFound } from "#platform/http/problem.ts";
import { id } from "#platform/http/schema.ts";
import { importPreview } from "../../contract/imports.ts";
import { importSetting } from "../../sql/imports.ts";
import { searchAgainstBase } from "../records/meet-base.ts";
import { previewImport } from "./preview.ts";
import { fileRefusals, notReadable, refuseFile } from "./refusals.ts";
import { demandImport, demandReady } from "./seen-file.ts";

export const previewEndpoint = (files: FileStore) =>
  endpoint({
    method: "post",
    path: "/imports/{id}/preview",
    tag: "Imports",
    summary: "Try it: what every row would become, all problems and duplicates; nothing is written",
    description: "Reads the whole file, which for a million rows takes minutes. Ends when the caller goes.",
    right: "imports.run",
    params: z.strictObject({ id }),
    status: 200,
    answer: importPreview,
    refusals: fileRefusals,
    async handle({ actor, database, params, now, newId, request }) {
      const held = await demandImport(database, actor, params.id);
      demandReady(held);
      const { order, columns, sha256 } = held;
      const { kind } = order;
      const search = kind === "clients" || kind === "contacts" ? await searchAgainstBase(database, actor.scope, kind) : null;
      const setting = await database.read(actor.scope, (tx) => importSetting(tx, actor.workspaceId));
      const parts = { database, actor, clock: () => now, newId, signal: request.signal };
      const done = await files.onDisk(sha256, (path) =>
        previewImport(path, order, { columns, currency: order.currency ?? setting.currency }, search, parts).catch(notReadable),
      );
      if (done === null) throw notFound();
      if (!done.ok) return refuseFile(done.refusal);
      return done.value;
    },
  });
