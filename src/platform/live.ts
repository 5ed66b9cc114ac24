/** Live hints: `{feature, id}` over server-sent events, within one workspace. Screens refetch under their own rights. */
import pg from "pg";
import type { Log } from "#platform/log.ts";

export type Hint = { readonly feature: string; readonly id: string | null };
export type Live = {
  /** A stream for one person of a workspace; `reset` comes after the database connection was lost: refetch everything. */
  stream(workspaceId: string, signal: AbortSignal): ReadableStream<Uint8Array>;
  readonly listeners: number;
  close(): Promise<void>;
};

const beatEvery = 15_000;
const encoder = new TextEncoder();

/** Listens on one connection of its own; reconnects with back-off and tells every screen to refetch. */
export async function startLive(url: string, log: Log): Promise<Live> {
  const rooms = new Map<string, Set<(text: string) => void>>();
  const everybody = () => [...rooms.values()].flatMap((room) => [...room]);
  let client: pg.Client | undefined;
  let closed = false;
  let wait = 250;

  async function listen(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: "mainspring live", keepAlive: true });
    next.on("notification", ({ payload }) => {
      const { workspace, ...hint } = JSON.parse(payload ?? "{}") as Hint & { workspace: string };
      for (const send of rooms.get(workspace) ?? []) send(`event: change\ndata: ${JSON.stringify(hint)}\n\n`);
    });
    next.on("error", () => {});
    next.on("end", () => {
      if (closed) return;
      log.warn({ wait }, "live connection lost");
      setTimeout(again, wait).unref();
      wait = Math.min(wait * 2, 10_000);
    });
    await next.connect();
    await next.query("listen live");
    client = next;
    wait = 250;
  }
  async function again(): Promise<void> {
    if (closed) return;
    try {
      await listen();
      for (const send of everybody()) send("event: reset\ndata: {}\n\n");
    } catch {
      setTimeout(again, wait).unref();
      wait = Math.min(wait * 2, 10_000);
    }
  }

  await listen();
  const beat = setInterval(() => {
    for (const send of everybody()) send("event: beat\ndata: {}\n\n");
  }, beatEvery);
  beat.unref();

  return {
    stream(workspaceId, signal) {
      const room = rooms.get(workspaceId) ?? new Set();
      rooms.set(workspaceId, room);
      let leave = () => {};
      return new ReadableStream<Uint8Array>({
        start(controller) {
          const send = (text: string) => {
            // A screen that does not read any more is dropped; it reconnects and refetches.
            if ((controller.desiredSize ?? 0) < -1000) return leave();
            controller.enqueue(encoder.encode(text));
          };
          leave = () => {
            room.delete(send);
            if (room.size === 0) rooms.delete(workspaceId);
            try {
              controller.close();
            } catch {
              // already closed by the reader
            }
          };
          room.add(send);
          rooms.set(workspaceId, room);
          signal.addEventListener("abort", leave, { once: true });
          send("retry: 2000\nevent: ready\ndata: {}\n\n");
        },
        cancel: () => leave(),
      });
    },
    get listeners() {
      return everybody().length;
    },
    async close() {
      closed = true;
      clearInterval(beat);
      await client?.end().catch(() => {});
    },
  };
}
