/** Asks the server, and does not let an answer pass that its own description does not know. */
import assert from "node:assert/strict";
import type { TestApp } from "./app.ts";
import { answerFault, type Operation, operationsOf } from "./openapi.ts";

export type Described = { readonly ask: TestApp["ask"]; readonly operations: readonly Operation[] };

export async function described(app: TestApp): Promise<Described> {
  const operations = operationsOf((await app.ask("GET", "/openapi.json")).body);
  // A path with its words spelt out comes before one with a parameter in their place.
  const patterns = operations
    .map((operation) => ({ operation, pattern: new RegExp(`^${operation.path.replaceAll(/\{[a-z]+\}/gi, "[^/?]+")}$`) }))
    .sort((one, other) => Number(one.operation.path.includes("{")) - Number(other.operation.path.includes("{")));
  return {
    operations,
    async ask(method, path, sent) {
      const answered = await app.ask(method, path, sent);
      const [address = ""] = (path.startsWith("/api/") ? path : `/api/v1${path}`).split("?");
      const found = patterns.find(({ operation, pattern }) => operation.method === method && pattern.test(address));
      if (found) assert.equal(answerFault(found.operation, answered), null);
      return answered;
    },
  };
}
