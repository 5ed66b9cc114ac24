/** Whom one may choose for what, as the server says. */
import type { Post } from "#shared/choosing.ts";
import { useRead } from "../../query.ts";
import type { PersonName } from "./people.ts";

export function useChoices(post: Post): readonly PersonName[] {
  const { data } = useRead<{ readonly people: readonly PersonName[] }>(["org", "choices", post], "/people/choices", { for: post });
  return data?.people ?? [];
}
