import assert from "node:assert/strict";
import { test } from "node:test";
import { readStream, type StreamEvent, takeEvents } from "./stream.ts";

test("events come whole, the unfinished one waits", () => {
  const { events, rest } = takeEvents('event: change\ndata: {"feature":"org"}\n\n: beat\n\nevent: ch');
  assert.deepEqual(events, [{ event: "change", data: '{"feature":"org"}' }]);
  assert.equal(rest, "event: ch");
});

test("a stream cut in the middle of a letter is read right", async () => {
  const bytes = new TextEncoder().encode("event: change\ndata: Münze\n\nevent: beat\ndata: {}\n\n");
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  const seen: StreamEvent[] = [];
  await readStream(body, (event) => seen.push(event));
  assert.deepEqual(seen, [
    { event: "change", data: "Münze" },
    { event: "beat", data: "{}" },
  ]);
});
