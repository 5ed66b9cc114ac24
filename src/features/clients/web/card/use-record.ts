/** One client or contact, kept while another is on its way but never shown under the other's name. */
import { useRead } from "#ui/query.ts";
import type { Client, Contact } from "../answers.ts";

function useOne<T extends { readonly id: string }>(kind: "clients" | "contacts", id: string | undefined) {
  const read = useRead<T>(["clients", kind, "one", id], `/${kind}/${id}`, {}, { isEnabled: id !== undefined });
  return read.data?.id === id ? read : { ...read, data: undefined };
}

export const useClient = (id: string | undefined) => useOne<Client>("clients", id);
export const useContact = (id: string | undefined) => useOne<Contact>("contacts", id);
export const useClientOrContact = (kind: "clients" | "contacts", id: string | undefined) => useOne<Client | Contact>(kind, id);
