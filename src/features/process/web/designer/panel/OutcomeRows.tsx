/** The outcomes of a step, in the order in which people see them. */
import { Button, Group, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import type { Step } from "../../../core/definition.ts";
import { addOutcome } from "../../../core/edit/outcomes.ts";
import { OutcomeRow } from "./OutcomeRow.tsx";
import classes from "./Panel.module.css";
import { usePanel } from "./panel-context.ts";

export function OutcomeRows({ node, step }: { readonly node: string; readonly step: Step }) {
  const t = useText();
  const { drafting } = usePanel();
  const names = Object.keys(step.outcomes);
  const hint = step.kind === "wait" ? t("processes:outcome.of_wait") : step.kind === "process" ? t("processes:outcome.of_process") : null;
  return (
    <section className={classes["part"]} aria-label={t("processes:outcome.title")}>
      <Group justify="space-between">
        <h2 className={classes["heading"]}>{t("processes:outcome.title")}</h2>
        {drafting.isEditable && (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() =>
              drafting.edit(({ definition, layout }) => {
                const added = addOutcome(definition, node, t("processes:outcome.new"), { end: "failure" });
                return { drawn: { definition: added.definition, layout }, mark: { node, outcome: added.outcome } };
              })
            }
          >
            {t("processes:outcome.add")}
          </Button>
        )}
      </Group>
      {hint && (
        <Text size="xs" c="dimmed">
          {hint}
        </Text>
      )}
      <ol className={classes["rows"]}>
        {names.map((name, at) => (
          <OutcomeRow key={name} node={node} name={name} outcome={step.outcomes[name]!} number={at + 1} isLast={at === names.length - 1} />
        ))}
      </ol>
    </section>
  );
}
