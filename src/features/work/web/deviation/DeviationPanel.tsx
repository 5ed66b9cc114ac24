/** One deviation: what it is about, who was told, and the answer, given where one reads it. */
import { Button, Group, Textarea, Title } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { useFormat } from "#ui/kit/format.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import { SidePanel } from "#ui/kit/SidePanel.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { PageLink } from "#ui/link.tsx";
import { useRead } from "#ui/query.ts";
import { subjectPath } from "../task/subject-path.ts";
import type { Details } from "./answers.ts";
import { answerDeviation } from "./calls.ts";
import classes from "./Deviations.module.css";
import { StateMark, titleOf } from "./deviation-columns.tsx";

type Props = { readonly id: string | undefined; readonly onClose: () => void; readonly onAnswered: (id: string) => void };

export function DeviationPanel({ id, onClose, onAnswered }: Props) {
  const found = useRead<Details>(["work", "deviation", id], `/deviations/${id}`, {}, { isEnabled: id !== undefined });
  const data = found.data?.id === id ? found.data : undefined;
  return (
    <SidePanel title={data ? titleOf(data) : ""} isOpen={id !== undefined} onClose={onClose} width={480}>
      <Loaded from={{ ...found, data }}>{(deviation) => <Shown key={deviation.id} deviation={deviation} onAnswered={onAnswered} />}</Loaded>
    </SidePanel>
  );
}

function Shown({ deviation, onAnswered }: { readonly deviation: Details; readonly onAnswered: (id: string) => void }) {
  const t = useText();
  const format = useFormat();
  const { rule, subject, task, process, person, unit, since, openedAt, nextAt, answer, answeredAt, answeredBy, closedAt, told } = deviation;
  return (
    <>
      <dl className={classes["facts"]}>
        <dt>{t("monitor:deviation.state")}</dt>
        <dd>
          <StateMark deviation={deviation} t={t} />
        </dd>
        <dt>{t("monitor:deviation.rule")}</dt>
        <dd>{rule.name}</dd>
        {subject && (
          <>
            <dt>{t("monitor:deviation.subject")}</dt>
            <dd>
              <PageLink to={subjectPath(subject as never)}>{subject.title}</PageLink>
              {subject.amount && <span className="figures"> · {format.money(subject.amount)}</span>}
            </dd>
          </>
        )}
        {process && (
          <>
            <dt>{t("monitor:deviation.process")}</dt>
            <dd>{process.name}</dd>
          </>
        )}
        <dt>{t("monitor:deviation.person")}</dt>
        <dd>{[person.name, unit?.name].filter(Boolean).join(" · ")}</dd>
        <dt>{t("monitor:deviation.since")}</dt>
        <dd>{format.instant(since)}</dd>
        <dt>{t("monitor:deviation.found")}</dt>
        <dd>{format.instant(openedAt)}</dd>
        {nextAt && (
          <>
            <dt>{t("monitor:deviation.goes_up")}</dt>
            <dd>
              <Moment at={nextAt} />
            </dd>
          </>
        )}
        {closedAt && (
          <>
            <dt>{t("monitor:deviation.closed_at")}</dt>
            <dd>{format.instant(closedAt)}</dd>
          </>
        )}
      </dl>
      <Group gap={8} mb="md">
        {task && (
          <Button component={PageLink} to={`tasks/${task.id}`} variant="default" size="compact-sm">
            {t("monitor:deviation.open_task")}
          </Button>
        )}
        {subject && (
          <Button component={PageLink} to={subjectPath(subject as never)} variant="default" size="compact-sm">
            {t("monitor:deviation.open_record")}
          </Button>
        )}
      </Group>
      {answer !== null && answeredAt !== null && (
        <>
          <Title order={3} size="h5" mb={4}>
            {t("monitor:deviation.answer_of", { name: answeredBy?.name ?? "", at: format.instant(answeredAt) })}
          </Title>
          <blockquote className={classes["answer"]}>{answer}</blockquote>
        </>
      )}
      {deviation.mayAnswer && <Answer id={deviation.id} onAnswered={onAnswered} />}
      <Title order={3} size="h5" mt="lg" mb={4}>
        {t("monitor:deviation.told")}
      </Title>
      <ul className={classes["told"]}>
        {told.map((one) => (
          <li key={one.person.id}>
            {one.person.name}
            <span className={classes["quiet"]}>
              <Moment at={one.at} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Answer({ id, onAnswered }: { readonly id: string; readonly onAnswered: (id: string) => void }) {
  const t = useText();
  const form = useCommandForm({
    feature: "work",
    initialValues: { text: "" },
    check: ({ text }) => ({ text: text.trim() ? null : t("problems:field.required") }),
    send: ({ text }, key) => answerDeviation(id, text.trim(), key),
    done: () => t("monitor:deviation.answered"),
    onDone: () => onAnswered(id),
  });
  return (
    <CommandForm form={form} submitLabel={t("monitor:deviation.answer")}>
      <Textarea
        data-autofocus
        autoFocus
        label={t("monitor:deviation.your_answer")}
        description={t("monitor:deviation.answer_hint")}
        autosize
        minRows={2}
        {...form.field("text")}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          form.submit();
        }}
      />
    </CommandForm>
  );
}
