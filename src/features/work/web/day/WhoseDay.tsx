/** A head looks at the day of somebody below: to see and to hand over, not to do their work. */
import { Select } from "@mantine/core";
import { useMemo } from "react";
import { currentLanguage } from "#ui/i18n/start.ts";
import { useText } from "#ui/i18n/text.ts";
import { inOrder } from "#ui/kit/in-order.ts";
import { useMe } from "#ui/me.ts";
import { useRead } from "#ui/query.ts";

type Person = { readonly id: string; readonly name: string; readonly chiefId: string | null; readonly functions: readonly string[] };

export function WhoseDay({ person, onChange }: { readonly person: string; readonly onChange: (person: string | undefined) => void }) {
  const t = useText();
  const me = useMe();
  const language = currentLanguage();
  const { data } = useRead<{ readonly people: readonly Person[] }>(["org", "tree"], "/org/tree");
  const below = useMemo(
    () => inOrder(belowOf(data?.people ?? [], me.personId), ({ name }) => name, language),
    [data, me.personId, language],
  );
  if (below.length === 0 && person === "me") return null;
  return (
    <Select
      aria-label={t("work:whose.label")}
      size="xs"
      w={176}
      searchable
      value={person === me.personId ? "me" : person}
      data={[{ value: "me", label: t("work:whose.mine") }, ...below.map(({ id, name }) => ({ value: id, label: name }))]}
      nothingFoundMessage={t("kit:select.nothing")}
      onChange={(next) => onChange(next === null || next === "me" ? undefined : next)}
    />
  );
}

/** Everybody whose chief, or their chief's chief, is this person; whoever sees all without people below sees nobody's name here by mistake. */
function belowOf(people: readonly Person[], id: string): readonly Person[] {
  const below = new Set([id]);
  for (let size = 0; size !== below.size; ) {
    size = below.size;
    for (const one of people) if (one.chiefId !== null && below.has(one.chiefId)) below.add(one.id);
  }
  return people.filter((one) => one.id !== id && below.has(one.id));
}
