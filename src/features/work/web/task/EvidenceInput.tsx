/** Evidence that the step demands: a file to drop, or a line to fill in. A file is kept the moment it is there; the rest goes with the outcome. */
import { Button, FileButton, Progress, Text, Textarea, TextInput } from "@mantine/core";
import { IconCheck, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import type { Details, EvidenceDemand } from "./answers.ts";
import classes from "./Task.module.css";
import { useEvidenceFile } from "./use-evidence-file.ts";

type Props = {
  readonly task: Details;
  readonly demand: EvidenceDemand;
  readonly typed: string;
  readonly error: string | undefined;
  readonly mayDo: boolean;
  readonly onType: (text: string) => void;
};

export function EvidenceInput(props: Props) {
  const t = useText();
  const { demand, typed, error, mayDo, onType } = props;
  if (demand.kind === "file") return <FileDrop {...props} />;
  const common = {
    label: demand.name,
    required: !demand.isOptional && !demand.isGiven,
    error,
    disabled: !mayDo,
    value: typed,
    ...(demand.isGiven ? { description: t("work:evidence.given") } : {}),
  };
  if (demand.kind === "text")
    return <Textarea {...common} autosize minRows={2} maxRows={10} onChange={(event) => onType(event.currentTarget.value)} />;
  return (
    <TextInput
      {...common}
      inputMode={demand.kind === "number" ? "decimal" : "url"}
      {...(demand.kind === "link" ? { placeholder: "https://" } : { className: "figures" })}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}

function FileDrop({ task, demand, error, mayDo }: Props) {
  const t = useText();
  const [isOver, setOver] = useState(false);
  const upload = useEvidenceFile(task, demand.key);
  if (!task.subject)
    return (
      <Text size="sm" c="dimmed">
        {t("work:evidence.no_record", { name: demand.name })}
      </Text>
    );
  const problem = upload.problem ?? error;
  return (
    <div>
      <div
        className={classes["drop"]}
        data-over={isOver || undefined}
        data-wrong={problem ? true : undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(mayDo);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (mayDo) upload.send([...event.dataTransfer.files]);
        }}
      >
        <span>
          {demand.isGiven && <IconCheck size={16} className={classes["given"]!} aria-label={t("work:evidence.given")} />} {demand.name}
          <span className={classes["dim"]}>
            {" "}
            {t(demand.isOptional ? "work:evidence.optional" : demand.isGiven ? "work:evidence.there" : "work:evidence.required")}
          </span>
        </span>
        {upload.share !== null ? (
          <Progress flex={1} value={upload.share * 100} aria-label={t("work:evidence.sending", { name: demand.name })} />
        ) : (
          <FileButton onChange={(files) => upload.send(files)} multiple disabled={!mayDo}>
            {(button) => (
              <Button
                {...button}
                variant="default"
                size="compact-sm"
                disabled={!mayDo}
                leftSection={<IconUpload size={14} aria-hidden />}
                aria-label={t("work:evidence.choose_for", { name: demand.name })}
              >
                {t("work:evidence.choose")}
              </Button>
            )}
          </FileButton>
        )}
      </div>
      {problem && (
        <p role="alert" className={classes["error"]}>
          {problem}
        </p>
      )}
    </div>
  );
}
