import { setup } from "#features/org/contract/settings.ts";
import { type FoundingProblem, foundCompany } from "#features/org/routes/found-company.ts";
import { fieldErrors } from "#platform/http/problem.ts";
import { beginWithProcesses } from "../ready-processes.ts";
import type { Command } from "./command.ts";
import { Complaint, type Flags } from "./flags.ts";
import { readPassword } from "./read-password.ts";
import { withHouse } from "./with-house.ts";

const flagOf: Readonly<Record<string, string>> = {
  "/name": "name",
  "/slug": "slug",
  "/currency": "currency",
  "/timeZone": "time-zone",
  "/country": "country",
  "/language": "language",
  "/ownerName": "owner-name",
  "/ownerEmail": "owner-email",
  "/ownerPassword": "owner-password-file",
};

const problems: Readonly<Record<FoundingProblem, string>> = {
  unknown_country: "--country is the two letters of a country, such as DE.",
  invalid_email: "--owner-email is not an e-mail address.",
  wrong_password: "There is an account with this e-mail address; its password is another one.",
  weak_password: "The password is too short or too common: choose at least 12 characters that are hard to guess.",
  slug_taken: "Another company uses this --slug.",
};

export const workspaceCreate: Command = {
  words: ["workspace", "create"],
  usage:
    "--data DIR --name NAME --slug SLUG --currency EUR --time-zone Europe/Berlin --country DE --owner-name NAME --owner-email MAIL --owner-password-file FILE [--language en] [--json]",
  about: "Founds a company with its owner.",
  flags: {
    name: "text",
    slug: "text",
    currency: "text",
    "time-zone": "text",
    country: "text",
    language: "text",
    "owner-name": "text",
    "owner-email": "text",
    "owner-password-file": "text",
  },
  async run(flags) {
    const wish = readWish(flags);
    const { workspaceId, slug, ownerId } = await withHouse(flags, async (house) => {
      const founded = await foundCompany({ commands: house.commands, newId: house.newId, accounts: house.auth }, wish, "cli");
      if (!founded.ok) throw new Complaint(problems[founded.refusal]);
      await beginWithProcesses(house.commands, founded.value.workspaceId, "cli");
      return founded.value;
    });
    flags.say({ workspaceId, slug, ownerId }, `${wish.name} is founded: /w/${slug}`);
    return 0;
  },
};

function readWish(flags: Flags) {
  const parsed = setup.safeParse({
    name: flags.needed("name"),
    slug: flags.needed("slug"),
    currency: flags.needed("currency"),
    timeZone: flags.needed("time-zone"),
    country: flags.needed("country"),
    language: flags.text("language") ?? "en",
    ownerName: flags.needed("owner-name"),
    ownerEmail: flags.needed("owner-email"),
    ownerPassword: readPassword("owner-password-file", flags.needed("owner-password-file")),
  });
  if (parsed.success) return parsed.data;
  const [error] = fieldErrors(parsed.error.issues as never);
  throw new Complaint(`--${flagOf[error?.path ?? ""] ?? error?.path}: ${error?.message}`);
}
