/**
 * What others change appears by itself: the server names the room that changed, its queries are read again under one's own rights.
 * Queries are keyed by the room (`["org", …]`, see query.ts), so a page does nothing for this.
 *
 * One tab per workspace holds the stream and tells the others; when it closes another takes over. Silence of 45 s (three missed
 * beats) counts as a lost connection. After every reconnect everything is read again, because what happened meanwhile is unknown.
 */
import type { QueryClient } from "@tanstack/react-query";
import { readStream } from "./stream.ts";

export type LiveState = "live" | "connecting";
type Message =
  | { readonly kind: "change"; readonly feature: string }
  | { readonly kind: "reset" }
  | { readonly kind: "state"; readonly state: LiveState };

const silenceAllowed = 45_000;
const longestWait = 30_000;

/** Follows the changes of a workspace until the returned function is called. */
export function followChanges(slug: string, client: QueryClient, onState: (state: LiveState) => void): () => void {
  const stop = new AbortController();
  const name = `mainspring.live.${slug}`;
  const channel = new BroadcastChannel(name);
  const receive = (message: Message) => {
    if (message.kind === "change") void client.invalidateQueries({ queryKey: [message.feature] });
    else if (message.kind === "reset") void client.invalidateQueries();
    else onState(message.state);
  };
  channel.onmessage = ({ data }: MessageEvent<Message>) => receive(data);
  const tell = (message: Message) => {
    receive(message);
    channel.postMessage(message);
  };
  stop.signal.addEventListener("abort", () => channel.close());
  void asOneOfMany(name, stop.signal, () => holdStream(slug, tell, stop.signal));
  return () => stop.abort();
}

/** Runs `work` in one tab at a time. Without locks (pages served without TLS to other machines) every tab has its own stream. */
async function asOneOfMany(name: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work();
  await navigator.locks.request(name, { signal }, work).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

async function holdStream(slug: string, tell: (message: Message) => void, signal: AbortSignal): Promise<void> {
  let failures = 0;
  let isFirst = true;
  while (!signal.aborted) {
    await readOnce(slug, signal, tell, () => {
      tell({ kind: "state", state: "live" });
      if (!isFirst) tell({ kind: "reset" });
      isFirst = false;
      failures = 0;
    });
    if (signal.aborted) return;
    tell({ kind: "state", state: "connecting" });
    await pause(waitAfter(failures++), signal);
  }
}

/** Seconds between tries double up to half a minute, spread so that a restarted server is not asked by everybody at once. */
export function waitAfter(failures: number, random: () => number = Math.random): number {
  return Math.min(longestWait, 1_000 * 2 ** failures) * (0.5 + random() / 2);
}

async function readOnce(slug: string, signal: AbortSignal, tell: (message: Message) => void, onOpen: () => void): Promise<void> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), silenceAllowed);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), silenceAllowed);
  };
  try {
    const response = await fetch("/api/v1/live", {
      headers: { accept: "text/event-stream", "mainspring-workspace": slug },
      credentials: "same-origin",
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (!response.ok || !response.body) return;
    onOpen();
    await readStream(response.body, ({ event, data }) => {
      heard();
      if (event === "change") tell({ kind: "change", feature: featureOf(data) });
      if (event === "reset") tell({ kind: "reset" });
    });
  } catch {
    // Lost, silent or stopped: the caller decides whether to try again.
  } finally {
    clearTimeout(timer);
  }
}

function featureOf(data: string): string {
  return (JSON.parse(data) as { feature: string }).feature;
}

/** Waits, but not after the network has come back. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener("online", end);
      signal.removeEventListener("abort", end);
      done();
    };
    const timer = setTimeout(end, milliseconds);
    window.addEventListener("online", end);
    signal.addEventListener("abort", end);
  });
}
