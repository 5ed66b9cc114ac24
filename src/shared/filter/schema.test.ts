import assert from "node:assert/strict";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { dealFilter } from "../../../test/support/filter-world.ts";
import { filterJsonSchema } from "./schema.ts";

test("the published schema is good JSON Schema and takes every good filter", () => {
  const isValid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(filterJsonSchema());
  fc.assert(
    fc.property(dealFilter, (filter) => assert.ok(isValid(filter), JSON.stringify([filter, isValid.errors]))),
    { numRuns: 500 },
  );
  for (const bad of [{}, { and: {} }, { field: "a", op: "is", value: 1 }, { field: "a", op: "between", value: [1] }, { not: { or: [{}] } }])
    assert.equal(isValid(bad), false, JSON.stringify(bad));
});
