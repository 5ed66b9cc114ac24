/** Push messages in this browser: whether it can, whether it does, and the way in and out. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { useRead } from "#ui/query.ts";
import type { PushFacts } from "../../contract/notify/preferences.ts";

/** unable: the browser knows no push, or the pages came by plain http; blocked: the person told the browser no. */
export type BrowserState = "unable" | "blocked" | "off" | "on";

const isAble = () => "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration("/");
  return (await registration?.pushManager.getSubscription()) ?? null;
}

async function stateOf({ publicKey }: PushFacts): Promise<BrowserState> {
  if (!isAble()) return "unable";
  if (Notification.permission === "denied") return "blocked";
  const own = await subscription();
  // Of another installation, or from before its secret was changed: nothing would come by it.
  return own && keyOf(own) === publicKey ? "on" : "off";
}

/** In the base64url of the server, without padding. */
function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

async function subscribe(publicKey: string): Promise<PushFacts> {
  const registration = await navigator.serviceWorker.register("/sw.js");
  if ((await Notification.requestPermission()) !== "granted") throw new BlockedError();
  await navigator.serviceWorker.ready;
  const old = await registration.pushManager.getSubscription();
  if (old && keyOf(old) !== publicKey) await old.unsubscribe();
  const own = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  const { endpoint, keys } = own.toJSON();
  const facts = await api.post<PushFacts>("/me/push", { body: { endpoint, keys: { p256dh: keys?.["p256dh"], auth: keys?.["auth"] } } });
  // Ids grow with time: the last one is the one just made.
  localStorage.setItem(remembered, facts.subscriptions.at(-1)?.id ?? "");
  return facts;
}

const remembered = "mainspring.push";
export const isThisBrowser = (id: string): boolean => localStorage.getItem(remembered) === id;

export class BlockedError extends Error {}

export function useThisBrowser() {
  const t = useText();
  const client = useQueryClient();
  const facts = useRead<PushFacts>(["notifications", "push"], "/me/push");
  const { data: state } = useQuery({
    queryKey: ["notifications", "this-browser", facts.data?.publicKey, facts.data?.subscriptions.length],
    queryFn: () => stateOf(facts.data!),
    enabled: facts.data !== undefined,
  });
  const again = () => void client.invalidateQueries({ queryKey: ["notifications", "this-browser"] });
  const turnOn = useCommand({
    feature: "notifications",
    run: (publicKey: string) => subscribe(publicKey),
    done: () => t("notifications:push.is_on"),
    onDone: again,
    onProblem: again,
  });
  const end = useCommand({
    feature: "notifications",
    run: async (id: string) => {
      if (isThisBrowser(id)) await (await subscription())?.unsubscribe();
      await api.delete(`/me/push/${id}`);
    },
    done: () => t("notifications:push.ended"),
    onDone: again,
  });
  return { facts, state, turnOn, end };
}
