/** What hangs on records of every kind, over HTTP: notes, tags, and what happened to them. */
import { z } from "@hono/zod-openapi";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { pageOf, startOf } from "#platform/http/page.ts";
import { notFound } from "#platform/http/problem.ts";
import { id } from "#platform/http/schema.ts";
import { listOf, note, notePage, setTags, tagList, timelinePage as timelineAnswer, writeNote } from "../contract/records.ts";
import type { NoteRefusal } from "../core/note.ts";
import { type After, notesPage } from "../sql/notes.ts";
import { findRecord } from "../sql/seen-record.ts";
import { recordTags } from "../sql/tags.ts";
import { type AboutOf, type SubjectsOf, timelinePage, timelineSubjects } from "../sql/timeline.ts";
import { addingNote, archivingNote, changingNote, settingTags } from "./operate-records.ts";

const noteRefusals: Readonly<Record<NoteRefusal, RefusalAnswer>> = {
  text_unusable: { status: 422, path: "/text", detail: "A note has 1 to 20,000 characters, without invisible control characters." },
  not_your_note: { status: 409, detail: "Only who wrote a note changes it." },
  already_archived: { status: 409, detail: "It is archived already." },
  mentioned_cannot_see: {
    status: 422,
    path: "/text",
    detail: "Somebody mentioned does not see this record. Let them take part first, or leave the mention out.",
  },
};

/** What rooms on the right add to the timeline of a record: the deals of a client, the tasks that events are about. */
export type AttachedParts = { readonly subjects: readonly SubjectsOf[]; readonly about: AboutOf };

const params = z.strictObject({ id });
const tag = "Records";
const right = { read: "clients.read", change: "clients.change" } as const;

export const attachedEndpoints = ({ subjects, about }: AttachedParts) =>
  [
    endpoint({
      method: "get",
      path: "/records/{id}/timeline",
      tag,
      summary: "What happened to a record and to what belongs to it, newest first",
      description: "Events, notes and files; of personal values only that they were changed.",
      right: right.read,
      params,
      query: listOf,
      status: 200,
      answer: timelineAnswer,
      handle: async ({ actor, database, params, query }) => {
        const after = startOf(query.cursor, ["instant", "id"]) as After;
        const found = await database.read(actor.scope, async (tx) => {
          if (!(await findRecord(tx, actor.workspaceId, params.id))) return null;
          const of = await timelineSubjects(tx, actor.workspaceId, params.id, subjects);
          return timelinePage(tx, actor.workspaceId, { subjects: of, about }, query.limit, after);
        });
        if (!found) throw notFound();
        return pageOf(found.items, found.last);
      },
    }),
    endpoint({
      method: "get",
      path: "/records/{id}/notes",
      tag,
      summary: "Notes on a record, newest first",
      right: right.read,
      params,
      query: listOf,
      status: 200,
      answer: notePage,
      handle: async ({ actor, database, params, query }) => {
        const after = startOf(query.cursor, ["instant", "id"]) as After;
        const found = await database.read(actor.scope, async (tx) =>
          (await findRecord(tx, actor.workspaceId, params.id)) ? notesPage(tx, actor.workspaceId, params.id, query.limit, after) : null,
        );
        if (!found) throw notFound();
        return pageOf(found.items, found.last);
      },
    }),
    endpoint({
      method: "post",
      path: "/records/{id}/notes",
      tag,
      summary: "Write a note on a record",
      right: right.change,
      params,
      body: writeNote,
      status: 201,
      answer: note,
      handle: async ({ actor, commands, params, body, options }) =>
        settle(await commands.execute(actor, addingNote, { recordId: params.id, text: body.text }, options), noteRefusals),
    }),
    endpoint({
      method: "patch",
      path: "/notes/{id}",
      tag,
      summary: "Change a note of one's own",
      right: right.change,
      params,
      body: writeNote,
      status: 200,
      answer: note,
      handle: async ({ actor, commands, params, body, options }) =>
        settle(await commands.execute(actor, changingNote, { id: params.id, text: body.text }, options), noteRefusals),
    }),
    endpoint({
      method: "post",
      path: "/notes/{id}/archive",
      tag,
      summary: "Put a note of one's own away",
      right: right.change,
      params,
      status: 200,
      answer: note,
      handle: async ({ actor, commands, params, options }) =>
        settle(await commands.execute(actor, archivingNote, params, options), noteRefusals),
    }),
    endpoint({
      method: "get",
      path: "/records/{id}/tags",
      tag,
      summary: "Tags of a record",
      right: right.read,
      params,
      status: 200,
      answer: tagList,
      handle: async ({ actor, database, params }) => {
        const found = await database.read(actor.scope, async (tx) =>
          (await findRecord(tx, actor.workspaceId, params.id)) ? recordTags(tx, actor.workspaceId, params.id) : null,
        );
        if (!found) throw notFound();
        return { tags: found.map(({ name }) => name) };
      },
    }),
    endpoint({
      method: "put",
      path: "/records/{id}/tags",
      tag,
      summary: "Tag a record, in place of the tags it had",
      right: right.change,
      params,
      body: setTags,
      status: 200,
      answer: tagList,
      handle: async ({ actor, commands, params, body, options }) =>
        settle(await commands.execute(actor, settingTags, { recordId: params.id, tags: body.tags }, options), {}),
    }),
  ] as const;
