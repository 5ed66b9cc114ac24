/** Saved views over HTTP. */
import { z } from "@hono/zod-openapi";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { notFound } from "#platform/http/problem.ts";
import { id } from "#platform/http/schema.ts";
import { changeView, listViews, savedView, saveView, viewList } from "../contract/views.ts";
import type { ViewRefusal } from "../core/saved-view.ts";
import { findView, seenViews } from "../sql/saved-view.ts";
import { changingView, deletingView, savingView } from "./operate-views.ts";

export const viewRefusals: Readonly<Record<ViewRefusal, RefusalAnswer>> = {
  not_own_view: { status: 403, detail: "Only its owner changes a view. Save it under a name of your own." },
  sharing_not_allowed: { status: 403, path: "/sharedWith", detail: "Views are shared by those who lead. Save it for yourself." },
  no_own_unit: { status: 422, path: "/sharedWith", detail: "You work in no unit that the view could be shared with." },
  no_own_level: { status: 422, path: "/sharedWith", detail: "You stand at no level that the view could be shared with." },
  view_name_taken: { status: 422, path: "/name", detail: "You have a view of this name here already." },
  too_many_views: { status: 409, detail: "You have 100 views of this list. Delete one first." },
};

const params = z.strictObject({ id });
const tag = "Saved views";

export const viewEndpoints = [
  endpoint({
    method: "get",
    path: "/views",
    tag,
    summary: "One's own views and those shared with one",
    right: "signed_in",
    query: listViews,
    status: 200,
    answer: viewList,
    handle: async ({ actor, database, query }) => ({
      items: await database.read(actor.scope, (tx) => seenViews(tx, actor, query.screen ?? null)),
    }),
  }),
  endpoint({
    method: "post",
    path: "/views",
    tag,
    summary: "Save a view",
    right: "signed_in",
    body: saveView,
    status: 201,
    answer: savedView,
    refusals: viewRefusals,
    handle: async ({ actor, commands, body, options }) => settle(await commands.execute(actor, savingView, body, options), viewRefusals),
  }),
  endpoint({
    method: "get",
    path: "/views/{id}",
    tag,
    summary: "One view",
    right: "signed_in",
    params,
    status: 200,
    answer: savedView,
    handle: async ({ actor, database, params }) => {
      const found = await database.read(actor.scope, (tx) => findView(tx, actor, params.id));
      if (!found) throw notFound();
      return found;
    },
  }),
  endpoint({
    method: "patch",
    path: "/views/{id}",
    tag,
    summary: "Rename a view, share it, or keep something else in it",
    right: "signed_in",
    params,
    body: changeView,
    status: 200,
    answer: savedView,
    refusals: viewRefusals,
    handle: async ({ actor, commands, params, body, options }) =>
      settle(await commands.execute(actor, changingView, { id: params.id, change: body }, options), viewRefusals),
  }),
  endpoint({
    method: "delete",
    path: "/views/{id}",
    tag,
    summary: "Delete a view",
    right: "signed_in",
    params,
    status: 204,
    refusals: viewRefusals,
    handle: async ({ actor, commands, params, options }) =>
      settle(await commands.execute(actor, deletingView, { id: params.id }, options), viewRefusals),
  }),
];
