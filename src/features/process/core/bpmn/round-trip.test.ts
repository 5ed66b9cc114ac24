import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readLayout } from "../layout/layout.ts";
import { readyProcesses } from "../ready/compose.ts";
import { anyDefinition } from "../testing-definitions.ts";
import { readBpmn } from "./read/read-bpmn.ts";
import { writeBpmn } from "./write/write-bpmn.ts";

const anyLayout = fc.dictionary(fc.constantFrom("call", "offer", "a", "x-1", "nobody"), fc.record({ x: fc.nat(6), y: fc.nat(3) }));

test("a process exported as BPMN and imported again is the same process, whatever it says", async () => {
  await fc.assert(
    fc.asyncProperty(anyDefinition, anyLayout, async (definition, stored) => {
      const layout = readLayout(stored, definition);
      const read = await readBpmn(await writeBpmn(definition, layout));
      assert.ok(read.ok, JSON.stringify(read));
      assert.deepEqual(read.value.definition, definition);
      assert.deepEqual(read.value.layout, layout);
      assert.deepEqual(read.value.leftOut, []);
      const orders = (one: typeof definition) => Object.values(one.steps).map((step) => Object.keys(step.outcomes));
      assert.deepEqual(orders(read.value.definition), orders(definition));
    }),
    { numRuns: 150 },
  );
});

test("the ready processes go to other tools and come back as they are", async () => {
  for (const definition of readyProcesses("ru")) {
    const read = await readBpmn(await writeBpmn(definition, {}));
    assert.deepEqual(read.ok && read.value, { definition, layout: {}, leftOut: [], isForeign: false });
  }
});
