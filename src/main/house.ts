/** Puts the parts together over one open database: commands, actors, keys, accounts, letters. Shared by server, worker and command line. */
import { join } from "node:path";
import { type Actors, rememberActors } from "#features/org/sql/actor.ts";
import { type ApiKeys, createApiKeys } from "#platform/auth/api-key.ts";
import { type Auth, createAuth } from "#platform/auth/auth.ts";
import { type Commands, createCommands } from "#platform/command/command.ts";
import { setting } from "#platform/config.ts";
import type { Database } from "#platform/db/database.ts";
import type { FileStore } from "#platform/files/file-store.ts";
import { openFileStore } from "#platform/files/open-file-store.ts";
import type { Log } from "#platform/log.ts";
import { createMailer, type Mailer } from "#platform/mail/mailer.ts";
import { createPusher, type Pusher } from "#platform/push/pusher.ts";
import { vapidKeys } from "#platform/push/vapid.ts";
import { newId } from "#shared/id.ts";
import { joinPerson } from "./join-person.ts";
import { connectApp, type Opened } from "./open-database.ts";
import { reactors } from "./rooms.ts";

export type House = {
  readonly opened: Opened;
  readonly database: Database;
  readonly commands: Commands;
  readonly actors: Actors;
  readonly keys: ApiKeys;
  readonly auth: Auth;
  readonly mailer: Mailer;
  readonly pusher: Pusher;
  readonly files: FileStore;
  readonly log: Log;
  readonly baseUrl: string;
  readonly clock: () => Date;
  readonly newId: () => string;
  close(): Promise<void>;
};

export function furnish(opened: Opened, options: { readonly log: Log; readonly baseUrl: string; readonly pool: number }): House {
  const { log, baseUrl } = options;
  const clock = () => new Date();
  const database = connectApp(opened, options.pool, (error) => log.warn({ error: error.name }, "database connection lost"));
  const commands = createCommands({ database, clock, newId, reactors });
  const mailer = createMailer({ smtpUrl: setting("MAINSPRING_SMTP_URL"), from: setting("MAINSPRING_MAIL_FROM"), log });
  const auth = createAuth({
    appUrl: opened.urls.app,
    secret: opened.secret,
    baseUrl,
    mail: mailer,
    log,
    clock,
    joinPerson: joinPerson(commands),
  });
  return {
    opened,
    database,
    commands,
    actors: rememberActors(database, clock),
    keys: createApiKeys({ database, clock }),
    auth,
    mailer,
    pusher: createPusher(vapidKeys(opened.secret), pushSubject(baseUrl), "public"),
    files: openFileStore({ url: setting("MAINSPRING_FILES_URL"), folder: join(opened.dataDir, "files") }),
    log,
    baseUrl,
    clock,
    newId,
    async close() {
      await auth.close();
      await database.close();
    },
  };
}

/** How a push service would reach us: it takes an address of the web or of mail. */
const pushSubject = (baseUrl: string) => (baseUrl.startsWith("https:") ? baseUrl : "mailto:nobody@mainspring.invalid");
