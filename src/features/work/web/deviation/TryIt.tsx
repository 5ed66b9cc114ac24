/** How many deviations the rule as drawn up would open now, with some of them by name. */
import { Button, Group, Text } from "@mantine/core";
import { IconFlask } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import { problemWords } from "#ui/kit/problem-text.ts";
import type { Tried } from "./answers.ts";
import { tryRule } from "./calls.ts";
import classes from "./Deviations.module.css";
import { type RuleDraft, sentOf } from "./rule-draft.ts";

type Outcome = { readonly of: string; readonly tried?: Tried; readonly problem?: unknown };

export function TryIt({ ruleId, draft }: { readonly ruleId: string | null; readonly draft: RuleDraft }) {
  const t = useText();
  const format = useFormat();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isBusy, setBusy] = useState(false);
  const sent = sentOf({ ...draft, name: draft.name || t("monitor:rules.new") });
  const of = JSON.stringify(sent);
  const run = async () => {
    setBusy(true);
    try {
      setOutcome({ of, tried: await tryRule(ruleId, sent) });
    } catch (problem) {
      setOutcome({ of, problem });
    } finally {
      setBusy(false);
    }
  };
  // What was tried is no answer to what has been changed since.
  const shown = outcome?.of === of ? outcome : null;
  const failed = shown?.problem === undefined ? null : problemWords(shown.problem);
  return (
    <div className={classes["try"]}>
      <Group justify="space-between">
        <Text size="sm" role="status">
          {shown?.tried
            ? t("monitor:try.found", {
                count: shown.tried.found,
                shown: format.number(shown.tried.found),
                would: format.number(shown.tried.wouldOpen),
              })
            : failed
              ? [failed.title, failed.advice].filter(Boolean).join(" ")
              : t("monitor:try.hint")}
        </Text>
        <Button
          variant="default"
          size="compact-sm"
          loading={isBusy}
          leftSection={<IconFlask size={14} aria-hidden />}
          onClick={() => void run()}
        >
          {t("monitor:try.run")}
        </Button>
      </Group>
      {shown?.tried && shown.tried.examples.length > 0 && (
        <ul>
          {shown.tried.examples.map((one) => (
            <li key={one.taskId ?? one.subjectId ?? one.title}>
              {one.title} <span className={classes["quiet"]}>{<Moment at={one.since} />}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
