/** Of an automatic step: what it does, and by which filters it chooses its outcome. */
import { NativeSelect, Select, Stack, Text } from "@mantine/core";
import { everything } from "#shared/filter/language.ts";
import { useText } from "#ui/i18n/text.ts";
import type { AutoAction, Step } from "../../../core/definition.ts";
import { changeStep } from "../../../core/edit/steps.ts";
import { withChosen } from "../../words/use-offers.ts";
import { FilterField } from "./FilterField.tsx";
import { KeptText } from "./fields.tsx";
import { ListRows } from "./ListRows.tsx";
import { usePanel } from "./panel-context.ts";
import { WhoEditor } from "./WhoEditor.tsx";

type Props = { readonly node: string; readonly step: Step };

export function AutoParts(props: Props) {
  return (
    <>
      <Actions {...props} />
      <Choices {...props} />
    </>
  );
}

function Actions({ node, step }: Props) {
  const t = useText();
  const { drafting } = usePanel();
  return (
    <ListRows<AutoAction>
      title={t("processes:action.title")}
      addLabel={t("processes:action.add")}
      removeLabel={t("processes:action.remove")}
      items={step.actions ?? []}
      isEditable={drafting.isEditable}
      added={() => ({ notify: { role: "owner" }, text: step.title ?? node })}
      onChange={(actions) => drafting.change((one) => changeStep(one, node, { actions }), `actions ${node}`)}
    >
      {(action, change) => <ActionEditor action={action} onChange={change} />}
    </ListRows>
  );
}

function ActionEditor({ action, onChange }: { readonly action: AutoAction; readonly onChange: (action: AutoAction) => void }) {
  const t = useText();
  const { offers, drafting } = usePanel();
  const kind = "set" in action ? "set" : "moveTo" in action ? "moveTo" : "notify";
  const choose = (next: string) => {
    if (next === "set") onChange({ set: offers.fields[0]?.value ?? "", value: "" });
    else if (next === "moveTo") onChange({ moveTo: offers.stages[0]?.value ?? "" });
    else onChange({ notify: { role: "owner" }, text: t("processes:action.text_new") });
  };
  return (
    <Stack gap={6}>
      <NativeSelect
        aria-label={t("processes:action.kind")}
        value={kind}
        disabled={!drafting.isEditable}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: "set", label: t("processes:action.set") },
          ...(offers.stages.length > 0 || kind === "moveTo" ? [{ value: "moveTo", label: t("processes:action.move") }] : []),
          { value: "notify", label: t("processes:action.notify") },
        ]}
      />
      {"set" in action && (
        <>
          <Select
            aria-label={t("processes:action.field")}
            data={withChosen(offers.fields, [action.set])}
            value={action.set}
            searchable
            allowDeselect={false}
            onChange={(set) => set && onChange({ ...action, set })}
          />
          <KeptText
            label={t("processes:action.value")}
            value={String(action.value ?? "")}
            onChange={(value) => onChange({ ...action, value: typed(value) })}
          />
        </>
      )}
      {"moveTo" in action && (
        <Select
          aria-label={t("processes:action.stage")}
          data={withChosen(offers.stages, [action.moveTo])}
          value={action.moveTo}
          allowDeselect={false}
          onChange={(moveTo) => moveTo && onChange({ moveTo })}
        />
      )}
      {"notify" in action && (
        <>
          <WhoEditor
            label={t("processes:action.whom")}
            value={action.notify}
            onChange={(notify) => notify && onChange({ ...action, notify })}
          />
          <KeptText
            label={t("processes:action.text")}
            value={action.text}
            isLong
            maxLength={1_000}
            onChange={(text) => text.trim() && onChange({ ...action, text })}
          />
        </>
      )}
    </Stack>
  );
}

/** Nothing takes the value away; figures and yes or no are sent as such. */
function typed(value: string): string | number | boolean | null {
  if (value === "") return null;
  if (value === "true" || value === "false") return value === "true";
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(value) ? Number(value) : value;
}

function Choices({ node, step }: Props) {
  const t = useText();
  const { drafting } = usePanel();
  const outcomes = Object.entries(step.outcomes).map(([value, { label }]) => ({ value, label: label ?? value }));
  if (outcomes.length < 2 && !step.when) return null;
  return (
    <>
      <ListRows
        title={t("processes:when.title")}
        addLabel={t("processes:when.add")}
        removeLabel={t("processes:when.remove")}
        items={step.when ?? []}
        isEditable={drafting.isEditable}
        added={() => ({ filter: everything, outcome: outcomes[0]?.value ?? "" })}
        onChange={(when) => drafting.change((one) => changeStep(one, node, { when }), `when ${node}`)}
      >
        {(one, change) => (
          <Stack gap={6}>
            <FilterField filter={one.filter} label={t("processes:when.filter")} onChange={(filter) => change({ ...one, filter })} />
            <NativeSelect
              label={t("processes:when.outcome")}
              value={one.outcome}
              data={withChosen(outcomes, [one.outcome])}
              onChange={(event) => change({ ...one, outcome: event.currentTarget.value })}
            />
          </Stack>
        )}
      </ListRows>
      <Text size="xs" c="dimmed">
        {t("processes:when.hint")}
      </Text>
    </>
  );
}
