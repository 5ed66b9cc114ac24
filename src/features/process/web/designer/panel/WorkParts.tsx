/** What stands beside the work: script and texts, fields that must be filled in, evidence that must be shown. */
import { Group, MultiSelect, NativeSelect, Select, Switch } from "@mantine/core";
import { keyOf } from "#shared/script.ts";
import { useText } from "#ui/i18n/text.ts";
import type { EvidenceDemand, Step } from "../../../core/definition.ts";
import { changeStep } from "../../../core/edit/steps.ts";
import { withChosen } from "../../words/use-offers.ts";
import { KeptText } from "./fields.tsx";
import { ListRows } from "./ListRows.tsx";
import classes from "./Panel.module.css";
import { usePanel } from "./panel-context.ts";

type Props = { readonly node: string; readonly step: Step };
const kinds = ["file", "text", "link", "number"] as const;

export function WorkParts({ node, step }: Props) {
  const t = useText();
  const { drafting, offers } = usePanel();
  const isDisabled = !drafting.isEditable;
  return (
    <>
      <section className={classes["part"]} aria-label={t("processes:step.beside")}>
        <h2 className={classes["heading"]}>{t("processes:step.beside")}</h2>
        <Select
          label={t("processes:step.script")}
          placeholder={t("processes:step.no_script")}
          data={withChosen(offers.scripts, [step.script])}
          value={step.script ?? null}
          searchable
          clearable
          disabled={isDisabled}
          nothingFoundMessage={t("kit:select.nothing")}
          onChange={(script) => drafting.change((one) => changeStep(one, node, { script: script ?? undefined }))}
        />
        <MultiSelect
          label={t("processes:step.texts")}
          data={withChosen(offers.texts, step.texts ?? [])}
          value={[...(step.texts ?? [])]}
          searchable
          hidePickedOptions
          disabled={isDisabled}
          nothingFoundMessage={t("kit:select.nothing")}
          onChange={(texts) => drafting.change((one) => changeStep(one, node, { texts }))}
        />
        <MultiSelect
          label={t("processes:step.fields")}
          data={withChosen(offers.fields, step.fields ?? [])}
          value={[...(step.fields ?? [])]}
          searchable
          hidePickedOptions
          disabled={isDisabled}
          nothingFoundMessage={t("kit:select.nothing")}
          onChange={(fields) => drafting.change((one) => changeStep(one, node, { fields }))}
        />
      </section>
      <Evidence node={node} step={step} />
    </>
  );
}

function Evidence({ node, step }: Props) {
  const t = useText();
  const { drafting } = usePanel();
  const items = step.evidence ?? [];
  const taken = new Set(items.map(({ key }) => key));
  return (
    <ListRows<EvidenceDemand>
      title={t("processes:evidence.title")}
      addLabel={t("processes:evidence.add")}
      removeLabel={t("processes:evidence.remove")}
      items={items}
      isEditable={drafting.isEditable}
      added={() => ({ key: keyOf("", `evidence_${items.length + 1}`, taken), name: t("processes:evidence.new"), kind: "file" })}
      onChange={(evidence) => drafting.change((one) => changeStep(one, node, { evidence }), `evidence ${node}`)}
    >
      {(demand, change) => (
        <>
          <KeptText
            label={t("processes:evidence.name")}
            value={demand.name}
            isReadOnly={!drafting.isEditable}
            onChange={(name) => name.trim() && change(named(demand, name.trim(), taken))}
          />
          <Group gap="sm" mt={4}>
            <NativeSelect
              aria-label={t("processes:evidence.kind")}
              value={demand.kind}
              disabled={!drafting.isEditable}
              data={kinds.map((kind) => ({ value: kind, label: t(`processes:evidence.${kind}`) }))}
              onChange={(event) => change({ ...demand, kind: event.currentTarget.value as "file" })}
            />
            <Switch
              label={t("processes:evidence.optional")}
              checked={demand.isOptional ?? false}
              disabled={!drafting.isEditable}
              onChange={({ currentTarget: { checked } }) => change(optional(demand, checked))}
            />
          </Group>
        </>
      )}
    </ListRows>
  );
}

/** Its key follows its first words, and then stays: what was shown is kept under it. */
const named = (demand: EvidenceDemand, name: string, taken: ReadonlySet<string>): EvidenceDemand =>
  /^evidence_\d+$/.test(demand.key)
    ? { ...demand, key: keyOf(name, demand.key, new Set([...taken].filter((key) => key !== demand.key))), name }
    : { ...demand, name };

const optional = ({ isOptional: _, ...demand }: EvidenceDemand, isOptional: boolean): EvidenceDemand =>
  isOptional ? { ...demand, isOptional } : demand;
