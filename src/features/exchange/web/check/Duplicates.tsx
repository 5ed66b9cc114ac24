/** Rows that seem to be about somebody who is there already: with whom, how sure and why, and what is to become of them. */
import { Button, Group, Select, Text, Title } from "@mantine/core";
import { foldText } from "#shared/text.ts";
import { type Say, textOr, useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import type { ImportPreview } from "../../contract/imports.ts";
import { type DuplicateRule, duplicateRules } from "../../core/import-order.ts";
import classes from "../imports.module.css";
import { becomes, type Draft, decide } from "./duplicate-draft.ts";

type Props = {
  readonly preview: ImportPreview;
  /** Rows without an id from elsewhere mean the client of their name, so there is nothing to decide about them. */
  readonly isByName: boolean;
  readonly draft: Draft;
  readonly setDraft: (draft: Draft) => void;
  readonly isChanged: boolean;
  readonly onAgain: () => void;
};
const scores = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1];
/** Where rows mean the client of their name, adding one "all the same" would still meet a namesake: the word says so. */
const ruleChoices = (t: Say, isByName: boolean) =>
  duplicateRules.map((value) => ({ value, label: t(value === "create" && isByName ? "imports:rule.by_name" : `imports:rule.${value}`) }));
const ruleIn = (value: string | null): DuplicateRule => duplicateRules.find((one) => one === value) ?? "create";

export function Duplicates({ preview, isByName, draft, setDraft, isChanged, onAgain }: Props) {
  const t = useText();
  const format = useFormat();
  const { duplicates, duplicateCount } = preview;
  if (duplicateCount === 0)
    return (
      <Text size="sm" c="dimmed">
        {t("imports:no_duplicates")}
      </Text>
    );
  // What the check found for the rows it shows; not while something is decided anew.
  const outcomes = new Map(isChanged ? [] : preview.rows.map(({ line, outcome }) => [line, outcome] as const));
  const percent = (share: number) => format.number(share, { style: "percent" });
  return (
    <section aria-label={t("imports:duplicates")}>
      <Title order={2}>{t("imports:duplicates_found", { count: duplicateCount, shown: format.number(duplicateCount) })}</Title>
      <Group align="flex-end" gap="sm" my="sm">
        <Select
          label={t("imports:rule")}
          w={320}
          maw="100%"
          allowDeselect={false}
          data={ruleChoices(t, isByName)}
          value={draft.rule}
          onChange={(rule) => setDraft({ ...draft, rule: ruleIn(rule) })}
        />
        <Select
          label={t("imports:from_score")}
          w={160}
          allowDeselect={false}
          data={[...new Set([...scores, draft.from])].sort().map((value) => ({ value: String(value), label: percent(value) }))}
          value={String(draft.from)}
          onChange={(from) => setDraft({ ...draft, from: Number(from) })}
        />
        {isChanged && (
          <Button variant="default" onClick={onAgain}>
            {t("imports:again")}
          </Button>
        )}
      </Group>
      <ul className={classes["list"]}>
        {duplicates.map((one) => (
          <li key={one.line}>
            <div className={classes["grow"]}>
              {one.with.line === null
                ? t("imports:alike_record", { line: one.line, name: one.name, other: one.with.name })
                : t("imports:alike_row", { line: one.line, name: one.name, other: one.with.name, otherLine: one.with.line })}
              <Text size="sm" c="dimmed">
                {percent(one.score)} ·{" "}
                {one.because
                  .filter(({ weight }) => weight > 0)
                  .map(({ field, similarity }) => `${textOr(`imports:because.${field}`, field)} ${percent(similarity)}`)
                  .join(", ")}
              </Text>
              {outcomes.has(one.line) && (
                <Text size="sm" c="dimmed">
                  {t("imports:would_be", { outcome: t(`imports:outcome.${outcomes.get(one.line) ?? "created"}`) })}
                </Text>
              )}
            </div>
            {isByName && foldText(one.name) === foldText(one.with.name) ? (
              <Text size="sm" c="dimmed">
                {t("imports:same_name")}
              </Text>
            ) : (
              <Select
                aria-label={t("imports:rule_for", { line: one.line })}
                w={260}
                maw="100%"
                size="xs"
                allowDeselect={false}
                data={ruleChoices(t, isByName)}
                value={becomes(draft, one)}
                onChange={(rule) => setDraft(decide(draft, one.line, ruleIn(rule)))}
              />
            )}
          </li>
        ))}
      </ul>
      {duplicateCount > duplicates.length && (
        <Text size="sm" c="dimmed" mt="xs">
          {t("imports:more_duplicates", { shown: format.number(duplicates.length) })}
        </Text>
      )}
    </section>
  );
}
