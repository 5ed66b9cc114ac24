/** What the server answers about clients and contacts, as the screens use it. */
import type { OwnValues } from "#ui/kit/custom/own-fields.ts";
import type { ClientView } from "../contract/clients.ts";
import type { ContactView } from "../contract/contacts.ts";

export type Client = ClientView & { readonly custom?: OwnValues };
export type Contact = ContactView & { readonly custom?: OwnValues };
export type Channel = { readonly value: string; readonly label: string | null };
