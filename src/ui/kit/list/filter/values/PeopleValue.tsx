/** People: me, my people, or somebody by name. */
import { MultiSelect, Select } from "@mantine/core";
import { useText } from "../../../../i18n/text.ts";
import { usePeople } from "../../people.ts";

type Props = { readonly isList: boolean; readonly value: unknown; readonly onChange: (value: unknown) => void; readonly label: string };

export function PeopleValue({ isList, value, onChange, label }: Props) {
  const t = useText();
  const people = usePeople();
  const chosen = (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string");
  const gone = chosen.filter((id) => id !== "me" && id !== "myPeople" && !people.active.some((one) => one.id === id));
  const data = [
    { value: "me", label: t("list:value.me") },
    { value: "myPeople", label: t("list:value.my_people") },
    ...[...people.active, ...gone.map((id) => ({ id, name: people.nameOf(id) ?? t("list:value.unknown_person") }))].map(({ id, name }) => ({
      value: id,
      label: name,
    })),
  ];
  const shared = { size: "xs", "aria-label": label, data, searchable: true, nothingFoundMessage: t("kit:select.nothing") } as const;
  return isList ? (
    <MultiSelect {...shared} value={chosen} onChange={onChange} hidePickedOptions />
  ) : (
    <Select {...shared} value={chosen[0] ?? null} onChange={(next) => onChange(next ?? undefined)} />
  );
}
