/** Notes on a record of any kind, newest first. */
import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { ConfirmButton } from "#ui/kit/ConfirmButton.tsx";
import { usePeople } from "#ui/kit/list/people.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import { ErrorState, LoadingRows } from "#ui/kit/states.tsx";
import { useCan, useMe } from "#ui/me.ts";
import type { CardTabProps } from "#ui/pages.ts";
import { useList } from "#ui/query.ts";
import type { NoteView } from "../../contract/records.ts";
import { withMentions, withNames } from "../../core/mention.ts";
import classes from "./attached.module.css";
import { NoteField } from "./NoteField.tsx";
import { NoteText } from "./NoteText.tsx";

export function NotesTab({ recordId }: CardTabProps) {
  const t = useText();
  const can = useCan();
  const notes = useList<NoteView>(["clients", "notes", recordId], `/records/${recordId}/notes`, { limit: 50 });
  if (notes.problem) return <ErrorState problem={notes.problem} retry={notes.retry} />;
  const shown = notes.items.filter(({ archivedAt }) => archivedAt === null);
  return (
    <Stack gap="md">
      {can("clients.change") && recordId && <NewNote recordId={recordId} />}
      {notes.isLoading && <LoadingRows rows={3} />}
      {!notes.isLoading && shown.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("clients:note.none")}
        </Text>
      )}
      <ul className={classes["list"]}>
        {shown.map((note) => (
          <li key={note.id}>
            <Note note={note} />
          </li>
        ))}
      </ul>
      {notes.hasMore && (
        <Button variant="subtle" loading={notes.isLoadingMore} onClick={notes.loadMore}>
          {t("kit:table.more")}
        </Button>
      )}
    </Stack>
  );
}

function NewNote({ recordId }: { readonly recordId: string }) {
  const t = useText();
  const { active: people } = usePeople();
  const [text, setText] = useState("");
  const write = useCommand({
    feature: "clients",
    run: (written: string, key) =>
      api.post<NoteView>(`/records/${recordId}/notes`, { body: { text: withMentions(written, people) }, idempotencyKey: key }),
    done: () => t("clients:note.added"),
    undo: ({ id }) => api.post(`/notes/${id}/archive`, { body: {} }),
    onDone: () => setText(""),
  });
  const send = () => text.trim() && write.run(text);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack gap="xs">
        <NoteField
          recordId={recordId}
          label={t("clients:note.new")}
          minRows={2}
          maxRows={12}
          value={text}
          onChange={setText}
          onSend={send}
        />
        <Group>
          <Button type="submit" size="compact-sm" variant="default" disabled={text.trim() === ""} loading={write.isBusy}>
            {t("clients:note.write")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Note({ note }: { readonly note: NoteView }) {
  const t = useText();
  const me = useMe();
  const { active: people } = usePeople();
  const [draft, setDraft] = useState<string | null>(null);
  const change = useCommand({
    feature: "clients",
    run: (text: string) => api.patch<NoteView>(`/notes/${note.id}`, { body: { text: withMentions(text, people) }, ifMatch: note.version }),
    done: () => t("clients:note.saved"),
    undo: (saved) => api.patch(`/notes/${note.id}`, { body: { text: note.text }, ifMatch: saved.version }),
    onDone: () => setDraft(null),
  });
  const archive = useCommand({
    feature: "clients",
    run: (_: { readonly version: number }, key) => api.post(`/notes/${note.id}/archive`, { body: {}, idempotencyKey: key }),
    done: () => t("clients:note.archived"),
  });
  return (
    <>
      <Text size="xs" c="dimmed">
        {note.authorName ?? t("clients:note.nobody")} · <Moment at={note.at} />
        {note.editedAt && ` · ${t("clients:note.edited")}`}
      </Text>
      {draft === null ? (
        <NoteText text={note.text} />
      ) : (
        <Stack gap="xs">
          <NoteField recordId={note.recordId} label={t("clients:note.edit")} maxRows={16} value={draft} onChange={setDraft} />
          <Group gap="xs">
            <Button size="compact-sm" loading={change.isBusy} onClick={() => change.run(draft)}>
              {t("clients:save")}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setDraft(null)}>
              {t("kit:cancel")}
            </Button>
          </Group>
        </Stack>
      )}
      {note.authorId === me.personId && draft === null && (
        <Group gap="xs">
          <Button size="compact-xs" variant="subtle" onClick={() => setDraft(withNames(note.text, people))}>
            {t("clients:note.edit")}
          </Button>
          <ConfirmButton
            size="compact-xs"
            variant="subtle"
            question={t("clients:note.archive_question")}
            confirmLabel={t("clients:note.archive")}
            onConfirm={() => archive.run({ version: note.version })}
          >
            {t("clients:note.archive")}
          </ConfirmButton>
        </Group>
      )}
    </>
  );
}
