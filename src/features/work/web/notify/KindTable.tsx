/** A row for each kind, a column for each way; each choice is kept at once. */
import { NativeSelect, Switch, Table } from "@mantine/core";
import { useState } from "react";
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { showProblem } from "#ui/kit/toast.tsx";
import type { KindPreference } from "../../contract/notify/preferences.ts";
import { mailModes } from "../../core/notify/kind.ts";
import classes from "./preferences.module.css";

export function KindTable({ kinds }: { readonly kinds: readonly KindPreference[] }) {
  const t = useText();
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
        {kinds.map((one) => (
          <KindRow key={one.kind} one={one} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

type Change = Partial<Omit<KindPreference, "kind">>;

function KindRow({ one }: { readonly one: KindPreference }) {
  const t = useText();
  // Shown as chosen while it is being kept: a switch does not turn back in between.
  const [chosen, setChosen] = useState<Change>({});
  const put = (change: Change) => api.put("/notification-preferences", { body: { kinds: [{ kind: one.kind, ...change }] } });
  const choose = useCommand({
    feature: "notifications",
    run: ({ change }: { readonly change: Change; readonly before: Change }) => put(change),
    done: () => t("notifications:ways.saved", { kind }),
    undo: (_, { before }) => {
      setChosen((now) => ({ ...now, ...before }));
      return put(before);
    },
    onProblem: (problem, { before }) => {
      setChosen((now) => ({ ...now, ...before }));
      showProblem(problem);
    },
  });
  const kind = t(`notifications:kind.${one.kind}`);
  const shown = { ...one, ...chosen };
  const set = (change: Change, before: Change) => {
    setChosen((now) => ({ ...now, ...change }));
    choose.run({ change, before });
  };
  const label = (way: string) => `${kind}: ${way}`;
  const [inApp, mail, push] = [t("notifications:ways.in_app"), t("notifications:ways.mail"), t("notifications:ways.push")];
  return (
    <Table.Tr>
      <Table.Th scope="row">{kind}</Table.Th>
      <Table.Td data-way={inApp}>
        <Switch
          size="xs"
          aria-label={label(inApp)}
          checked={shown.inApp}
          onChange={() => set({ inApp: !shown.inApp }, { inApp: shown.inApp })}
        />
      </Table.Td>
      <Table.Td data-way={mail}>
        <NativeSelect
          size="xs"
          className={classes["mail"]!}
          aria-label={label(mail)}
          value={shown.mail}
          data={mailModes.map((mode) => ({ value: mode, label: t(`notifications:mail.${mode}`) }))}
          onChange={(event) => set({ mail: event.currentTarget.value as KindPreference["mail"] }, { mail: shown.mail })}
        />
      </Table.Td>
      <Table.Td data-way={push}>
        <Switch size="xs" aria-label={label(push)} checked={shown.push} onChange={() => set({ push: !shown.push }, { push: shown.push })} />
      </Table.Td>
    </Table.Tr>
  );
}
