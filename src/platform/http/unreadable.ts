/** What Node cannot read as a request never comes to the application: it is answered here, in words like everything else. */
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { type Problem, problem } from "./problem.ts";

/** Bytes of the address with its query and of all headers together: a filter of a thousand names fits, and strangers cannot fill the memory. */
export const largestHead = 256 * 1024;

/** Milliseconds that whoever is refused may take to read the answer before the connection goes: sent on the heels of unread bytes, it would be lost. */
export const longestReading = 1_000;

type Fault = Error & { readonly code?: string };

export function answerUnreadable(server: Server, newId: () => string, letGoAfter: number): void {
  const answers = new WeakMap<Duplex, ServerResponse>();
  const told = new WeakSet<Duplex>();
  server.on("request", (request: IncomingMessage, response: ServerResponse) => answers.set(request.socket, response));
  server.on("clientError", (fault: Fault, socket: Duplex) => {
    // What still comes in after the answer is not read.
    if (told.has(socket)) return;
    told.add(socket);
    const under = answers.get(socket);
    const isAnswering = under?.headersSent === true && !under.writableFinished;
    if (fault.code === "ECONNRESET" || !socket.writable || isAnswering) {
      socket.destroy(fault);
      return;
    }
    const timer = setTimeout(() => socket.destroy(), letGoAfter);
    timer.unref();
    socket.once("close", () => clearTimeout(timer));
    socket.end(asText(problemOf(fault), newId()));
  });
}

function problemOf({ code }: Fault): Problem {
  if (code === "HPE_HEADER_OVERFLOW")
    return problem("head_too_large", {
      detail: `Address and headers together may have ${largestHead.toLocaleString("en")} bytes. Make the filter shorter: name fewer values, or say by a field what they have in common.`,
    });
  if (code === "ERR_HTTP_REQUEST_TIMEOUT")
    return problem("too_slow", { detail: "The request did not come in whole in time. Send it again." });
  return problem("malformed", { detail: "What came is not a request of HTTP/1.1." });
}

function asText(found: Problem, instance: string): string {
  const body = JSON.stringify({ ...found, instance });
  const head = [
    `HTTP/1.1 ${found.status} ${STATUS_CODES[found.status]}`,
    "Content-Type: application/problem+json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Cache-Control: no-store",
    "X-Content-Type-Options: nosniff",
    "Connection: close",
  ];
  return `${head.join("\r\n")}\r\n\r\n${body}`;
}
