/** The one click of a mail program: letters of these kinds end. Looking at the address changes nothing. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { systemActor } from "#platform/command/actor.ts";
import type { Commands } from "#platform/command/command.ts";
import type { Env } from "#platform/http/endpoint/definition.ts";
import { notFound } from "#platform/http/problem.ts";
import { readUnsubscribing } from "#platform/mail/unsubscribe.ts";
import { isNoticeKind } from "../../core/notify/kind.ts";
import { endingLetters } from "./operate-preferences.ts";

export type UnsubscribeParts = { readonly commands: Commands; readonly secret: string };

export const unsubscribePath = "/api/v1/unsubscribe";

export const unsubscribeRoute =
  ({ commands, secret }: UnsubscribeParts) =>
  (app: OpenAPIHono<Env>): void => {
    const named = (token: string) => {
      const found = readUnsubscribing(token, secret);
      if (!found) throw notFound();
      return found;
    };
    app.get(`${unsubscribePath}/:token`, (context) =>
      context.redirect(`/w/${named(context.req.param("token")).slug}/account/notifications`, 303),
    );
    app.post(`${unsubscribePath}/:token`, async (context) => {
      const { workspaceId, personId, kinds } = named(context.req.param("token"));
      const done = await commands.execute(systemActor(workspaceId, "job"), endingLetters, { personId, kinds: kinds.filter(isNoticeKind) });
      if (!done.ok) throw notFound();
      return context.body(null, 204);
    });
  };
