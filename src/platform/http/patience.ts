/** How long the server waits for the body of a request: as long as it takes, as long as it comes. */
import type { IncomingMessage, Server } from "node:http";

export type Patience = {
  /** Until a request has come in whole, in milliseconds. */
  readonly longest: number;
  /** What has to come in a window of so many milliseconds. */
  readonly window: number;
  readonly bytesPerWindow: number;
};

/**
 * A file of 2 GB takes hours on a slow line, and Node would end any request after five minutes. Hours for everybody would let strangers hold
 * connections with a byte a minute; so a body has to keep coming: 16 KB/s, which the slowest line that anybody works with has.
 */
export const patience: Patience = { longest: 4 * 60 * 60_000, window: 30_000, bytesPerWindow: 30 * 16_384 };

/** Heads have to come within Node's own minute; requests without a body, and answers, may take their time. */
export function waitFor(server: Server, { longest, window, bytesPerWindow }: Patience): void {
  server.requestTimeout = longest;
  /** Bytes of its connection when its window began; null: it has not begun. */
  const coming = new Map<IncomingMessage, number | null>();
  server.on("request", (request: IncomingMessage) => {
    if (request.headers["content-length"] === undefined && request.headers["transfer-encoding"] === undefined) return;
    coming.set(request, null);
    request.once("close", () => coming.delete(request));
  });
  const look = () => {
    for (const [request, before] of coming) {
      const { socket } = request;
      if (request.complete || socket.destroyed) coming.delete(request);
      // What has come and is not taken yet waits for us, not for the other side.
      else if (before === null || request.readableLength > 0 || socket.bytesRead - before >= bytesPerWindow)
        coming.set(request, socket.bytesRead);
      else {
        coming.delete(request);
        socket.end("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n");
        socket.destroySoon();
      }
    }
  };
  // After a pause of our own (a machine asleep, a blocked process) the clock strikes before we have read what came meanwhile: that first.
  let isOver = false;
  const wind = () => {
    if (!isOver) setTimeout(() => setImmediate(strike), window).unref();
  };
  const strike = () => {
    look();
    wind();
  };
  wind();
  server.once("close", () => {
    isOver = true;
  });
}
