/** An operation in the words of OpenAPI. */
import { z } from "@hono/zod-openapi";
import { problem as problemSchema } from "../contract.ts";
import type { Described, Sent } from "./definition.ts";

const problemContent = (description: string) => ({ description, content: { "application/problem+json": { schema: problemSchema } } });

/** As OpenAPI tells it: also every way in which it can be refused. */
export function describe({
  method,
  path,
  tag,
  summary,
  description,
  right,
  needsSession,
  params,
  query,
  body,
  status,
  answer,
  file,
  upload,
}: Described<Sent, Sent, Sent>) {
  const isChange = method !== "get";
  const session = [{ session: [] }];
  return {
    method,
    path: `/api/v1${path}`,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    operationId: `${method}${path.replaceAll(/[^a-zA-Z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? "").toUpperCase())}`,
    security: right !== "open" ? [{ key: [] }, ...session] : needsSession ? session : [],
    request: {
      ...(params ? { params: params as never } : {}),
      ...(query ? { query: query as never } : {}),
      ...(isChange
        ? {
            headers: z.object({
              "Idempotency-Key": z.string().max(200).optional(),
              ...(method === "patch" ? { "If-Match": z.string().max(40).optional() } : {}),
            }),
          }
        : {}),
      ...(body ? { body: { required: true, content: { "application/json": { schema: body } } } } : {}),
      ...(upload === undefined
        ? {}
        : {
            body: {
              required: true,
              description: upload,
              content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } },
            },
          }),
    },
    responses: {
      [status]: file
        ? { description: summary, content: { [file.split(";")[0]!]: { schema: z.string().openapi({ format: "binary" }) } } }
        : answer
          ? { description: summary, content: { "application/json": { schema: answer } } }
          : { description: summary },
      ...(isChange ? { 400: problemContent("A body or header that cannot be read") } : {}),
      ...(right === "open" && !needsSession ? {} : { 401: problemContent("No session and no valid key") }),
      ...(right === "open" && !isChange ? {} : { 403: problemContent("The person lacks the right, or another site asks") }),
      ...(path.includes("{") || isChange || asksAboutOne(query) ? { 404: problemContent("Unknown or invisible id") } : {}),
      ...(isChange
        ? { 409: problemContent("State, version or turn does not allow it"), 422: problemContent("Content that cannot be accepted") }
        : { 422: problemContent("Parameters that cannot be accepted") }),
      ...(isChange ? { 413: problemContent("A body that is too large") } : {}),
      ...(body ? { 415: problemContent("A body that is not JSON") } : {}),
      429: problemContent("Too many requests"),
    },
  };
}

/** A parameter that names one person or record, of which there may be none. */
const asksAboutOne = (query: unknown): boolean =>
  query instanceof z.ZodObject && ["subject", "person"].some((name) => Object.hasOwn(query.shape, name));
