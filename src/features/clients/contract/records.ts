/** Requests and answers about what hangs on records of every kind: notes, tags, files, and what happened to them. */
import { z } from "@hono/zod-openapi";
import { id, instant, page, paging, version } from "#platform/http/schema.ts";
import { word } from "./clients.ts";

const text = z.string().max(40_000).openapi({ description: "Up to 20,000 characters, in lines" });
export const note = z
  .object({
    id,
    recordId: id,
    authorId: id.nullable(),
    authorName: z.string().nullable(),
    text: z.string(),
    at: instant,
    editedAt: instant.nullable(),
    archivedAt: instant.nullable(),
    version,
  })
  .openapi("Note");
export const notePage = page(note);
export const listOf = z.strictObject(paging);
export const writeNote = z.strictObject({ text }).openapi("WriteNote");

export const setTags = z.strictObject({ tags: z.array(word("tag")).max(50) }).openapi("SetTags");
export const tagList = z.object({ tags: z.array(z.string()) });

export const attachment = z
  .object({
    id,
    recordId: id,
    name: z.string(),
    mediaType: z.string(),
    bytes: z.int(),
    addedById: id.nullable(),
    at: instant,
    archivedAt: instant.nullable(),
    version,
  })
  .openapi("File");
export const attachmentPage = page(attachment);

export const timelineEntry = z
  .object({
    id,
    kind: z.enum(["event", "note", "file"]),
    at: instant.openapi({ description: "When it happened" }),
    actorId: id.nullable(),
    actorName: z.string().nullable(),
    actorKind: z.enum(["person", "system", "import"]),
    recordId: id.openapi({ description: "What it happened to: the record itself, or one that belongs to it" }),
    recordKind: z.string(),
    recordTitle: z.string(),
    what: z.string().openapi({ description: "Kind of the event", example: "deal_moved" }),
    data: z.record(z.string(), z.unknown()),
    personal: z.array(z.string()).openapi({ description: "Names of personal values that were changed; the values are not told" }),
    isVoided: z.boolean().openapi({ description: "Taken back: it counts nowhere" }),
    about: z
      .object({
        kind: z.literal("task"),
        id,
        title: z.string(),
        taskKind: z.string().openapi({ example: "step" }),
        to: z.string().nullable().openapi({ description: "Name of whom it was handed over to" }),
      })
      .nullable()
      .openapi({ description: "The task that the event is about, as it is called today and as long as you see it" }),
    text: z.string().nullable().openapi({ description: "Of a note" }),
    file: z.object({ name: z.string(), mediaType: z.string(), bytes: z.int() }).nullable(),
  })
  .openapi("TimelineEntry");
export const timelinePage = page(timelineEntry);

export type NoteView = z.output<typeof note>;
export type AttachmentView = z.output<typeof attachment>;
export type TimelineEntry = z.output<typeof timelineEntry>;
