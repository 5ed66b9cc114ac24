import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { type TestContext, test } from "node:test";
import { answerUnreadable, largestHead } from "./unreadable.ts";

/** Longer than any machine takes to read an answer: what is let go before then is let go for another reason. */
const patience = 600_000;
const lengthOfAddress: RequestListener = (request, response) => response.end(String(request.url?.length));

async function serving(t: TestContext, listener = lengthOfAddress, letGoAfter = patience) {
  const server = createServer({ maxHeaderSize: largestHead }, listener);
  answerUnreadable(server, () => "an-id", letGoAfter);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const open = () => {
    const socket = connect(port, "127.0.0.1");
    const said: Buffer[] = [];
    socket.on("data", (data) => said.push(data));
    socket.on("error", () => {}); // what is on its way when the other side goes
    const closed = once(socket, "close");
    return { socket, closed, said: () => Buffer.concat(said).toString() };
  };
  /** Sends the bytes and answers all that came back until the other side ended. */
  const send = async (...pieces: readonly string[]) => {
    const { socket, said } = open();
    const ended = once(socket, "end");
    for (const piece of pieces) socket.write(piece);
    await ended;
    socket.destroy();
    const [head = "", body = ""] = said().split("\r\n\r\n");
    return { head, body, status: Number(head.slice(9, 12)) };
  };
  return { open, send, server };
}
const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n`;

test("a filter that fits into an address is read, and one too long for it is refused in words", async (t) => {
  const { send } = await serving(t);
  const fits = `/deals?filter=${"a".repeat(200_000)}`;
  assert.deepEqual(await send(get(fits)).then(({ status, body }) => [status, body]), [200, String(fits.length)]);
  const { status, head, body } = await send(get(`/deals?filter=${"a".repeat(largestHead)}`));
  assert.equal(status, 431);
  assert.match(head, /content-type: application\/problem\+json/i);
  assert.match(head, new RegExp(`content-length: ${Buffer.byteLength(body)}`, "i"));
  const { type, title, detail, instance } = JSON.parse(body);
  assert.deepEqual([type, instance], ["https://mainspring.dev/problems/head-too-large", "an-id"]);
  assert.match(`${title} ${detail}`, /262,144 bytes.*shorter/);
});

test("the answer comes whole although most of what was sent is never read", async (t) => {
  const { send } = await serving(t);
  const { status, body } = await send(`GET /deals?filter=${"b".repeat(largestHead)}`, ...Array(64).fill("b".repeat(65_536)));
  assert.equal(status, 431);
  assert.equal(JSON.parse(body).status, 431);
});

test("what is no request at all is answered once, and the server goes on serving others", async (t) => {
  const { send } = await serving(t);
  const { status, body, head } = await send("HELO mainspring\r\n\r\n", "MAIL FROM: nobody\r\n\r\n");
  assert.deepEqual([status, JSON.parse(body).type], [400, "https://mainspring.dev/problems/malformed"]);
  assert.equal(head.match(/HTTP\/1\.1/g)?.length, 1);
  assert.equal((await send(get("/"))).status, 200);
});

test("an answer under way is not written into: the connection ends", async (t) => {
  let begun = () => {};
  const isBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const { open } = await serving(t, (_, response) => {
    response.writeHead(200, { "content-length": 100 });
    response.write("half", begun);
  });
  const { socket, closed, said } = open();
  socket.write("POST / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n");
  await isBegun;
  socket.write("no chunk\r\n");
  await closed;
  assert.equal(said().match(/HTTP\/1\.1/g)?.length, 1);
});

test("whoever is refused and neither reads nor goes is let go", async (t) => {
  const { open, server } = await serving(t, lengthOfAddress, 1);
  const { socket } = open();
  socket.pause();
  const connection = once(server, "connection");
  socket.write("NO\r\n\r\n");
  const [held] = await connection;
  if (!held.destroyed) await once(held, "close");
  assert.equal(held.destroyed, true);
  socket.destroy();
});
