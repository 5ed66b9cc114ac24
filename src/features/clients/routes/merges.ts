/** Merging duplicates over HTTP, and taking a merge apart. */
import { z } from "@hono/zod-openapi";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { notFound } from "#platform/http/problem.ts";
import { id } from "#platform/http/schema.ts";
import { merge, mergeList, mergeRecords } from "../contract/merges.ts";
import type { MergeRefusal } from "../core/merge.ts";
import { mergesInto } from "../sql/merges.ts";
import { findRecord } from "../sql/seen-record.ts";
import { type MergeReferences, mergingRecords, undoingMerge } from "./operate-merges.ts";

const refusals: Readonly<Record<MergeRefusal, RefusalAnswer>> = {
  same_record: { status: 422, path: "/mergedId", detail: "Choose two different records." },
  merged_away: { status: 409, detail: "One of them was merged into another already." },
  contact_erased: { status: 409, detail: "The data of this contact was erased." },
  holding_cycle: { status: 422, path: "/mergedId", detail: "The one that stays hangs below the other, through clients between them." },
  link_cycle: { status: 422, path: "/mergedId", detail: "As one they would be distributor of themselves, through others." },
  unknown_field: { status: 422, path: "/fields", detail: "One of these is no field that can be chosen." },
  already_undone: { status: 409, detail: "This merge was taken apart already." },
  changed_since: { status: 409, detail: "One of them was changed meanwhile. Look at them again." },
};

const params = z.strictObject({ id });

export const mergeEndpoints = (references: MergeReferences) =>
  [
    ...(["client", "contact"] as const).map((kind) =>
      endpoint({
        method: "post",
        path: `/${kind}s/{id}/merge`,
        tag: kind === "client" ? "Clients" : "Contacts",
        summary: `Merge another ${kind} into this one`,
        description: "What hangs on the other follows. The other is archived and keeps what both have; the merge can be taken apart again.",
        right: "clients.change",
        params,
        body: mergeRecords,
        status: 201,
        answer: merge,
        handle: async ({ actor, commands, params, body, options }) =>
          settle(await commands.execute(actor, mergingRecords(references), { kind, id: params.id, ...body }, options), refusals),
      }),
    ),
    endpoint({
      method: "get",
      path: "/records/{id}/merges",
      tag: "Records",
      summary: "What was merged into a record",
      right: "clients.read",
      params,
      status: 200,
      answer: mergeList,
      handle: async ({ actor, database, params }) => {
        const found = await database.read(actor.scope, async (tx) =>
          (await findRecord(tx, actor.workspaceId, params.id)) ? mergesInto(tx, actor.workspaceId, params.id) : null,
        );
        if (!found) throw notFound();
        return { items: found };
      },
    }),
    endpoint({
      method: "post",
      path: "/merges/{id}/undo",
      tag: "Records",
      summary: "Take a merge apart",
      description: "Everything goes back to where it was; what somebody changed since stays as they left it.",
      right: "clients.change",
      params,
      status: 200,
      answer: merge,
      handle: async ({ actor, commands, params, options }) =>
        settle(await commands.execute(actor, undoingMerge(references), params, options), refusals),
    }),
  ] as const;
