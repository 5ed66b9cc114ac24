/** One outcome: its words, where it leads, and what it asks for. Opened when it is marked. */
import { ActionIcon, Group, MultiSelect, NativeSelect, Switch, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconChevronDown, IconChevronRight, IconTrash } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import type { Outcome } from "../../../core/definition.ts";
import { describeOutcome, leadTo, moveOutcome, removeOutcome } from "../../../core/edit/outcomes.ts";
import { nodesOf } from "../../../core/layout/ways.ts";
import { withChosen } from "../../words/use-offers.ts";
import { nodeTitle } from "../../words/use-sayings.ts";
import { KeptText } from "./fields.tsx";
import classes from "./Panel.module.css";
import { usePanel } from "./panel-context.ts";

type Props = { readonly node: string; readonly name: string; readonly outcome: Outcome; readonly number: number; readonly isLast: boolean };

export function OutcomeRow({ node, name, outcome, number, isLast }: Props) {
  const t = useText();
  const { drafting } = usePanel();
  const { mark, setMark, isEditable } = drafting;
  const { definition } = drafting.drawn;
  const isOpen = mark?.node === node && mark.outcome === name;
  const label = outcome.label ?? name;
  const leads = outcome.end
    ? t(`processes:end.${outcome.end}`)
    : (outcome.to ?? []).map((one) => nodeTitle(definition, one, t)).join(" + ");
  return (
    <li className={classes["row"]} data-open={isOpen || undefined}>
      <UnstyledButton
        className={classes["rowHead"]!}
        aria-expanded={isOpen}
        onClick={() => setMark({ node, outcome: isOpen ? null : name })}
      >
        {isOpen ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
        <span className={classes["number"]}>{number}</span>
        <span className={classes["rowName"]}>{label}</span>
        <span className={classes["rowDetail"]}>→ {leads}</span>
      </UnstyledButton>
      {isOpen && (
        <div className={classes["rowBody"]}>
          <KeptText
            label={t("processes:outcome.label")}
            value={outcome.label ?? ""}
            isReadOnly={!isEditable}
            onChange={(text) => drafting.change((one) => describeOutcome(one, node, name, { label: text.trim() || undefined }))}
          />
          <LeadsTo node={node} name={name} outcome={outcome} />
          {outcome.end && (
            <>
              <KeptText
                label={t("processes:outcome.reason")}
                value={outcome.reason ?? ""}
                isReadOnly={!isEditable}
                onChange={(text) => drafting.change((one) => describeOutcome(one, node, name, { reason: text.trim() || undefined }))}
              />
              <Switch
                label={t("processes:outcome.cancel_rest")}
                checked={outcome.cancelRest ?? false}
                disabled={!isEditable}
                onChange={({ currentTarget: { checked } }) =>
                  drafting.change((one) => describeOutcome(one, node, name, { cancelRest: checked }))
                }
              />
            </>
          )}
          <Switch
            label={t("processes:outcome.needs_comment")}
            checked={outcome.needsComment ?? false}
            disabled={!isEditable}
            onChange={({ currentTarget: { checked } }) =>
              drafting.change((one) => describeOutcome(one, node, name, { needsComment: checked }))
            }
          />
          {isEditable && (
            <Group gap={4}>
              <ActionIcon
                variant="default"
                size={28}
                aria-label={t("processes:outcome.earlier")}
                disabled={number === 1}
                onClick={() => drafting.change((one) => moveOutcome(one, node, name, -1))}
              >
                <IconArrowUp size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="default"
                size={28}
                aria-label={t("processes:outcome.later")}
                disabled={isLast}
                onClick={() => drafting.change((one) => moveOutcome(one, node, name, 1))}
              >
                <IconArrowDown size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="default"
                size={28}
                aria-label={t("processes:outcome.remove")}
                onClick={() => drafting.change((one) => removeOutcome(one, node, name))}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Group>
          )}
        </div>
      )}
    </li>
  );
}

function LeadsTo({ node, name, outcome }: { readonly node: string; readonly name: string; readonly outcome: Outcome }) {
  const t = useText();
  const { drafting } = usePanel();
  const { definition } = drafting.drawn;
  const nodes = nodesOf(definition).map((one) => ({ value: one, label: nodeTitle(definition, one, t) }));
  const lead = (to: readonly string[]) => drafting.change((one) => leadTo(one, node, name, { to }));
  return (
    <>
      <NativeSelect
        label={t("processes:outcome.leads")}
        value={outcome.end ?? "on"}
        disabled={!drafting.isEditable}
        onChange={({ currentTarget: { value } }) => {
          if (value === "on") lead([nodes.find((one) => one.value !== node)?.value ?? node]);
          else drafting.change((one) => leadTo(one, node, name, { end: value as "success" }));
        }}
        data={[
          { value: "on", label: t("processes:outcome.goes_on") },
          { value: "success", label: t("processes:end.success") },
          { value: "failure", label: t("processes:end.failure") },
        ]}
      />
      {!outcome.end && (
        <MultiSelect
          label={t("processes:outcome.to")}
          description={(outcome.to?.length ?? 0) > 1 ? t("processes:outcome.parallel") : undefined}
          data={withChosen(nodes, outcome.to ?? [])}
          value={[...(outcome.to ?? [])]}
          disabled={!drafting.isEditable}
          searchable
          hidePickedOptions
          onChange={(to) => to.length > 0 && lead(to)}
        />
      )}
    </>
  );
}
