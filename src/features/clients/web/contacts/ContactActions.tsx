/** What one does with a contact: change its details, archive it or bring it back. */
import { Button } from "@mantine/core";
import { IconGitMerge, IconPencil } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { useGoTo } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Contact } from "../answers.ts";
import { ArchiveButton } from "../card/ArchiveButton.tsx";

export function ContactActions({ contact, isPanel = false }: { readonly contact: Contact; readonly isPanel?: boolean }) {
  const t = useText();
  const can = useCan();
  const goTo = useGoTo();
  const [, setSearch] = useUrlState();
  if (!can("clients.change") || contact.erasedAt) return null;
  const size = isPanel ? "compact-sm" : "sm";
  return (
    <>
      {contact.archivedAt === null && (
        <>
          <Button variant="default" size={size} leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setSearch({ edit: "1" })}>
            {t("clients:edit")}
          </Button>
          <Button
            variant="default"
            size={size}
            leftSection={<IconGitMerge size={16} aria-hidden />}
            onClick={() => goTo(`contacts/${contact.id}/merge`)}
          >
            {t("clients:merge.open")}
          </Button>
        </>
      )}
      <ArchiveButton kind="contacts" record={contact} size={size} />
    </>
  );
}
