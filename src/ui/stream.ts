/** Reads server-sent events from a response. Not EventSource: that one cannot send the workspace's header nor show its silence. */

export type StreamEvent = { readonly event: string; readonly data: string };

/** Splits what has arrived into whole events and the unfinished rest. */
export function takeEvents(buffer: string): { readonly events: readonly StreamEvent[]; readonly rest: string } {
  const blocks = buffer.replaceAll("\r\n", "\n").split("\n\n");
  const rest = blocks.pop() ?? "";
  return { events: blocks.map(readBlock).filter((one) => one !== null), rest };
}

function readBlock(block: string): StreamEvent | null {
  const lines = block.split("\n");
  const field = (name: string) =>
    lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).replace(/^ /, ""));
  const event = field("event").at(-1);
  const data = field("data");
  return event === undefined && data.length === 0 ? null : { event: event ?? "message", data: data.join("\n") };
}

/** Calls `onEvent` for each event until the stream ends. */
export async function readStream(body: ReadableStream<Uint8Array>, onEvent: (event: StreamEvent) => void): Promise<void> {
  const decoder = new TextDecoder();
  let buffer = "";
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const { events, rest } = takeEvents(buffer + decoder.decode(value, { stream: true }));
    buffer = rest;
    for (const event of events) onEvent(event);
  }
}
