/**
 * Live hints: `{feature, id}` over server-sent events, within one workspace. Screens refetch under their own rights. A hint with `to` is for
 * the screens of one person: what everybody would refetch in vain is not told to everybody.
 */
import pg from "pg";
import type { Log } from "#platform/log.ts";

export type Hint = { readonly feature: string; readonly id: string | null };
export type Live = {
  /**
   * A stream for one person of a workspace; `reset` comes after the database connection was lost: refetch everything.
   * Ends when `mayStay`, asked again and again, says that the person may not listen any more.
   */
  stream(workspaceId: string, signal: AbortSignal, mayStay: () => Promise<boolean>, personId?: string | null): ReadableStream<Uint8Array>;
  readonly listeners: number;
  close(): Promise<void>;
};

/** Milliseconds between heart-beats, and between questions whether a listener may stay. */
export type LivePace = { readonly beatEvery: number; readonly askEvery: number };
const usualPace: LivePace = { beatEvery: 15_000, askEvery: 30_000 };

type Listener = { readonly personId: string | null; send(text: string): void; leave(): void; mayStay(): Promise<boolean> };
const encoder = new TextEncoder();

/** Listens on one connection of its own; reconnects with back-off and tells every screen to refetch. */
export async function startLive(url: string, log: Log, { beatEvery, askEvery }: LivePace = usualPace): Promise<Live> {
  const rooms = new Map<string, Set<Listener>>();
  const everybody = () => [...rooms.values()].flatMap((room) => [...room]);
  let client: pg.Client | undefined;
  let closed = false;
  let wait = 250;

  async function listen(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: "mainspring live", keepAlive: true });
    next.on("notification", ({ payload }) => {
      const { workspace, to, ...hint } = JSON.parse(payload ?? "{}") as Hint & { workspace: string; to?: string };
      for (const { send, personId } of rooms.get(workspace) ?? [])
        if (to === undefined || to === personId) send(`event: change\ndata: ${JSON.stringify(hint)}\n\n`);
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
      for (const { send } of everybody()) send("event: reset\ndata: {}\n\n");
    } catch {
      setTimeout(again, wait).unref();
      wait = Math.min(wait * 2, 10_000);
    }
  }

  await listen();
  const beat = setInterval(() => {
    for (const { send } of everybody()) send("event: beat\ndata: {}\n\n");
  }, beatEvery);
  beat.unref();
  let asking = false;
  // One after the other, so that a thousand screens are no burst of questions.
  const ask = setInterval(async () => {
    if (asking) return;
    asking = true;
    for (const { mayStay, leave } of everybody()) if (!(await mayStay().catch(() => true))) leave();
    asking = false;
  }, askEvery);
  ask.unref();

  return {
    stream(workspaceId, signal, mayStay, personId = null) {
      let leave = () => {};
      return new ReadableStream<Uint8Array>({
        start(controller) {
          const room = rooms.get(workspaceId) ?? new Set<Listener>();
          const send = (text: string) => {
            // A screen that does not read any more is dropped; it reconnects and refetches.
            if ((controller.desiredSize ?? 0) < -1000) return leave();
            controller.enqueue(encoder.encode(text));
          };
          // Called by whoever notices first that it is over, and perhaps again by others later.
          leave = () => {
            if (!room.delete(listener)) return;
            if (room.size === 0) rooms.delete(workspaceId);
            try {
              controller.close();
            } catch {
              // already closed by the reader
            }
          };
          const listener: Listener = { personId, send, leave, mayStay };
          room.add(listener);
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
      clearInterval(ask);
      await client?.end().catch(() => {});
    },
  };
}
