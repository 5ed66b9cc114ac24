/** The company's structure from the server, kept true by live changes; all screens of this room share one answer. */
import { useMemo } from "react";
import { useRead } from "#ui/query.ts";
import type { Tree } from "./answers.ts";
import { type Company, companyOf } from "./company.ts";

export function useCompany(): { data: Company | undefined; isLoading: boolean; problem: Error | null; retry: () => void } {
  const { data: tree, isLoading, problem, retry } = useRead<Tree>(["org", "tree"], "/org/tree");
  const data = useMemo(() => (tree ? companyOf(tree) : undefined), [tree]);
  return { data, isLoading, problem, retry };
}
