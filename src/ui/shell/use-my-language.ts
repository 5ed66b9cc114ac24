/** The person's language: changed on the screen at once and kept with the person. */
import { useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import { useCommand } from "../command.ts";
import { changeLanguage, currentLanguage } from "../i18n/start.ts";
import type { Language } from "../i18n/text.ts";
import { type Me, meQuery, useMe } from "../me.ts";

export function useMyLanguage() {
  const me = useMe();
  const client = useQueryClient();
  const command = useCommand({
    feature: "org",
    run: (language: Language) => api.patch<Me>("/me", { body: { language } }),
    onDone: (answer) => client.setQueryData(meQuery(me.workspace.slug).queryKey, answer),
  });
  const choose = (language: Language) => {
    void changeLanguage(language);
    command.run(language);
  };
  return { language: currentLanguage(), choose };
}
