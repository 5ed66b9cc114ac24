/** What must be there before the task is done: fields of the record, and evidence. Filled in here, in place. */
import { Kbd } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import type { Details } from "./answers.ts";
import type { Draft } from "./draft.ts";
import { EvidenceInput } from "./EvidenceInput.tsx";
import { FieldInput } from "./FieldInput.tsx";
import { GivenEvidence } from "./GivenEvidence.tsx";
import type { Refused } from "./refused-places.ts";
import classes from "./Task.module.css";

type Props = {
  readonly task: Details;
  readonly draft: Draft;
  readonly change: (change: Partial<Draft>) => void;
  readonly refused: Refused;
  readonly mayDo: boolean;
};

export function Demands({ task, draft, change, refused, mayDo }: Props) {
  const t = useText();
  const { demanded } = task.evidence;
  return (
    <section aria-labelledby="task-demands" className={classes["demands"]}>
      <h2 id="task-demands">
        {t("work:demands.title")} {mayDo && <Kbd aria-hidden>e</Kbd>}
      </h2>
      {task.fields.map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          kind={task.subject?.kind ?? null}
          value={field.name in draft.fields ? draft.fields[field.name] : field.value}
          error={refused.fields[field.name]}
          mayDo={mayDo}
          onChange={(value) => change({ fields: { ...draft.fields, [field.name]: value } })}
        />
      ))}
      {demanded.map((demand) => (
        <EvidenceInput
          key={demand.key}
          task={task}
          demand={demand}
          typed={draft.evidence[demand.key] ?? ""}
          error={refused.evidence[demand.key]}
          mayDo={mayDo}
          onType={(text) => change({ evidence: { ...draft.evidence, [demand.key]: text } })}
        />
      ))}
      <GivenEvidence task={task} />
    </section>
  );
}
