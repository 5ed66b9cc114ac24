import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inBatches } from "./in-batches.ts";

describe("questions asked in batches", () => {
  const asking = (most: number) => {
    const sent: (readonly string[])[] = [];
    const ask = inBatches({ most, waits: 1 }, async (ids) => {
      sent.push(ids);
      if (ids.includes("broken")) throw new Error("no answer");
      return new Map(ids.filter((id) => id !== "nothing").map((id) => [id, `${id}!`]));
    });
    return { sent, ask };
  };

  test("of one moment go together, each once, and each gets its own answer", async () => {
    const { sent, ask } = asking(200);
    assert.deepEqual(await Promise.all(["a", "nothing", "a", "b"].map(ask)), ["a!", undefined, "a!", "b!"]);
    assert.deepEqual(sent, [["a", "nothing", "b"]]);
  });

  test("are never more than the server takes at once", async () => {
    const { sent, ask } = asking(200);
    const ids = Array.from({ length: 450 }, (_, at) => `id${at}`);
    assert.deepEqual(
      await Promise.all(ids.map(ask)),
      ids.map((id) => `${id}!`),
    );
    assert.deepEqual(
      sent.map(({ length }) => length),
      [200, 200, 50],
    );
  });

  test("fail together, and the next ones are asked anew", async () => {
    const { sent, ask } = asking(200);
    const both = await Promise.allSettled([ask("broken"), ask("a")]);
    assert.deepEqual(
      both.map(({ status }) => status),
      ["rejected", "rejected"],
    );
    assert.equal(await ask("a"), "a!");
    assert.equal(sent.length, 2);
  });
});
