/** The API's own description, made from the contracts. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Env } from "./endpoint/definition.ts";

export function openApiDocument(app: OpenAPIHono<Env>): object {
  app.openAPIRegistry.registerComponent("securitySchemes", "key", {
    type: "http",
    scheme: "bearer",
    description: "An API key: acts with its person's rights, within its scopes",
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "mainspring.session_token",
    description: "The browser's session; the header Mainspring-Workspace names the company",
  });
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Mainspring",
      version: "1",
      license: { name: "MIT" },
      description:
        "Everything the screens do. Lists answer `{items, nextCursor}`; a change may carry an Idempotency-Key, and If-Match with the record's version. Money is `{amount, currency}`, instants are ISO 8601 with offset, dates YYYY-MM-DD. Errors are problem+json: 401 no key, 403 no right, 404 unknown or invisible, 409 state, version or turn, 422 content, 431 an address that is too long: with the headers it has room for 262,144 bytes.",
    },
    servers: [{ url: "/" }],
  });
}
