/** Whom one may choose for what, as the server says, in the order of the reader's language. */
import { useMemo } from "react";
import type { Post } from "#shared/choosing.ts";
import { currentLanguage } from "../../i18n/start.ts";
import { useRead } from "../../query.ts";
import { inOrder } from "../in-order.ts";
import type { PersonName } from "./people.ts";

export function useChoices(post: Post): readonly PersonName[] {
  const { data } = useRead<{ readonly people: readonly PersonName[] }>(["org", "choices", post], "/people/choices", { for: post });
  const language = currentLanguage();
  return useMemo(() => inOrder(data?.people ?? [], ({ name }) => name, language), [data, language]);
}
