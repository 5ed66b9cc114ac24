/** The published schema of processes: open to all, for it is the same for everybody. */
import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Env } from "#platform/http/endpoint/definition.ts";
import { definitionJsonSchema } from "../contract/definition.ts";

const path = "/api/v1/schemas/process.json";

export function processSchemaRoute(app: OpenAPIHono<Env>): void {
  const schema = JSON.stringify(definitionJsonSchema());
  app.openAPIRegistry.registerPath({
    method: "get",
    path,
    tags: ["Server"],
    operationId: "getProcessSchema",
    summary: "The JSON Schema of processes",
    security: [],
    responses: {
      200: { description: "JSON Schema 2020-12", content: { "application/schema+json": { schema: z.record(z.string(), z.unknown()) } } },
    },
  });
  app.get(path, (context) => context.body(schema, 200, { "content-type": "application/schema+json", "cache-control": "no-cache" }));
}
