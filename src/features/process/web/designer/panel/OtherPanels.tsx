/** The panel of a join, and of the process while nothing on the canvas is marked. */
import { Button, Group, MultiSelect, NativeSelect, Select, Text } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import type { Join } from "../../../core/definition.ts";
import { leadJoin } from "../../../core/edit/outcomes.ts";
import { removeNode } from "../../../core/edit/remove.ts";
import { changeProcess } from "../../../core/edit/steps.ts";
import { endingsOf } from "../../../core/ending.ts";
import { nodesOf } from "../../../core/layout/ways.ts";
import { withChosen } from "../../words/use-offers.ts";
import { nodeTitle } from "../../words/use-sayings.ts";
import { KeptText } from "./fields.tsx";
import classes from "./Panel.module.css";
import { usePanel } from "./panel-context.ts";
import { TriggerRows } from "./TriggerRows.tsx";

export function JoinPanel({ node, join }: { readonly node: string; readonly join: Join }) {
  const t = useText();
  const { drafting } = usePanel();
  const { definition } = drafting.drawn;
  const nodes = nodesOf(definition).map((one) => ({ value: one, label: nodeTitle(definition, one, t) }));
  return (
    <div className={classes["panel"]}>
      <h2 className={classes["heading"]}>{t("processes:kind.join")}</h2>
      <Text size="sm" c="dimmed">
        {t("processes:join.hint")}
      </Text>
      <ul className={classes["plain"]}>
        {join.waitFor.map((one) => (
          <li key={one}>{nodeTitle(definition, one, t)}</li>
        ))}
      </ul>
      <MultiSelect
        label={t("processes:join.to")}
        data={withChosen(nodes, join.to).filter(({ value }) => value !== node)}
        value={[...join.to]}
        searchable
        hidePickedOptions
        disabled={!drafting.isEditable}
        onChange={(to) => drafting.change((one) => leadJoin(one, node, to))}
      />
      {drafting.isEditable && (
        <Group>
          <Button
            size="compact-sm"
            variant="default"
            color="red"
            leftSection={<IconTrash size={14} aria-hidden />}
            onClick={() => drafting.change((one) => removeNode(one, node))}
          >
            {t("processes:join.remove")}
          </Button>
        </Group>
      )}
    </div>
  );
}

export function ProcessPanel() {
  const t = useText();
  const { drafting } = usePanel();
  const { definition } = drafting.drawn;
  const { isEditable } = drafting;
  const steps = Object.keys(definition.steps).map((one) => ({ value: one, label: nodeTitle(definition, one, t) }));
  return (
    <div className={classes["panel"]}>
      <KeptText
        label={t("processes:process.name")}
        value={definition.name}
        isFirst
        isReadOnly={!isEditable}
        onChange={(name) => name.trim() && drafting.change((one) => changeProcess(one, { name: name.trim() }))}
      />
      <KeptText
        label={t("processes:process.description")}
        value={definition.description ?? ""}
        isLong
        maxLength={10_000}
        isReadOnly={!isEditable}
        onChange={(text) => drafting.change((one) => changeProcess(one, { description: text.trim() || undefined }))}
      />
      <NativeSelect
        label={t("processes:process.subject")}
        value={definition.subject}
        disabled
        data={[{ value: definition.subject, label: t(`processes:subject.${definition.subject}`) }]}
      />
      <Select
        label={t("processes:process.start")}
        data={withChosen(steps, [definition.start])}
        value={definition.start}
        allowDeselect={false}
        searchable
        disabled={!isEditable}
        onChange={(start) => start && drafting.change((one) => changeProcess(one, { start }))}
      />
      <TriggerRows />
      {endingsOf[definition.subject].length > 0 && (
        <MultiSelect
          label={t("processes:process.ends_with")}
          description={t("processes:process.ends_with_hint")}
          data={endingsOf[definition.subject].map((one) => ({ value: one, label: t(`processes:event.${one}`) }))}
          value={[...(definition.endsWith ?? [])]}
          hidePickedOptions
          disabled={!isEditable}
          onChange={(chosen) =>
            drafting.change((one) => changeProcess(one, { endsWith: endingsOf[one.subject].filter((end) => chosen.includes(end)) }))
          }
        />
      )}
      <Text size="xs" c="dimmed">
        {t("processes:process.key", { key: definition.key })}
      </Text>
    </div>
  );
}
