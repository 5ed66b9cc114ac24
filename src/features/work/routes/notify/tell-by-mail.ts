/** The job that writes one letter to one person: about the one thing that is due, or about all of them. */
import type { Actor } from "#platform/command/actor.ts";
import { asReader } from "#platform/db/database.ts";
import type { Task } from "#platform/jobs/task.ts";
import type { Mailer } from "#platform/mail/mailer.ts";
import { refusedLetter } from "#platform/mail/refused-letter.ts";
import { signUnsubscribing } from "#platform/mail/unsubscribe.ts";
import { sentence, wordsIn } from "../../core/notify/words.ts";
import { type Addressee, findAddressee, lockDue, markDelivered } from "../../sql/notify/deliver.ts";
import { type Told, toldByIds } from "../../sql/notify/inbox.ts";
import { unsubscribePath } from "./unsubscribe.ts";

/** Who somebody is today: what they see decides what a letter may name. */
export type FindPerson = (workspaceId: string, personId: string) => Promise<Actor | null>;

export type MailParts = {
  readonly mailer: Mailer;
  readonly findPerson: FindPerson;
  readonly baseUrl: string;
  readonly secret: string;
  readonly clock: () => Date;
};

const mostEntries = 40;

/**
 * Locked, sent and marked in the transaction that ends the job: two jobs never send the same, and a mail server that does not answer leaves
 * everything as it was, for the next try. Only a worker killed between the server's yes and the commit sends twice, under the same name.
 */
export const tellByMail =
  ({ mailer, findPerson, baseUrl, secret, clock }: MailParts): Task =>
  async ({ personId }, { actor: { workspaceId }, once }) => {
    const person = mailer.isConfigured ? await findPerson(workspaceId, String(personId)) : null;
    if (!person?.personId) return;
    const { personId: id, scope } = person;
    await once.command(scope, async (tx) => {
      const addressee = await findAddressee(tx, workspaceId, id);
      const ids = await lockDue(tx, workspaceId, id, "mail", clock());
      if (!addressee?.email || ids.length === 0) return;
      const told = await asReader(tx, scope, (eyes) => toldByIds(eyes, workspaceId, id, ids));
      const kinds = [...new Set(told.map(({ kind }) => kind))];
      const token = signUnsubscribing({ workspaceId, slug: addressee.slug, personId: id, kinds }, secret);
      await mailer
        .send({
          to: addressee.email,
          language: addressee.language,
          name: `told.${ids[0]}.${ids.length}`,
          unsubscribe: `${baseUrl}${unsubscribePath}/${token}`,
          ...letterAbout(told, addressee, baseUrl),
        })
        .catch(refusedLetter);
      await markDelivered(tx, workspaceId, ids, "mail", clock());
    });
  };

function letterAbout(told: readonly Told[], { name, language, slug }: Addressee, baseUrl: string) {
  const at = (path: string) => `${baseUrl}/w/${slug}/${path}`;
  const settings = at("account/notifications");
  const [only] = told;
  if (told.length === 1 && only)
    return {
      template: "notification",
      values: { name, headline: sentenceOf(only, language), link: at(only.path ?? "notifications"), settings },
    } as const;
  return {
    template: "notifications",
    values: {
      name,
      headline: wordsIn(language).several(told.length),
      entries: told.slice(0, mostEntries).map((one) => sentenceOf(one, language)),
      more: Math.max(0, told.length - mostEntries),
      link: at("notifications"),
      settings,
    },
  } as const;
}

export const sentenceOf = ({ kind, actor, task, subject, data }: Told, language: string): string =>
  sentence(
    kind,
    {
      actor: actor?.name ?? null,
      task: task?.title ?? null,
      record: subject?.title ?? null,
      text: typeof data["text"] === "string" ? data["text"] : null,
      many: takenOver(data),
    },
    language,
  );

/** What a notice says of tasks left behind; null: it is not about them. */
function takenOver({ count, name, handedFrom }: Told["data"]): { readonly count: number; readonly from: string } | null {
  return typeof count === "number" && typeof handedFrom === "string" ? { count, from: String(name ?? "–") } : null;
}
