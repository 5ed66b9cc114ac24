/** Fields that the answer to a question can be kept in, by the names of the API and as people call them: the company's own ones first. */
import { useMemo } from "react";
import { type Key, useText } from "#ui/i18n/text.ts";
import { useOwnFields } from "#ui/kit/custom/own-fields.ts";
import { standardFields } from "./task/standard-fields.ts";

const namespaces = { client: "clients", lead: "leads", deal: "deals" } as const;

export function useFieldNames(): ReadonlyMap<string, string> {
  const t = useText();
  const client = useOwnFields("client");
  const lead = useOwnFields("lead");
  const deal = useOwnFields("deal");
  return useMemo(() => {
    const standard = (["lead", "client", "deal"] as const).flatMap((kind) =>
      Object.keys(standardFields[kind]).map((field) => [field, t(`${namespaces[kind]}:field.${field}` as Key)] as const),
    );
    const own = [...lead, ...client, ...deal].map(({ key, name }) => [`custom.${key}`, name] as const);
    return new Map([...own, ...standard]);
  }, [t, client, lead, deal]);
}
