/** One deal as it is now; while another one is being fetched, nothing of the one before is shown under its name. */
import { useRead } from "#ui/query.ts";
import type { Deal } from "../answers.ts";

export function useDeal(id: string | undefined) {
  const read = useRead<Deal>(["deals", "deal", id], `/deals/${id}`, {}, { isEnabled: id !== undefined });
  return read.data?.id === id ? read : { ...read, data: undefined };
}
