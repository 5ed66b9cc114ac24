/** Fields that the answer to a question can be kept in: the company's own ones first, by the names of the API. */
import { useMemo } from "react";
import { useOwnFields } from "#ui/kit/custom/own-fields.ts";
import { standardFields } from "../task/standard-fields.ts";

export function useAskedFields(): readonly string[] {
  const client = useOwnFields("client");
  const lead = useOwnFields("lead");
  const deal = useOwnFields("deal");
  return useMemo(() => {
    const own = [...deal, ...client, ...lead].map(({ key }) => `custom.${key}`);
    return [...new Set([...own, ...Object.values(standardFields).flatMap(Object.keys)])];
  }, [client, lead, deal]);
}
