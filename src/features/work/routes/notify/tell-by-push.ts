/** The job that sends what is due to the browsers of one person. */
import type { Database } from "#platform/db/database.ts";
import { asReader } from "#platform/db/database.ts";
import { type Task, TaskFailure } from "#platform/jobs/task.ts";
import type { Pushed, Pusher } from "#platform/push/pusher.ts";
import { wordsIn } from "../../core/notify/words.ts";
import { findAddressee, lockDue, markDelivered } from "../../sql/notify/deliver.ts";
import { type Told, toldByIds } from "../../sql/notify/inbox.ts";
import { endSubscription, loadSubscriptions, type Subscription } from "../../sql/notify/push-subscriptions.ts";
import { type FindPerson, sentenceOf } from "./tell-by-mail.ts";

export type PushParts = { readonly pusher: Pusher; readonly findPerson: FindPerson; readonly clock: () => Date };

/** As the service worker of the pages shows it: a newer message with the same tag takes the place of the older. */
export type PushMessage = { readonly title: string; readonly body: string; readonly path: string; readonly tag: string };

const mostSingle = 3;

/** Marked before it is sent in one transaction with the sending: what reaches one of the browsers is not sent to the others again. */
export const tellByPush =
  ({ pusher, findPerson, clock }: PushParts): Task =>
  async ({ personId }, { actor: { workspaceId }, once }) => {
    const person = await findPerson(workspaceId, String(personId));
    if (!person?.personId) return;
    const { personId: id, scope } = person;
    await once.command(scope, async (tx) => {
      const addressee = await findAddressee(tx, workspaceId, id);
      const ids = await lockDue(tx, workspaceId, id, "push", clock());
      if (!addressee || ids.length === 0) return;
      const browsers = await loadSubscriptions(tx, workspaceId, id);
      const told = await asReader(tx, scope, (eyes) => toldByIds(eyes, workspaceId, id, ids));
      const results = await Promise.all(
        browsers.map(async (browser) => ({ browser, result: await sendAll(pusher, browser, messagesFor(told, addressee)) })),
      );
      for (const { browser, result } of results)
        if (result.kind === "gone") await endSubscription(tx, workspaceId, id, browser.id, clock());
      const failed = results.map(({ result }) => result).filter((result) => result.kind === "failed");
      if (failed[0] && failed.length === results.length)
        throw new TaskFailure(`The push service did not take the message (${failed[0].code}).`);
      await markDelivered(tx, workspaceId, ids, "push", clock());
    });
  };

async function sendAll(pusher: Pusher, browser: Subscription, messages: readonly PushMessage[]): Promise<Pushed> {
  for (const message of messages) {
    const result = await pusher.send(browser, message);
    if (result.kind !== "sent") return result;
  }
  return { kind: "sent" };
}

function messagesFor(
  told: readonly Told[],
  { language, slug }: { readonly language: string; readonly slug: string },
): readonly PushMessage[] {
  const at = (path: string) => `/w/${slug}/${path}`;
  if (told.length > mostSingle)
    return [{ title: "Mainspring", body: wordsIn(language).several(told.length), path: at("notifications"), tag: "several" }];
  return told.map((one) => ({
    title: "Mainspring",
    body: sentenceOf(one, language).slice(0, 300),
    path: at(one.path ?? "notifications"),
    tag: one.id,
  }));
}

/** A message to every browser of the person, now: whether push reaches them. */
export async function tryPush(
  { pusher, database, now }: { readonly pusher: Pusher; readonly database: Database; readonly now: Date },
  {
    workspaceId,
    personId,
    scope,
    language,
    slug,
  }: { workspaceId: string; personId: string; scope: Parameters<Database["read"]>[0]; language: string; slug: string },
): Promise<{ sent: number; ended: number; failed: number }> {
  const browsers = await database.read(scope, (tx) => loadSubscriptions(tx, workspaceId, personId));
  const message: PushMessage = {
    title: "Mainspring",
    body: wordsIn(language).trial,
    path: `/w/${slug}/account/notifications`,
    tag: "trial",
  };
  const results = await Promise.all(browsers.map(async (browser) => ({ browser, result: await pusher.send(browser, message) })));
  const gone = results.filter(({ result }) => result.kind === "gone");
  if (gone.length > 0)
    await database.command(scope, async (tx) => {
      for (const { browser } of gone) await endSubscription(tx, workspaceId, personId, browser.id, now);
    });
  const count = (kind: Pushed["kind"]) => results.filter(({ result }) => result.kind === kind).length;
  return { sent: count("sent"), ended: count("gone"), failed: count("failed") };
}
