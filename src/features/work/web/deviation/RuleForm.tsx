/** A rule, drawn up and tried before anybody is told anything. */
import {
  Button,
  Checkbox,
  Group,
  MultiSelect,
  NativeSelect,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { ConfirmButton } from "#ui/kit/ConfirmButton.tsx";
import { FilterEditor } from "#ui/kit/list/filter/FilterEditor.tsx";
import { FilterWords } from "#ui/kit/list/filter/FilterWords.tsx";
import { MoneyField } from "#ui/kit/MoneyField.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useRead } from "#ui/query.ts";
import type { Rule } from "./answers.ts";
import { addRule, changeRule } from "./calls.ts";
import { asksDays, asksSubject, draftOf, isEverything, type Kind, kinds, sentOf } from "./rule-draft.ts";
import { StepField } from "./StepField.tsx";
import { TryIt } from "./TryIt.tsx";
import { useAskableRules } from "./use-askable-rules.ts";
import { useRuleWords } from "./use-rule-words.ts";

type Props = { readonly rule: Rule | null; readonly mayChange: boolean; readonly onDone: () => void };
type Processes = {
  readonly items: readonly { readonly id: string; readonly key: string; readonly name: string; readonly published: number | null }[];
};

export function RuleForm({ rule, mayChange, onDone }: Props) {
  const t = useText();
  const words = useRuleWords();
  const { data: processes } = useRead<Processes>(["process", "processes"], "/processes", { limit: 200 });
  const form = useCommandForm({
    feature: "work",
    initialValues: draftOf(rule) as ReturnType<typeof draftOf> & Record<string, unknown>,
    check: ({ name, tells, kind, days }) => ({
      name: name.trim() ? null : t("problems:field.required"),
      tells: tells.length > 0 ? null : t("problems:field.required"),
      days: kind === "silent" && days === "" ? t("problems:field.required") : null,
    }),
    send: (values, key) => {
      const { kind, ...change } = sentOf(values);
      return rule === null ? addRule({ kind, ...change }, key) : changeRule(rule, change, key);
    },
    done: (saved) => t("monitor:rules.saved", { name: saved.name }),
    onDone,
  });
  const { values, set } = form;
  const { kind } = values;
  const askable = useAskableRules(values.subject);
  const number = (name: "days" | "graceHours" | "escalateHours") => ({
    ...form.field(name),
    onChange: (value: string | number) => set(name, (typeof value === "number" ? value : "") as never),
  });
  if (!mayChange) return <ReadOnly rule={rule} />;
  return (
    <>
      <CommandForm form={form} submitLabel={t(rule === null ? "monitor:rules.add" : "monitor:rules.save")} onCancel={onDone}>
        <TextInput data-autofocus label={t("monitor:rule.name")} required maxLength={120} {...form.field("name")} />
        <NativeSelect
          label={t("monitor:rule.kind")}
          description={t(`monitor:kind_hint.${kind}`)}
          disabled={rule !== null}
          data={kinds.map((value) => ({ value, label: t(`monitor:kind.${value}`) }))}
          value={kind}
          onChange={({ currentTarget }) => set("kind", currentTarget.value as Kind)}
        />
        {asksSubject(kind) && (
          <NativeSelect
            label={t(kind === "task_overdue" ? "monitor:rule.filter_about" : "monitor:rule.about")}
            data={(["deal", "client"] as const).map((value) => ({ value, label: t(`monitor:subject.${value}`) }))}
            {...form.field("subject")}
          />
        )}
        {kind === "task_overdue" && (
          <>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="sm">
              <Select
                label={t("monitor:rule.process")}
                placeholder={t("monitor:rule.any_process")}
                clearable
                searchable
                nothingFoundMessage={t("kit:select.nothing")}
                data={(processes?.items ?? []).map(({ key, name }) => ({ value: key, label: name }))}
                {...form.field("process")}
                onChange={(process) => {
                  set("process", process as never);
                  set("step", "" as never);
                }}
              />
              <StepField
                process={processes?.items.find(({ key }) => key === values.process) ?? null}
                value={values.step}
                error={form.form.errors["step"]}
                onChange={(step) => set("step", step as never)}
              />
            </SimpleGrid>
            <Checkbox label={t("monitor:rule.checkpoints_only")} {...form.field("isCheckpointsOnly", "checkbox")} />
          </>
        )}
        {asksDays(kind) && (
          <NumberInput
            label={t("monitor:rule.days")}
            description={kind === "stage_age" ? t("monitor:rule.days_of_norm") : undefined}
            min={1}
            max={3650}
            allowDecimal={false}
            w={200}
            {...number("days")}
          />
        )}
        {kind === "amount_without_head" && (
          <MoneyField
            label={t("monitor:rule.amount")}
            value={values.amount}
            onChange={(amount) => set("amount", amount as never)}
            error={form.field("amount").error}
          />
        )}
        <Stack gap={4}>
          <Text size="sm" fw={500}>
            {t(kind === "filter" ? "monitor:rule.filter_wrong" : "monitor:rule.filter")}
          </Text>
          <FilterEditor
            key={values.subject}
            askable={askable}
            filter={values.filter}
            label={t("monitor:rule.filter")}
            onChange={(filter) => set("filter", filter as never)}
          />
          {form.form.errors["filter"] && (
            <Text size="xs" c="red" role="alert">
              {form.form.errors["filter"]}
            </Text>
          )}
        </Stack>
        <NumberInput
          label={t("monitor:rule.grace")}
          description={t("monitor:rule.grace_hint")}
          min={0}
          max={2000}
          allowDecimal={false}
          w={260}
          {...number("graceHours")}
        />
        <MultiSelect label={t("monitor:rule.tells")} required data={[...words.offered]} {...form.field("tells")} />
        <Group align="flex-end" gap="md">
          <Checkbox label={t("monitor:rule.is_escalated")} mb={8} {...form.field("isEscalated", "checkbox")} />
          {values.isEscalated && (
            <NumberInput
              label={t("monitor:rule.escalate_hours")}
              min={1}
              max={2000}
              allowDecimal={false}
              w={220}
              {...number("escalateHours")}
            />
          )}
        </Group>
        <Checkbox
          label={t("monitor:rule.is_urgent")}
          description={t("monitor:rule.is_urgent_hint")}
          {...form.field("isUrgent", "checkbox")}
        />
        <TryIt ruleId={rule?.id ?? null} draft={values} />
      </CommandForm>
      {rule && <Retire rule={rule} onDone={onDone} />}
    </>
  );
}

function Retire({ rule, onDone }: { readonly rule: Rule; readonly onDone: () => void }) {
  const t = useText();
  const isRetired = rule.retiredAt !== null;
  const command = useCommand({
    feature: "work",
    run: (to: boolean, key) => changeRule(rule, { isRetired: to }, key),
    done: () => t(isRetired ? "monitor:rules.restored" : "monitor:rules.retired_done", { name: rule.name }),
    onDone,
  });
  return (
    <Group mt="xl">
      {isRetired ? (
        <Button variant="default" loading={command.isBusy} onClick={() => command.run(false)}>
          {t("monitor:rules.restore")}
        </Button>
      ) : (
        <ConfirmButton
          question={t("monitor:rules.retire_question", { count: rule.openNow })}
          confirmLabel={t("monitor:rules.retire")}
          onConfirm={() => command.run(true)}
        >
          {t("monitor:rules.retire")}
        </ConfirmButton>
      )}
    </Group>
  );
}

function ReadOnly({ rule }: { readonly rule: Rule | null }) {
  const t = useText();
  const words = useRuleWords();
  const askable = useAskableRules(rule?.subject ?? "deal");
  if (!rule) return null;
  const draft = draftOf(rule);
  return (
    <Stack gap="xs">
      <Text>{t(`monitor:kind_hint.${rule.kind}`)}</Text>
      {!isEverything(draft.filter) && (
        <Text>
          <FilterWords askable={askable} filter={rule.filter} />
        </Text>
      )}
      <Title order={3} size="h5">
        {t("monitor:rule.tells")}
      </Title>
      <Text>{rule.tells.map(words.tells).join(", ")}</Text>
    </Stack>
  );
}
