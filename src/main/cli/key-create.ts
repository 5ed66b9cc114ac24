import { workspaceBySlug } from "#features/org/sql/workspace.ts";
import { newKey } from "#platform/auth/api-key.ts";
import { creatingKey } from "#platform/auth/operate-keys.ts";
import { systemActor } from "#platform/command/actor.ts";
import { normaliseEmail } from "#shared/email.ts";
import type { Command } from "./command.ts";
import { Complaint } from "./flags.ts";
import { withHouse } from "./with-house.ts";

export const keyCreate: Command = {
  words: ["key", "create"],
  usage: "--data DIR --workspace SLUG --person MAIL --name NAME [--scopes read,write] [--json]",
  about: "Makes an API key with a person's rights; it is shown this once.",
  flags: { workspace: "text", person: "text", name: "text", scopes: "text" },
  async run(flags) {
    const [slug, mail, name] = [flags.needed("workspace"), flags.needed("person"), flags.needed("name")];
    const scopes = (flags.text("scopes") ?? "read,write").split(",").map((scope) => scope.trim());
    if (scopes.some((scope) => scope !== "read" && scope !== "write")) throw new Complaint("--scopes are read, write, or read,write.");
    const key = newKey();
    await withHouse(flags, async ({ database, commands }) => {
      const workspaceId = await database.lookUp((tx) => workspaceBySlug(tx, slug));
      if (workspaceId === null) throw new Complaint(`There is no company with the address ${slug}.`);
      const actor = systemActor(workspaceId, "cli");
      const email = normaliseEmail(mail);
      const person =
        email.ok &&
        (await database.read(actor.scope, (tx) =>
          tx
            .selectFrom("org.person")
            .select(["id", "status"])
            .where("workspace_id", "=", workspaceId)
            .where("email", "=", email.value)
            .executeTakeFirst(),
        ));
      if (!person || (person.status !== "active" && person.status !== "invited"))
        throw new Complaint(`Nobody with the e-mail address ${mail} works in ${slug}.`);
      const made = await commands.execute(actor, creatingKey, {
        personId: person.id,
        name,
        scopes: scopes as ("read" | "write")[],
        expiresAt: null,
        key,
      });
      if (!made.ok) throw new Complaint("The key could not be made.");
    });
    flags.say({ key: key.text }, key.text);
    return 0;
  },
};
