import assert from "node:assert/strict";
import { test } from "node:test";
import { OpenAPIHono } from "@hono/zod-openapi";
import { deals } from "../../../test/support/filter-world.ts";
import type { Env } from "./endpoint/definition.ts";
import { demandFilter, demandFilterJson, demandOrder, filterSchemaRoute } from "./filter.ts";
import { ProblemError } from "./problem.ts";
import { unstorableTexts } from "./storable.ts";

function problemOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof ProblemError);
    return { status: error.problem.status, errors: error.problem.errors?.map(({ path, code }) => `${path} ${code}`) };
  }
  return "no problem";
}

test("without a filter a list shows everything, without a sort its own order", () => {
  assert.deepEqual(demandFilter(undefined, deals), { and: [] });
  assert.deepEqual(demandOrder(undefined, deals, [{ field: "title", isDescending: false }]), [{ field: "title", isDescending: false }]);
});

test("a filter, a sort order that cannot be accepted is a problem with the place of each fault", () => {
  const filter = '{"and":[{"field":"colour","op":"eq","value":1},{"field":"title","op":"contains","value":3}]}';
  assert.deepEqual(
    problemOf(() => demandFilter(filter, deals)),
    {
      status: 422,
      errors: ["/filter/and/0/field unknown_field", "/filter/and/1/value value_of_wrong_kind"],
    },
  );
  assert.deepEqual(
    problemOf(() => demandFilter("{", deals)),
    { status: 422, errors: ["/filter not_json"] },
  );
  assert.deepEqual(
    problemOf(() => demandFilterJson({ not: 1 }, deals, "/view/filter")),
    { status: 422, errors: ["/view/filter/not malformed"] },
  );
  assert.deepEqual(
    problemOf(() => demandOrder("-colour", deals, [])),
    { status: 422, errors: ["/sort unknown_field"] },
  );
});

test("a body nested 10,000 deep is refused before anybody walks through it", () => {
  const body: unknown = JSON.parse(`${'{"not":'.repeat(10_000)}{}${"}".repeat(10_000)}`);
  assert.deepEqual(
    unstorableTexts({ filter: body }).map(({ code }) => code),
    ["too_deep"],
  );
});

test("the schema of filters is published and described", async () => {
  const app = new OpenAPIHono<Env>();
  filterSchemaRoute(app);
  const answer = await app.request("/api/v1/schemas/filter.json");
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("content-type"), "application/schema+json");
  assert.equal(((await answer.json()) as { title: string }).title, "Filter");
  assert.ok(app.getOpenAPIDocument({ openapi: "3.1.0", info: { title: "", version: "" } }).paths?.["/api/v1/schemas/filter.json"]);
});
