/** Everything that can be said of a step. */
import { Button, Group, NativeSelect, Select, Switch } from "@mantine/core";
import { IconCopy, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import type { Step, StepKind } from "../../../core/definition.ts";
import { copyStep } from "../../../core/edit/add.ts";
import { removeNode } from "../../../core/edit/remove.ts";
import { type RenameRefusal, renameNode } from "../../../core/edit/rename.ts";
import { changeKind, changeProcess, changeStep, titleStep } from "../../../core/edit/steps.ts";
import { withChosen } from "../../words/use-offers.ts";
import { AutoParts } from "./AutoParts.tsx";
import { DueEditor } from "./DueEditor.tsx";
import { Count, KeptText } from "./fields.tsx";
import { OutcomeRows } from "./OutcomeRows.tsx";
import classes from "./Panel.module.css";
import { usePanel } from "./panel-context.ts";
import { UntilEditor } from "./UntilEditor.tsx";
import { WhoEditor } from "./WhoEditor.tsx";
import { WorkParts } from "./WorkParts.tsx";

type Props = { readonly node: string; readonly step: Step };
const kinds: readonly StepKind[] = ["task", "request", "wait", "auto", "process"];

export function StepPanel({ node, step }: Props) {
  const t = useText();
  const { drafting, offers } = usePanel();
  const { isEditable } = drafting;
  const set = (change: Parameters<typeof changeStep>[2]) => drafting.change((one) => changeStep(one, node, change));
  const isWork = step.kind === "task" || step.kind === "request";
  return (
    <div className={classes["panel"]}>
      <KeptText
        label={t("processes:step.title")}
        value={step.title ?? ""}
        isFirst
        isReadOnly={!isEditable}
        onChange={(title) =>
          drafting.edit(({ definition, layout }) => {
            const { definition: next, node: named } = titleStep(definition, node, title);
            const { [node]: cell, ...rest } = layout;
            return {
              drawn: { definition: next, layout: cell ? { ...rest, [named]: cell } : layout },
              mark: { node: named, outcome: null },
            };
          })
        }
      />
      <NativeSelect
        label={t("processes:step.kind")}
        value={step.kind}
        disabled={!isEditable}
        data={kinds.map((kind) => ({ value: kind, label: t(`processes:kind.${kind}`) }))}
        onChange={({ currentTarget: { value } }) => drafting.change((one) => changeKind(one, node, value as StepKind))}
      />
      {step.kind === "wait" && <UntilEditor value={step.until} onChange={(until) => set({ until })} />}
      {step.kind === "process" && (
        <Select
          label={t("processes:step.process")}
          data={withChosen(offers.processes, [step.process]).filter(({ value }) => value !== drafting.drawn.definition.key)}
          value={step.process ?? null}
          searchable
          disabled={!isEditable}
          nothingFoundMessage={t("kit:select.nothing")}
          onChange={(process) => set({ process: process ?? undefined })}
        />
      )}
      {step.kind !== "wait" && step.kind !== "process" && (
        <WhoEditor
          label={step.kind === "auto" ? t("processes:step.who_decides") : t("processes:step.who")}
          value={step.assignee}
          isOptional={!isWork}
          post="step_assignee"
          onChange={(assignee) => set({ assignee })}
        />
      )}
      {isWork && <DueEditor label={t("processes:step.due")} value={step.due} isOptional onChange={(due) => set({ due })} />}
      <OutcomeRows node={node} step={step} />
      {step.kind === "auto" && <AutoParts node={node} step={step} />}
      <KeptText
        label={t("processes:step.text")}
        value={step.text ?? ""}
        isLong
        maxLength={10_000}
        isReadOnly={!isEditable}
        onChange={(text) => set({ text: text.trim() || undefined })}
      />
      {isWork && <WorkParts node={node} step={step} />}
      <section className={classes["part"]} aria-label={t("processes:step.more")}>
        <h2 className={classes["heading"]}>{t("processes:step.more")}</h2>
        <Switch
          label={t("processes:step.checkpoint")}
          description={t("processes:step.checkpoint_hint")}
          checked={step.isCheckpoint ?? false}
          disabled={!isEditable}
          onChange={({ currentTarget: { checked } }) => set({ isCheckpoint: checked || undefined })}
        />
        {(offers.stages.length > 0 || step.stage) && (
          <Select
            label={t("processes:step.stage")}
            data={withChosen(offers.stages, [step.stage])}
            value={step.stage ?? null}
            clearable
            disabled={!isEditable}
            onChange={(stage) => set({ stage: stage ?? undefined })}
          />
        )}
        {isWork && (
          <Count
            label={t("processes:step.effort")}
            min={1}
            max={10_000}
            value={step.effortMinutes ?? ""}
            disabled={!isEditable}
            onCount={(effortMinutes) => set({ effortMinutes })}
          />
        )}
        <LoopLimit node={node} step={step} />
        <StepName node={node} />
      </section>
      {isEditable && <StepActions node={node} />}
    </div>
  );
}

function LoopLimit({ node, step }: Props) {
  const t = useText();
  const { drafting } = usePanel();
  const outcomes = Object.entries(step.outcomes).map(([value, { label }]) => ({ value, label: label ?? value }));
  const { loopLimit } = step;
  if (outcomes.length === 0) return null;
  const set = (times: number | undefined, outcome = loopLimit?.then ?? outcomes.at(-1)!.value) =>
    // biome-ignore lint/suspicious/noThenProperty: a word of the definition.
    drafting.change((one) => changeStep(one, node, { loopLimit: times ? { times, then: outcome } : undefined }), `loop ${node}`);
  return (
    <Group gap={8} align="flex-end" wrap="nowrap">
      <Count
        flex={1}
        label={t("processes:step.loop_times")}
        min={1}
        max={1_000}
        value={loopLimit?.times ?? ""}
        disabled={!drafting.isEditable}
        onCount={(times) => set(times)}
      />
      {loopLimit && (
        <NativeSelect
          flex={1}
          label={t("processes:step.loop_then")}
          value={loopLimit.then}
          data={outcomes}
          disabled={!drafting.isEditable}
          onChange={(event) => set(loopLimit.times, event.currentTarget.value)}
        />
      )}
    </Group>
  );
}

/** The name under which everything refers to it; people rarely need it. */
function StepName({ node }: { readonly node: string }) {
  const t = useText();
  const { drafting } = usePanel();
  const [refusal, setRefusal] = useState<RenameRefusal | null>(null);
  return (
    <KeptText
      label={t("processes:step.name")}
      description={t("processes:step.name_hint")}
      value={node}
      maxLength={100}
      isReadOnly={!drafting.isEditable}
      error={refusal && t(`processes:rename.${refusal}`)}
      onChange={(name) => {
        const renamed = renameNode(drafting.drawn.definition, node, name.trim());
        setRefusal(renamed.ok ? null : renamed.refusal);
        if (!renamed.ok) return;
        const { [node]: cell, ...rest } = drafting.drawn.layout;
        drafting.edit(() => ({
          drawn: { definition: renamed.value, layout: cell ? { ...rest, [name.trim()]: cell } : rest },
          mark: { node: name.trim(), outcome: null },
        }));
      }}
    />
  );
}

function StepActions({ node }: { readonly node: string }) {
  const t = useText();
  const { drafting } = usePanel();
  const { definition } = drafting.drawn;
  return (
    <Group gap="xs" className={classes["part"]!}>
      {definition.start !== node && (
        <Button size="compact-sm" variant="default" onClick={() => drafting.change((one) => changeProcess(one, { start: node }))}>
          {t("processes:step.make_start")}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconCopy size={14} aria-hidden />}
        onClick={() =>
          drafting.edit(({ definition: one, layout }) => {
            const copied = copyStep(one, node);
            return { drawn: { definition: copied.definition, layout }, mark: { node: copied.node, outcome: null } };
          })
        }
      >
        {t("processes:step.copy")}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        color="red"
        leftSection={<IconTrash size={14} aria-hidden />}
        disabled={Object.keys(definition.steps).length === 1}
        onClick={() => drafting.change((one) => removeNode(one, node))}
      >
        {t("processes:step.remove")}
      </Button>
    </Group>
  );
}
