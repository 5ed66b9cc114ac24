import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { type TestContext, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { type Patience, waitFor } from "./patience.ts";

const quick: Patience = { longest: 60_000, window: 600, bytesPerWindow: 1_000 };

async function serving(t: TestContext, patience: Patience, listener: RequestListener) {
  // Node holds the longer of the two against a request, the shorter against its head: here the head is no matter.
  const server = createServer({ connectionsCheckingInterval: 50, headersTimeout: Math.min(60_000, patience.longest) }, listener);
  waitFor(server, patience);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  /** Sends a body of so many pieces, one each 20 ms; answers what came back until the end. */
  return async (pieces: number, size: number, head = "POST") => {
    const socket = connect(port, "127.0.0.1");
    let said = "";
    socket.on("data", (data) => {
      said += data;
    });
    socket.on("error", () => {}); // cut off with something unread on the way
    const ended = new Promise((resolve) => socket.once("close", resolve));
    socket.write(`${head} / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n`);
    if (head === "POST") socket.write(`Content-Length: ${pieces * size}\r\n`);
    socket.write("\r\n");
    const started = performance.now();
    let sent = 0;
    for (; sent < pieces && !socket.destroyed && said === ""; sent++) {
      socket.write(Buffer.alloc(size, 65));
      await sleep(20);
    }
    await ended;
    return { status: said.slice(9, 12), sent, seconds: (performance.now() - started) / 1_000 };
  };
}
const counting: RequestListener = async (request, response) => {
  let bytes = 0;
  for await (const piece of request) bytes += piece.length;
  response.end(String(bytes));
};

test("a body that comes a byte at a time is not waited for, one that keeps coming is, however long it takes", async (t) => {
  const send = await serving(t, quick, (request, response) => void Promise.resolve(counting(request, response)).catch(() => {}));
  const [slow, steady] = await Promise.all([send(1_000, 1), send(60, 5_000)]);
  assert.equal(slow.status, "408");
  assert.ok(slow.sent < 1_000, "it was cut off in the middle");
  assert.equal(steady.status, "200");
  assert.ok(steady.seconds > 1, "longer than a window");
});

test("whoever is refused at once cannot go on sending slowly", async (t) => {
  const send = await serving(t, quick, (_, response) => response.writeHead(401).end());
  assert.equal((await send(1_000, 1)).status, "401");
});

test("a body that we are slow to take, and an answer that takes its time, are not the other side's fault", async (t) => {
  const send = await serving(t, quick, async (request, response) => {
    await sleep(1_500);
    await counting(request, response);
  });
  assert.equal((await send(1, 900)).status, "200");
  assert.equal((await send(100, 60_000)).status, "200");
  assert.equal((await send(0, 0, "GET")).status, "200");
});

test("no request takes longer than the longest", async (t) => {
  const count: RequestListener = (request, response) => void Promise.resolve(counting(request, response)).catch(() => {});
  assert.equal((await (await serving(t, { ...quick, longest: 300 }, count))(1_000, 5_000)).status, "408");
  assert.equal((await (await serving(t, { ...quick, longest: 60_000 }, count))(20, 5_000)).status, "200");
});

test("whoever kept sending while we slept is not cut off when we wake", async (t) => {
  const send = await serving(t, quick, (request, response) => void Promise.resolve(counting(request, response)).catch(() => {}));
  // Falls asleep just when a window has begun, until the next one should have: nothing else runs in this process then.
  const nap = () => {
    for (const end = performance.now() + 2 * quick.window; performance.now() < end; );
  };
  setTimeout(nap, quick.window);
  assert.equal((await send(60, 5_000)).status, "200");
});
