/** Field by field: which value stays. What hangs on the other record follows in any case. */
import { Button, Group, Radio, Table, Text } from "@mantine/core";
import { IconArrowsExchange, IconGitMerge } from "@tabler/icons-react";
import { useState } from "react";
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { useOwnFields } from "#ui/kit/custom/own-fields.ts";
import { useGoTo } from "#ui/link.tsx";
import type { MergeView } from "../../contract/merges.ts";
import type { Client, Contact } from "../answers.ts";
import { MergeValue } from "./MergeValue.tsx";
import classes from "./merge.module.css";
import { type Choices, differences, type MergeKind, type Side } from "./merge-fields.ts";

type Props = { readonly kind: MergeKind; readonly kept: Client | Contact; readonly merged: Client | Contact };

export function Compare({ kind, kept, merged }: Props) {
  const t = useText();
  const goTo = useGoTo();
  const own = useOwnFields(kind === "clients" ? "client" : "contact");
  const [choices, setChoices] = useState<Choices>({});
  const rows = differences(kind, kept, merged, own);
  const merge = useCommand({
    feature: "clients",
    run: (fields: Choices, key) =>
      api.post<MergeView>(`/${kind}/${kept.id}/merge`, {
        body: { mergedId: merged.id, fields, mergedVersion: merged.version },
        ifMatch: kept.version,
        idempotencyKey: key,
      }),
    done: () => t("clients:merge.done", { name: kept.name }),
    undo: ({ id }) => api.post(`/merges/${id}/undo`, { body: {} }),
    onDone: () => goTo(`${kind}/${kept.id}`),
  });
  const label = (name: string) => own.find(({ key }) => `custom.${key}` === name)?.name ?? t(`clients:field.${name as "name"}`);
  const chosen = (row: (typeof rows)[number]): Side => choices[row.name] ?? row.usual;
  const isSame = kept.id === merged.id;

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        merge.run(Object.fromEntries(rows.map((row) => [row.name, chosen(row)])));
      }}
    >
      {isSame ? (
        <Text role="alert">{t("clients:merge.same")}</Text>
      ) : rows.length === 0 ? (
        <Text size="sm">{t("clients:merge.equal")}</Text>
      ) : (
        <Table aria-label={t("clients:merge.fields")} layout="fixed" className={classes["compare"]!}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th className={classes["field"]!}>{t("list:filter.field")}</Table.Th>
              <Table.Th>{t("clients:merge.stays", { name: kept.name })}</Table.Th>
              <Table.Th>{t("clients:merge.goes", { name: merged.name })}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.name}>
                <Table.Th scope="row" fw={400}>
                  {label(row.name)}
                </Table.Th>
                {(["kept", "merged"] as const).map((side) => (
                  <Table.Td key={side}>
                    <Radio
                      name={row.name}
                      value={side}
                      checked={chosen(row) === side}
                      onChange={() => setChoices({ ...choices, [row.name]: side })}
                      label={
                        <MergeValue kind={kind} name={row.name} value={row[side]} record={side === "kept" ? kept : merged} own={own} />
                      }
                    />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Group mt="md" gap="xs">
        <Button type="submit" leftSection={<IconGitMerge size={16} aria-hidden />} disabled={isSame} loading={merge.isBusy}>
          {t("clients:merge.merge")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconArrowsExchange size={16} aria-hidden />}
          disabled={isSame}
          onClick={() => goTo(`${kind}/${merged.id}/merge`, { with: kept.id })}
        >
          {t("clients:merge.swap")}
        </Button>
      </Group>
    </form>
  );
}
