/** When a contact is erased, what an import kept of it goes too. */
import type { Reactor } from "#platform/command/command.ts";
import { forgetContact } from "../../sql/personal-values.ts";

export const forgetBefore: Reactor = async ({ tx, event, given }) => {
  const { contactId } = event as unknown as { readonly contactId: string };
  await forgetContact(tx, given.actor.workspaceId, contactId);
};
