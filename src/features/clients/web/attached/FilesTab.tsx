/** Files on a record of any kind: dropped or chosen to be kept, saved by a click, never shown here. */
import { Anchor, Button, CloseButton, FileButton, Progress, Stack, Text } from "@mantine/core";
import { IconFile, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { ConfirmButton } from "#ui/kit/ConfirmButton.tsx";
import { downloadFile } from "#ui/kit/download.ts";
import { useFormat } from "#ui/kit/format.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import { ErrorState, LoadingRows } from "#ui/kit/states.tsx";
import { showProblem } from "#ui/kit/toast.tsx";
import { useCan, useMe } from "#ui/me.ts";
import type { CardTabProps } from "#ui/pages.ts";
import { useList } from "#ui/query.ts";
import type { AttachmentView } from "../../contract/records.ts";
import classes from "./attached.module.css";
import { bytesText } from "./bytes-text.ts";
import { useUploads } from "./use-uploads.ts";

export function FilesTab({ recordId }: CardTabProps) {
  const t = useText();
  const can = useCan();
  const files = useList<AttachmentView>(["clients", "files", recordId], `/records/${recordId}/files`, { limit: 50 });
  if (files.problem) return <ErrorState problem={files.problem} retry={files.retry} />;
  const shown = files.items.filter(({ archivedAt }) => archivedAt === null);
  return (
    <Stack gap="md">
      {can("clients.change") && recordId && <DropZone recordId={recordId} />}
      {files.isLoading && <LoadingRows rows={3} />}
      {!files.isLoading && shown.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("clients:file.none")}
        </Text>
      )}
      <ul className={classes["list"]}>
        {shown.map((file) => (
          <li key={file.id} className={classes["file"]}>
            <FileLine file={file} />
          </li>
        ))}
      </ul>
      {files.hasMore && (
        <Button variant="subtle" loading={files.isLoadingMore} onClick={files.loadMore}>
          {t("kit:table.more")}
        </Button>
      )}
    </Stack>
  );
}

function DropZone({ recordId }: { readonly recordId: string }) {
  const t = useText();
  const [isOver, setOver] = useState(false);
  const { sending, add, remove } = useUploads(recordId);
  return (
    <>
      <div
        className={classes["drop"]}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          add([...event.dataTransfer.files]);
        }}
      >
        <Text size="sm" c="dimmed">
          {t("clients:file.drop")}
        </Text>
        <FileButton onChange={add} multiple>
          {(props) => (
            <Button {...props} variant="default" size="compact-sm" leftSection={<IconUpload size={14} aria-hidden />}>
              {t("clients:file.choose")}
            </Button>
          )}
        </FileButton>
      </div>
      {sending.map(({ key, name, share, problem }) => (
        <div key={key} className={classes["file"]}>
          <Text size="sm">{name}</Text>
          {problem ? (
            <Text size="sm" role="alert">
              {problem}
            </Text>
          ) : (
            <Progress flex={1} value={share * 100} aria-label={t("clients:file.sending", { name })} />
          )}
          <CloseButton aria-label={t("clients:file.cancel", { name })} onClick={() => remove(key)} />
        </div>
      ))}
    </>
  );
}

function FileLine({ file }: { readonly file: AttachmentView }) {
  const t = useText();
  const me = useMe();
  const { language } = useFormat();
  const archive = useCommand({
    feature: "clients",
    run: (_: { readonly version: number }, key) => api.post(`/files/${file.id}/archive`, { body: {}, idempotencyKey: key }),
    done: () => t("clients:file.archived"),
  });
  return (
    <>
      <IconFile size={16} aria-hidden />
      <Anchor component="button" type="button" size="sm" onClick={() => void downloadFile(`/files/${file.id}`, {}).catch(showProblem)}>
        {file.name}
      </Anchor>
      <Text size="xs" c="dimmed">
        {bytesText(file.bytes, language)} · <Moment at={file.at} />
      </Text>
      {file.addedById === me.personId && (
        <ConfirmButton
          size="compact-xs"
          variant="subtle"
          question={t("clients:file.archive_question")}
          confirmLabel={t("clients:note.archive")}
          onConfirm={() => archive.run({ version: file.version })}
        >
          {t("clients:note.archive")}
        </ConfirmButton>
      )}
    </>
  );
}
