/** A row for each kind, a column for each way; each choice is kept at once. */
import { NativeSelect, Switch, Table } from "@mantine/core";
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import type { KindPreference, Preferences } from "../../contract/notify/preferences.ts";
import { mailModes } from "../../core/notify/kind.ts";
import classes from "./preferences.module.css";

export function KindTable({ kinds }: { readonly kinds: readonly KindPreference[] }) {
  const t = useText();
  const choose = useCommand({
    feature: "notifications",
    run: ({ after }: { readonly before: KindPreference; readonly after: KindPreference }) =>
      api.put<Preferences>("/notification-preferences", { body: { kinds: [after] } }),
    done: (_, { after }) => t("notifications:ways.saved", { kind: t(`notifications:kind.${after.kind}`) }),
    undo: (_, { before }) => api.put("/notification-preferences", { body: { kinds: [before] } }),
  });
  const set = (before: KindPreference, change: Partial<KindPreference>) => choose.run({ before, after: { ...before, ...change } });
  return (
    <Table className={classes["kinds"]!} aria-label={t("notifications:ways.title")}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("notifications:ways.kind")}</Table.Th>
          <Table.Th>{t("notifications:ways.in_app")}</Table.Th>
          <Table.Th>{t("notifications:ways.mail")}</Table.Th>
          <Table.Th>{t("notifications:ways.push")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {kinds.map((one) => {
          const kind = t(`notifications:kind.${one.kind}`);
          const label = (way: string) => `${kind}: ${way}`;
          return (
            <Table.Tr key={one.kind}>
              <Table.Th scope="row">{kind}</Table.Th>
              <Table.Td data-way={t("notifications:ways.in_app")}>
                <Switch
                  size="xs"
                  aria-label={label(t("notifications:ways.in_app"))}
                  checked={one.inApp}
                  onChange={(event) => set(one, { inApp: event.currentTarget.checked })}
                />
              </Table.Td>
              <Table.Td data-way={t("notifications:ways.mail")}>
                <NativeSelect
                  size="xs"
                  aria-label={label(t("notifications:ways.mail"))}
                  value={one.mail}
                  data={mailModes.map((mode) => ({ value: mode, label: t(`notifications:mail.${mode}`) }))}
                  onChange={(event) => set(one, { mail: event.currentTarget.value as KindPreference["mail"] })}
                />
              </Table.Td>
              <Table.Td data-way={t("notifications:ways.push")}>
                <Switch
                  size="xs"
                  aria-label={label(t("notifications:ways.push"))}
                  checked={one.push}
                  onChange={(event) => set(one, { push: event.currentTarget.checked })}
                />
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
