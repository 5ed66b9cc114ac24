/** Files on records over HTTP: streamed in and out, checked by content and name, never shown by the browser. */
import { z } from "@hono/zod-openapi";
import type { Operation } from "#platform/command/command.ts";
import { asReader } from "#platform/db/database.ts";
import { hashOfFile } from "#platform/db/file.ts";
import type { FileStore } from "#platform/files/file-store.ts";
import { asWebStream } from "#platform/files/web-stream.ts";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint, fileName } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { pageOf, startOf } from "#platform/http/page.ts";
import { notFound, ProblemError, problem } from "#platform/http/problem.ts";
import { id, name } from "#platform/http/schema.ts";
import { no, yes } from "#shared/result.ts";
import { cleanName } from "#shared/text.ts";
import { type AttachmentView, attachment, attachmentPage, listOf } from "../contract/records.ts";
import { fileKind, headBytes } from "../core/file-kind.ts";
import { archiveAttachment, attachmentsPage, findAttachment, insertAttachment, type NewAttachment } from "../sql/attachments.ts";
import type { After } from "../sql/notes.ts";
import { findRecord, loadSeenRecord, type SeenRecord } from "../sql/seen-record.ts";

export const largestFile = 50_000_000;
export type FileParts = { readonly files: FileStore };

type Content = {
  readonly recordId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: number;
};
type FileAdded = { readonly type: "FileAdded"; readonly added: NewAttachment; readonly record: SeenRecord };

const addingFile: Operation<
  Content,
  { readonly record: SeenRecord; readonly ids: readonly [string, string] },
  FileAdded,
  never,
  AttachmentView
> = {
  feature: "clients",
  async load(tx, { recordId }, given) {
    const record = await loadSeenRecord(tx, given.actor.scope, recordId);
    return record && { record, ids: [given.newId(), given.newId()] };
  },
  decide({ record, ids: [id, fileId] }, content, { actor, now }) {
    return yes([
      { type: "FileAdded", record, added: { ...content, id, fileId, ownerId: record.ownerId, addedBy: actor.personId, at: now } },
    ]);
  },
  async save(tx, events, _, { actor }) {
    for (const { added } of events) await insertAttachment(tx, actor.workspaceId, added);
  },
  // A name of a file may name a person; it stands with the file.
  record: ({ record, added }) => ({
    kind: "file_added",
    subjectKind: record.kind,
    subjectId: record.id,
    data: { attachmentId: added.id, mediaType: added.mediaType, bytes: added.bytes },
  }),
  async answer(tx, _, { ids: [id] }, __, { actor }) {
    const found = await findAttachment(tx, actor.workspaceId, id);
    if (!found) throw new Error("the file just listed is not there");
    return found.view;
  },
};

type ArchiveRefusal = "not_your_file" | "already_archived";
type FileArchived = { readonly type: "FileArchived"; readonly view: AttachmentView; readonly at: Date };
export const archivingFile: Operation<{ readonly id: string }, AttachmentView, FileArchived, ArchiveRefusal, AttachmentView> = {
  feature: "clients",
  async load(tx, { id }, { actor }) {
    const seen = await asReader(tx, actor.scope, (eyes) => findAttachment(eyes, actor.workspaceId, id));
    return seen && ((await findAttachment(tx, actor.workspaceId, id, "for update"))?.view ?? null);
  },
  version: ({ version }) => version,
  decide(view, _, { actor, now }) {
    if (view.archivedAt !== null) return no("already_archived");
    if (view.addedById === null || view.addedById !== actor.personId) return no("not_your_file");
    return yes([{ type: "FileArchived", view, at: now }]);
  },
  async save(tx, events, _, { actor }) {
    for (const { view, at } of events) await archiveAttachment(tx, actor.workspaceId, view.id, at);
  },
  record: ({ view }) => ({ kind: "file_archived", subjectKind: "record", subjectId: view.recordId, data: { attachmentId: view.id } }),
  async answer(tx, { id }, view, _, { actor }) {
    return (await findAttachment(tx, actor.workspaceId, id))?.view ?? view;
  },
};

const archiveRefusals: Readonly<Record<ArchiveRefusal, RefusalAnswer>> = {
  not_your_file: { status: 409, detail: "Only who added a file puts it away." },
  already_archived: { status: 409, detail: "It is archived already." },
};

