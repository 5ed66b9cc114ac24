/** The decision chain of a client: changed as a whole under the version seen, taken back for ten seconds. */
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import type { ChainView } from "../../contract/client-ties.ts";
import type { Contact } from "../answers.ts";

export type Chain = ChainView;
export type ChainItem = Chain["items"][number];

export const newPart = ({ id, name, position }: Contact): ChainItem => ({
  contactId: id,
  name,
  position,
  part: "influences",
  caresAbout: null,
  stance: "unknown",
  approvedOn: null,
});

const sent = (items: readonly ChainItem[]) => items.map(({ name: _, position: __, ...part }) => part);

export function useSetChain(clientId: string) {
  const t = useText();
  const put = (items: readonly ChainItem[], version: number) =>
    api.put<Chain>(`/clients/${clientId}/decision-chain`, { body: { items: sent(items) }, ifMatch: version });
  return useCommand({
    feature: "clients",
    run: ({ items, before }: { readonly items: readonly ChainItem[]; readonly before: Chain }) => put(items, before.version),
    done: () => t("clients:chain.saved"),
    undo: (answer, { before }) => put(before.items, answer.version),
  });
}
