/** One pipeline: its name, its rules, its stages. */
import { Switch, TextInput } from "@mantine/core";
import { api } from "#ui/api.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { CurrencySelect } from "#ui/kit/PlaceSelects.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useMe } from "#ui/me.ts";
import type { Pipeline } from "../answers.ts";
import classes from "./Settings.module.css";
import { StageRows } from "./StageRows.tsx";
import { draftsOf, keyOf, type StageDraft, sentStages } from "./stage-list.ts";

type Values = {
  name: string;
  currency: string;
  mayMoveBack: boolean;
  maySkip: boolean;
  isUsed: boolean;
  stages: readonly StageDraft[];
};
type Props = { readonly pipeline: Pipeline | null; readonly onClose: () => void };

export function PipelineForm({ pipeline, onClose }: Props) {
  const t = useText();
  const { workspace } = useMe();
  const form = useCommandForm<Values, Pipeline>({
    feature: "deals",
    initialValues: {
      name: pipeline?.name ?? "",
      currency: pipeline?.currency ?? workspace.currency,
      mayMoveBack: pipeline?.mayMoveBack ?? true,
      maySkip: pipeline?.maySkip ?? true,
      isUsed: pipeline?.retiredAt === null || pipeline === null,
      stages: pipeline ? draftsOf(pipeline) : [],
    },
    check: ({ name, stages }) => ({
      name: name.trim() ? null : t("problems:field.required"),
      stages: stages.length === 0 ? t("deals:stages.needed") : stages.every((one) => one.name.trim()) ? null : t("deals:stages.unnamed"),
    }),
    send: ({ isUsed, stages, name, ...values }, key) => {
      const body = { ...values, name: name.trim(), stages: sentStages(stages) };
      return pipeline
        ? api.patch<Pipeline>(`/pipelines/${pipeline.id}`, { body: { ...body, retired: !isUsed }, ifMatch: pipeline.version })
        : api.post<Pipeline>("/pipelines", { body: { ...body, key: keyOf(name) }, idempotencyKey: key });
    },
    done: (saved) => t("deals:pipelines.saved", { name: saved.name }),
    onDone: onClose,
  });
  const { values, set, field, form: fields } = form;
  return (
    <CommandForm form={form} submitLabel={t("org:save")} onCancel={onClose}>
      <TextInput label={t("deals:pipelines.name")} required maxLength={120} data-autofocus {...field("name")} />
      <CurrencySelect
        label={t("deals:field.currency")}
        description={pipeline ? t("deals:pipelines.currency_hint") : undefined}
        allowDeselect={false}
        value={values.currency}
        onChange={(next) => set("currency", next ?? values.currency)}
        error={fields.errors["currency"]}
      />
      <Switch label={t("deals:pipelines.may_move_back")} {...field("mayMoveBack", "checkbox")} />
      <Switch label={t("deals:pipelines.may_skip")} {...field("maySkip", "checkbox")} />
      {pipeline && (
        <Switch label={t("deals:pipelines.used")} description={t("deals:pipelines.used_hint")} {...field("isUsed", "checkbox")} />
      )}
      <fieldset className={classes["fieldset"]}>
        <legend>{t("deals:pipelines.stages")}</legend>
        <StageRows stages={values.stages} onChange={(stages) => set("stages", stages)} />
        {fields.errors["stages"] && (
          <p role="alert" className={classes["problem"]}>
            {fields.errors["stages"]}
          </p>
        )}
      </fieldset>
    </CommandForm>
  );
}