const fileProblems = {
  file_empty: { status: 422, detail: "The file is empty." },
  file_refused: { status: 422, detail: "Files of this kind are not kept, or the content is not what the name says." },
  file_too_large: { status: 422, detail: `A file may have ${largestFile / 1_000_000} MB.` },
} as const;

function refuse(reason: keyof typeof fileProblems): never {
  const { detail } = fileProblems[reason];
  throw new ProblemError(problem("refused", { reason, detail, errors: [{ path: "/", code: reason, message: detail }] }));
}

/** Looks at the beginning, then goes on streaming: a file that is not kept is not stored first. */
async function receive(body: ReadableStream<Uint8Array> | null, named: string, files: FileStore) {
  const chunks = body === null ? [][Symbol.iterator]() : body[Symbol.asyncIterator]();
  const begun: Uint8Array[] = [];
  let length = 0;
  while (length < headBytes) {
    const next = await chunks.next();
    if (next.done) break;
    begun.push(next.value);
    length += next.value.byteLength;
  }
  if (length === 0) return refuse("file_empty");
  const mediaType = fileKind(named, new Uint8Array(Buffer.concat(begun)).subarray(0, headBytes)) ?? refuse("file_refused");
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield* begun;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  }
  const stored = await files.put(whole(), { maxBytes: largestFile });
  return stored.ok ? { ...stored.value, mediaType } : refuse("file_too_large");
}

const params = z.strictObject({ id });
const isHash = /^[0-9a-f]{64}$/;
const tag = "Records";

export const fileEndpoints = ({ files }: FileParts) =>
  [
    endpoint({
      method: "post",
      path: "/records/{id}/files",
      tag,
      summary: "Add a file to a record",
      description:
        "The body is the file itself. Kept are documents, tables, pictures, drawings, mail, sound and film; programs and pages are not.",
      right: "clients.change",
      params,
      query: z.strictObject({ name: name(200).openapi({ description: "Its name with its ending", example: "Angebot 17.pdf" }) }),
      upload: `Up to ${largestFile / 1_000_000} MB`,
      status: 201,
      answer: attachment,
      handle: async ({ actor, commands, database, params, query, request, options }) => {
        const seen = await database.read(actor.scope, (tx) => findRecord(tx, actor.workspaceId, params.id));
        if (!seen) throw notFound();
        const named = cleanName(query.name);
        const content = await receive(request.body, named, files);
        return settle(await commands.execute(actor, addingFile, { recordId: params.id, name: named, ...content }, options), {});
      },
    }),
    endpoint({
      method: "get",
      path: "/records/{id}/files",
      tag,
      summary: "Files of a record, newest first",
      right: "clients.read",
      params,
      query: listOf,
      status: 200,
      answer: attachmentPage,
      handle: async ({ actor, database, params, query }) => {
        const after = startOf(query.cursor, ["instant", "id"]) as After;
        const found = await database.read(actor.scope, async (tx) =>
          (await findRecord(tx, actor.workspaceId, params.id))
            ? attachmentsPage(tx, actor.workspaceId, params.id, query.limit, after)
            : null,
        );
        if (!found) throw notFound();
        return pageOf(found.items, found.last);
      },
    }),
    endpoint({
      method: "get",
      path: "/files/{id}",
      tag,
      summary: "A file, to be saved",
      right: "clients.read",
      params,
      status: 200,
      file: "application/octet-stream",
      handle: async ({ actor, database, params }, headers) => {
        const seen = await database.read(actor.scope, (tx) => findAttachment(tx, actor.workspaceId, params.id));
        if (!seen) throw notFound();
        // Seen with its record: then its content may be read, whoever added it.
        const hash = await database.read({ ...actor.scope, sight: "all" }, (tx) => hashOfFile(tx, actor.workspaceId, seen.fileId));
        const content = hash === null || !isHash.test(hash) ? null : await files.open(hash);
        if (content === null)
          throw new ProblemError(
            problem("state", { reason: "content_missing", detail: "Its content is missing from the store. Tell whoever runs the server." }),
          );
        fileName(headers, seen.view.name);
        headers.set("content-length", String(seen.view.bytes));
        return asWebStream(content);
      },
    }),
    endpoint({
      method: "post",
      path: "/files/{id}/archive",
      tag,
      summary: "Put a file of one's own away",
      right: "clients.change",
      params,
      status: 200,
      answer: attachment,
      handle: async ({ actor, commands, params, options }) =>
        settle(await commands.execute(actor, archivingFile, params, options), archiveRefusals),
    }),
  ] as const;
