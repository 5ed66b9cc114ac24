/** A letter, to be copied or opened in one's own mail program. Plain text: nothing in it is ever read as markup. */
import { Button, CopyButton, Group } from "@mantine/core";
import { IconCheck, IconCopy, IconMail } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import type { Contents } from "../../core/content.ts";
import { Said } from "./Said.tsx";
import classes from "./show.module.css";

export type Recipient = { readonly name: string; readonly email: string | null };
type Props = { readonly letter: Contents["letter"]; readonly isFilledIn: boolean; readonly recipient: Recipient | null };

export function LetterView({ letter: { subject, body }, isFilledIn, recipient }: Props) {
  const t = useText();
  return (
    <article className={classes["letter"]}>
      {recipient && (
        <p className={classes["to"]}>
          {t("book:letter.to")} <b>{recipient.name}</b> {recipient.email ?? t("book:letter.no_address")}
        </p>
      )}
      <p className={classes["subject"]}>
        <Said text={subject} />
      </p>
      <div className={classes["body"]}>
        <Said text={body} />
      </div>
      {isFilledIn && (
        <Group gap="xs" mt="sm">
          <CopyButton value={`${subject}\n\n${body}`}>
            {({ copied, copy }) => (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
                onClick={copy}
              >
                {t(copied ? "book:letter.copied" : "book:letter.copy")}
              </Button>
            )}
          </CopyButton>
          <Button
            size="compact-sm"
            variant="default"
            component="a"
            href={mailAddress(recipient?.email ?? "", subject, body)}
            leftSection={<IconMail size={14} aria-hidden />}
          >
            {t("book:letter.open")}
          </Button>
        </Group>
      )}
    </article>
  );
}

/** Lines end in CRLF there (RFC 6068). */
const mailAddress = (to: string, subject: string, body: string): string =>
  `mailto:${encodeURIComponent(to).replaceAll("%40", "@")}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll("\n", "\r\n"))}`;
