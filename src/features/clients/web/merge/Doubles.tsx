/** The records that are probably the same, most probable first. */
import { Button, List, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "#ui/api.ts";
import { useText } from "#ui/i18n/text.ts";
import { LoadingRows } from "#ui/kit/states.tsx";
import type { DuplicatesView } from "../../contract/duplicates.ts";
import type { Client, Contact } from "../answers.ts";
import type { MergeKind } from "./merge-fields.ts";

type Props = { readonly kind: MergeKind; readonly record: Client | Contact; readonly onChoose: (id: string) => void };

export function Doubles({ kind, record, onChoose }: Props) {
  const t = useText();
  const body = askedOf(record);
  const { data } = useQuery({
    queryKey: ["clients", "duplicates", kind, record.id, record.version],
    queryFn: ({ signal }) => api.post<DuplicatesView>(`/${kind}/duplicates`, { body, signal }),
  });
  if (!data) return <LoadingRows rows={2} />;
  const seen = data.items.flatMap(({ id, name }) => (id === null ? [] : [{ id, name }]));
  if (seen.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t("clients:merge.none")}
      </Text>
    );
  return (
    <div>
      <Text size="sm" fw={500} mb={4}>
        {t("clients:merge.likely")}
      </Text>
      <List listStyleType="none" spacing={4}>
        {seen.map(({ id, name }) => (
          <List.Item key={id}>
            <Button variant="default" size="compact-sm" onClick={() => onChoose(id)}>
              {name}
            </Button>
          </List.Item>
        ))}
      </List>
    </div>
  );
}

function askedOf(record: Client | Contact): Readonly<Record<string, unknown>> {
  const { id: exceptId, street, city, postcode, country, phones, emails } = record;
  const reached = { phones: phones.map(({ value }) => value), emails: emails.map(({ value }) => value) };
  const own =
    "firstName" in record
      ? { firstName: record.firstName, lastName: record.lastName, client: record.clientName, birthDate: record.birthDate }
      : { name: record.name, taxNumber: record.taxNumber, website: record.website };
  const all = { exceptId, street, city, postcode, country, ...reached, ...own };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== ""));
}
