/** Imports over HTTP: a file is sent, looked at, settled, tried, run, and if need be undone. */
import { z } from "@hono/zod-openapi";
import { delimitedLine } from "#platform/csv/csv-line.ts";
import type { FileStore } from "#platform/files/file-store.ts";
import { endpoint, fileName } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { pageOf, startOf } from "#platform/http/page.ts";
import { fieldProblem, notFound, ProblemError, problem } from "#platform/http/problem.ts";
import { id } from "#platform/http/schema.ts";
import { changeImport, importList, importSample, importUndone, importView, listImports, sendFile } from "../../contract/imports.ts";
import { plainOrder } from "../../core/import-order.ts";
import { findImport, hasPipeline, importsPage } from "../../sql/import-views.ts";
import { refusedPage } from "../../sql/imports.ts";
import { ownFieldsOf } from "../../sql/own-fields.ts";
import { presetFor } from "../../sql/presets.ts";
import { cancellingImport, orderingImport, settlingImport, startingImport } from "./operate-imports.ts";
import { previewEndpoint } from "./preview-endpoint.ts";
import { type Beginning, proposed, readBeginning } from "./read-beginning.ts";
import { fileRefusals, importRefusals, notReadable } from "./refusals.ts";
import { demandImport, demandReady } from "./seen-file.ts";
import { undoImport } from "./undo-import.ts";

export type ImportParts = { readonly files: FileStore; readonly largestImport: number };

const params = z.strictObject({ id });
const tag = "Imports";
const right = "imports.run";

