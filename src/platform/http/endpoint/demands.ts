/** What a request has to bring before an operation begins: a right, a body that is one, headers that can be read. */
import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Actor } from "#platform/command/actor.ts";
import type { CommandOptions } from "#platform/command/command.ts";
import { requestHash } from "#platform/command/idempotency.ts";
import { fieldErrors, forbidden, ProblemError, problem } from "../problem.ts";
import type { Env, Method } from "./definition.ts";

/** Of a request that has no parameters, or no body: whatever is sent is unknown. */
export const nothing = z.strictObject({});

/** The right itself, and for a key its scope. */
export function demand(actor: Actor, right: string, method: Method): void {
  const keyMay = actor.via !== "key" || actor.rights.has(method === "get" ? "scope.read" : "scope.write");
  if (!keyMay) throw forbidden(`This key may not ${method === "get" ? "read" : "write"}.`);
  if (right !== "signed_in" && !actor.rights.has(right)) throw forbidden(`It needs the right ${right}.`);
}

export function demandJson(context: Context<Env>): void {
  const type = context.req.header("content-type") ?? "";
  if (!/^application\/([a-z0-9.+-]+\+)?json\s*(;|$)/i.test(type))
    throw new ProblemError(problem("not_json", { detail: "Send the body as JSON, with Content-Type: application/json." }));
}

/** Nothing, or an empty object as some clients send it. */
export async function refuseBody(context: Context<Env>): Promise<void> {
  const text = await context.req.text();
  if (text.trim() === "") return;
  let sent: unknown;
  try {
    sent = JSON.parse(text);
  } catch {
    throw new ProblemError(problem("malformed", { detail: "The body is not valid JSON, and none is needed." }));
  }
  const checked = nothing.safeParse(sent);
  if (!checked.success) throw new ProblemError(problem("validation", { errors: fieldErrors(checked.error.issues as never) }));
}

/** What the headers say of the version that is changed and of a change that is repeated. */
export function commandOptions(context: Context<Env>, method: Method, body: unknown): CommandOptions {
  // Whoever only looks has neither a version to lose nor a change to repeat.
  if (method === "get") return {};
  const match = context.req.header("if-match");
  const key = context.req.header("idempotency-key");
  if (key !== undefined && (key.length === 0 || key.length > 200))
    throw new ProblemError(problem("malformed", { detail: "An Idempotency-Key has 1 to 200 characters." }));
  return {
    expectedVersion: match === undefined || match === "*" ? undefined : versionOf(match),
    idempotency: key === undefined ? undefined : { key, requestHash: requestHash(method, context.req.path, body) },
  };
}

function versionOf(match: string): number {
  const found = /^(?:W\/)?"?(\d{1,9})"?$/.exec(match)?.[1];
  if (found === undefined)
    throw new ProblemError(problem("malformed", { detail: 'If-Match holds the record\'s version, for example "3".' }));
  return Number(found);
}
