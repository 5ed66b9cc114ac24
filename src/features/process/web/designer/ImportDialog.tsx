/** A process from a file: BPMN of any tool, or our JSON. What was left out is read before anything changes. */
import { Alert, Button, FileButton, Group, List, Modal, NativeSelect, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { type Definition, type SubjectKind, subjectKinds } from "../../core/definition.ts";
import { type ReadFile, readProcessFile } from "../list/read-process-file.ts";
import classes from "./Designer.module.css";

type Read = Extract<ReadFile, { readonly ok: true }>["value"];
type Props = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** What the process that the file goes into runs on already; null where a new one begins. */
  readonly subjectOf: (definition: Definition) => SubjectKind | null;
  readonly onRead: (read: Read) => void;
};

export function ImportDialog({ isOpen, onClose, subjectOf, onRead }: Props) {
  const t = useText();
  const [read, setRead] = useState<ReadFile | null>(null);
  const [subject, setSubject] = useState<SubjectKind>("deal");
  const close = () => {
    setRead(null);
    onClose();
  };
  const leftOut = read?.ok ? read.value.leftOut : [];
  const asksSubject = read?.ok === true && read.value.isForeign && subjectOf(read.value.definition) === null;
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t("processes:import.title")}
      size="lg"
      closeButtonProps={{ "aria-label": t("kit:close") }}
    >
      <Stack>
        <Text size="sm">{t("processes:import.hint")}</Text>
        <Group>
          <FileButton accept=".bpmn,.xml,.json" onChange={(file) => file && void readProcessFile(file).then(setRead)}>
            {(props) => (
              <Button variant="default" {...props}>
                {t("processes:import.choose")}
              </Button>
            )}
          </FileButton>
        </Group>
        {read && !read.ok && (
          <Alert
            color="red"
            icon={<IconAlertTriangle size={16} aria-hidden />}
            title={t(`processes:import.refusal.${read.refusal.why}`)}
            role="alert"
          >
            {read.refusal.line !== null && <div>{t("processes:import.at_line", { line: read.refusal.line })}</div>}
            {read.refusal.details.map((detail) => (
              <div key={detail}>{detail}</div>
            ))}
          </Alert>
        )}
        {read?.ok && (
          <>
            <Text size="sm" fw={500}>
              {t("processes:import.found", {
                name: read.value.definition.name,
                steps: t("processes:steps", { count: Object.keys(read.value.definition.steps).length }),
              })}
            </Text>
            {asksSubject && (
              <NativeSelect
                label={t("processes:process.subject")}
                description={t("processes:import.subject_hint")}
                data={subjectKinds.map((value) => ({ value, label: t(`processes:subject.${value}`) }))}
                value={subject}
                onChange={({ currentTarget }) => setSubject(currentTarget.value as SubjectKind)}
              />
            )}
            {leftOut.length > 0 && (
              <section aria-label={t("processes:import.left_out")}>
                <Text size="sm">{t("processes:import.left_out_count", { count: leftOut.length })}</Text>
                <List size="sm" className={classes["leftOut"]!}>
                  {leftOut.map(({ element, id, why }) => (
                    <List.Item key={`${element} ${id} ${why}`}>
                      <strong>{[element, id].filter(Boolean).join(" ")}</strong>
                      {": "}
                      {t(`processes:left_out.${why}`)}
                    </List.Item>
                  ))}
                </List>
              </section>
            )}
            <Group>
              <Button
                onClick={() => {
                  onRead(asksSubject ? { ...read.value, definition: { ...read.value.definition, subject } } : read.value);
                  close();
                }}
              >
                {t("processes:import.take")}
              </Button>
              <Button variant="default" onClick={close}>
                {t("kit:cancel")}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}
