/** What starts a run by itself. */
import { NativeSelect, Select, Stack } from "@mantine/core";
import { everything } from "#shared/filter/language.ts";
import { useText } from "#ui/i18n/text.ts";
import type { SubjectKind, Trigger } from "../../../core/definition.ts";
import { changeProcess } from "../../../core/edit/steps.ts";
import { withChosen } from "../../words/use-offers.ts";
import { FilterField } from "./FilterField.tsx";
import { Count } from "./fields.tsx";
import { ListRows } from "./ListRows.tsx";
import { usePanel } from "./panel-context.ts";

/** By what the process runs on: nothing else happens to such a record. */
const kinds: Readonly<Record<SubjectKind, readonly Trigger["on"][]>> = {
  lead: ["lead_created", "filter_true", "date_reached"],
  deal: ["deal_created", "deal_won", "deal_lost", "stage_entered", "filter_true", "date_reached"],
  client: ["filter_true", "deal_won", "date_reached"],
};

export function TriggerRows() {
  const t = useText();
  const { drafting } = usePanel();
  const { definition } = drafting.drawn;
  return (
    <ListRows<Trigger>
      title={t("processes:trigger.title")}
      addLabel={t("processes:trigger.add")}
      removeLabel={t("processes:trigger.remove")}
      items={definition.triggers ?? []}
      isEditable={drafting.isEditable}
      added={() =>
        definition.subject === "client"
          ? { on: "filter_true", filter: everything }
          : { on: definition.subject === "lead" ? "lead_created" : "deal_created" }
      }
      onChange={(triggers) => drafting.change((one) => changeProcess(one, { triggers }), "triggers")}
    >
      {(trigger, change) => <TriggerEditor trigger={trigger} onChange={change} />}
    </ListRows>
  );
}

function TriggerEditor({ trigger, onChange }: { readonly trigger: Trigger; readonly onChange: (trigger: Trigger) => void }) {
  const t = useText();
  const { drafting, offers } = usePanel();
  const isDisabled = !drafting.isEditable;
  const { subject } = drafting.drawn.definition;
  const offered = kinds[subject].includes(trigger.on) ? kinds[subject] : [...kinds[subject], trigger.on];
  const choose = (on: Trigger["on"]) => {
    const filter = trigger.filter ? { filter: trigger.filter } : {};
    if (on === "stage_entered") onChange({ on, stage: offers.stages[0]?.value ?? "", ...filter });
    else if (on === "date_reached") onChange({ on, field: offers.dates[0]?.value ?? "expectedPaymentOn", ...filter });
    else if (on === "filter_true") onChange({ on, filter: trigger.filter ?? everything });
    else onChange({ on, ...filter });
  };
  return (
    <Stack gap={6}>
      <NativeSelect
        aria-label={t("processes:trigger.kind")}
        value={trigger.on}
        disabled={isDisabled}
        data={offered.map((on) => ({ value: on, label: t(`processes:trigger.${on}`) }))}
        onChange={(event) => choose(event.currentTarget.value as Trigger["on"])}
      />
      {trigger.on === "stage_entered" && (
        <Select
          aria-label={t("processes:trigger.stage")}
          data={withChosen(offers.stages, [trigger.stage])}
          value={trigger.stage}
          allowDeselect={false}
          disabled={isDisabled}
          onChange={(stage) => stage && onChange({ ...trigger, stage })}
        />
      )}
      {trigger.on === "date_reached" && (
        <>
          <Select
            aria-label={t("processes:trigger.field")}
            data={withChosen(offers.dates, [trigger.field])}
            value={trigger.field}
            allowDeselect={false}
            disabled={isDisabled}
            onChange={(field) => field && onChange({ ...trigger, field })}
          />
          <Count
            label={t("processes:trigger.days_before")}
            min={0}
            max={3_650}
            value={trigger.daysBefore ?? 0}
            disabled={isDisabled}
            onCount={(daysBefore = 0) => onChange({ ...trigger, daysBefore })}
          />
        </>
      )}
      <FilterField
        filter={trigger.filter ?? everything}
        label={t("processes:trigger.filter")}
        onChange={(filter) => onChange(filtered(trigger, filter))}
      />
    </Stack>
  );
}

/** A filter that holds for everything is not said, but where it is all there is to say. */
function filtered(trigger: Trigger, filter: NonNullable<Trigger["filter"]>): Trigger {
  if (trigger.on === "filter_true" || !("and" in filter && filter.and.length === 0)) return { ...trigger, filter };
  const { filter: _, ...rest } = trigger;
  return rest as Trigger;
}
