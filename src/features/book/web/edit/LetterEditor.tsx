/** A letter: its subject and its text. */
import { Stack, Textarea, TextInput } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { limits } from "../../core/content.ts";

type Letter = { readonly subject: string; readonly body: string };
type Props = { readonly letter: Letter; readonly onChange: (change: Partial<Letter>) => void };

export function LetterEditor({ letter: { subject, body }, onChange }: Props) {
  const t = useText();
  return (
    <Stack gap="sm">
      <TextInput
        label={t("book:edit.subject")}
        maxLength={limits.subject}
        value={subject}
        onChange={(event) => onChange({ subject: event.currentTarget.value })}
      />
      <Textarea
        label={t("book:edit.body")}
        autosize
        minRows={12}
        maxRows={40}
        maxLength={limits.body}
        value={body}
        onChange={(event) => onChange({ body: event.currentTarget.value })}
      />
    </Stack>
  );
}