export const importEndpoints = ({ files, largestImport }: ImportParts) => [
  endpoint({
    method: "get",
    path: "/imports",
    tag,
    summary: "Imports, the newest first",
    right,
    query: listImports,
    status: 200,
    answer: importList,
    async handle({ actor, database, query }) {
      const after = startOf(query.cursor, ["id"]) as readonly [string] | null;
      const { items, last } = await database.read(actor.scope, (tx) => importsPage(tx, actor.workspaceId, after?.[0] ?? null, query.limit));
      return pageOf(items, last === null ? null : [last]);
    },
  }),
  endpoint({
    method: "post",
    path: "/imports",
    tag,
    summary: "Send a file to import",
    description: `The body is the file itself: CSV or a workbook (xlsx), at most ${Math.round(largestImport / 1_048_576)} MB. What it is, is told by its content. Nothing is imported yet: the answer says what was found out and proposes a mapping.`,
    right,
    query: sendFile,
    upload: "The file as it is",
    status: 201,
    answer: importView,
    refusals: fileRefusals,
    async handle({ actor, database, commands, query, request, newId, options }) {
      const tooLarge = () =>
        new ProblemError(
          problem("too_large", {
            reason: "file_too_large",
            detail: `A file to import may have ${Math.round(largestImport / 1_048_576)} MB.`,
          }),
        );
      if (Number(request.headers.get("content-length") ?? 0) > largestImport) throw tooLarge();
      const { encoding = null, delimiter = null } = query;
      const order = { ...plainOrder(query.kind), encoding, delimiter };
      const own = await ownFieldsOf(order.kind, database, actor.scope);
      let seen: Beginning | null = null;
      const stored = await files.put((request.body ?? new Uint8Array()) as AsyncIterable<Uint8Array>, {
        maxBytes: largestImport,
        // What is no table is not kept.
        async look(path) {
          seen = await readBeginning(path, order, own).catch(notReadable);
        },
      });
      if (!stored.ok) throw tooLarge();
      const beginning = seen as Beginning | null;
      if (!beginning) throw new Error("a file was stored and not looked at");
      const preset = await database.read(actor.scope, (tx) => presetFor(tx, actor.workspaceId, query.kind, beginning.columns));
      const found = proposed(beginning, order, preset?.mapping ?? null, own);
      const { columns, form } = beginning;
      const sent = { fileId: newId(), ...stored.value, name: query.name, form, columns, ...found };
      return settle(await commands.execute(actor, orderingImport, { sent }, options), importRefusals);
    },
  }),
  endpoint({
    method: "get",
    path: "/imports/{id}",
    tag,
    summary: "One import and how far it is",
    right,
    params,
    status: 200,
    answer: importView,
    async handle({ actor, database, params }) {
      const found = await database.read(actor.scope, (tx) => findImport(tx, actor.workspaceId, params.id));
      if (!found) throw notFound();
      return found;
    },
  }),
  endpoint({
    method: "get",
    path: "/imports/{id}/sample",
    tag,
    summary: "The first rows of the file, and how it is written",
    right,
    params,
    status: 200,
    answer: importSample,
    async handle({ actor, database, params }) {
      const { sha256, order } = await demandImport(database, actor, params.id);
      const own = await ownFieldsOf(order.kind, database, actor.scope);
      const seen = await files.onDisk(sha256, (path) => readBeginning(path, order, own).catch(notReadable));
      if (!seen) throw notFound();
      const { plainColumns: _, recognised: __, ...sample } = seen;
      return sample;
    },
  }),
  endpoint({
    method: "patch",
    path: "/imports/{id}",
    tag,
    summary: "Settle the mapping and how the file is meant, before it starts",
    right,
    params,
    body: changeImport,
    status: 200,
    answer: importView,
    refusals: importRefusals,
    async handle({ actor, database, commands, params, body, options }) {
      const pipelineId = body.options?.pipelineId ?? null;
      if (pipelineId !== null && !(await database.read(actor.scope, (tx) => hasPipeline(tx, actor.workspaceId, pipelineId))))
        throw fieldProblem("/options/pipelineId", "unknown_pipeline", "There is no such pipeline");
      const { sha256, order: before } = await demandImport(database, actor, params.id);
      const order = { ...before, ...body.options, ...(body.mapping === undefined ? {} : { mapping: body.mapping }) } as typeof before;
      // Another encoding, delimiter or sheet gives other columns.
      const isOther = (["encoding", "delimiter", "sheet"] as const).some((one) => order[one] !== before[one]);
      const own = await ownFieldsOf(order.kind, database, actor.scope);
      const seen = isOther ? await files.onDisk(sha256, (path) => readBeginning(path, order, own).catch(notReadable)) : null;
      return settle(await commands.execute(actor, settlingImport, { id: params.id, order, seen }, options), importRefusals);
    },
  }),
  previewEndpoint(files),
  endpoint({
    method: "post",
    path: "/imports/{id}/start",
    tag,
    summary: "Start it in the background, or go on where a cancelled or failed one stopped",
    right,
    params,
    status: 200,
    answer: importView,
    refusals: { ...importRefusals, ...fileRefusals },
    async handle({ actor, database, commands, params, options }) {
      demandReady(await demandImport(database, actor, params.id));
      return settle(await commands.execute(actor, startingImport, { id: params.id }, options), importRefusals);
    },
  }),
  endpoint({
    method: "post",
    path: "/imports/{id}/cancel",
    tag,
    summary: "Cancel it; what is written stays until it is undone",
    right,
    params,
    status: 200,
    answer: importView,
    refusals: importRefusals,
    handle: async ({ actor, commands, params, options }) =>
      settle(await commands.execute(actor, cancellingImport, { id: params.id }, options), importRefusals),
  }),
  endpoint({
    method: "get",
    path: "/imports/{id}/refusals",
    tag,
    summary: "The refused rows as a file that can be corrected and imported again",
    right,
    params,
    status: 200,
    file: "text/csv; charset=utf-8",
    async handle({ actor, database, params }, headers) {
      const found = await database.read(actor.scope, (tx) => findImport(tx, actor.workspaceId, params.id));
      if (!found) throw notFound();
      const delimiter = found.form?.delimiter === ";" ? ";" : ",";
      // The mark tells spreadsheets that it is UTF-8.
      const lines = ["\ufeff", delimitedLine([...found.columns, "problem"], delimiter)];
      for (let after = 0; ; ) {
        const rows = await database.read(actor.scope, (tx) => refusedPage(tx, actor.workspaceId, params.id, after, 1_000));
        for (const { cells, field, problem: why } of rows)
          lines.push(delimitedLine([...found.columns.map((_, at) => cells[at] ?? ""), field === "" ? why : `${field}: ${why}`], delimiter));
        if (rows.length < 1_000) break;
        after = rows.at(-1)?.line ?? 0;
      }
      fileName(headers, `${found.fileName.replace(/\.[a-z]{3,4}$/i, "")}-refused.csv`);
      return lines.join("");
    },
  }),
  endpoint({
    method: "post",
    path: "/imports/{id}/undo",
    tag,
    summary: "Take the whole import back",
    description:
      "What it made and nobody has changed or used since goes; what it changed becomes as it was. The rest stays, and the answer says which and why. Words of lists and people that came with it stay. Asked again it goes on where it broke off, and else changes nothing.",
    right,
    params,
    status: 200,
    answer: importUndone,
    refusals: importRefusals,
    async handle({ actor, database, params, now, newId }) {
      const done = await undoImport(params.id, { database, actor, now, newId });
      if (done === null) throw notFound();
      return settle(done.ok ? done : { ok: false, refusal: { kind: "refused", reason: done.refusal } }, importRefusals);
    },
  }),
];
