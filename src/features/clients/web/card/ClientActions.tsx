/** What one does with a client: change its details, merge it with its double, archive it or bring it back. */
import { Button } from "@mantine/core";
import { IconGitMerge, IconPencil } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { useGoTo } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Client } from "../answers.ts";
import { ArchiveButton } from "./ArchiveButton.tsx";

export function ClientActions({ client, isPanel = false }: { readonly client: Client; readonly isPanel?: boolean }) {
  const t = useText();
  const can = useCan();
  const goTo = useGoTo();
  const [, setSearch] = useUrlState();
  if (!can("clients.change")) return null;
  const size = isPanel ? "compact-sm" : "sm";
  return (
    <>
      {client.archivedAt === null && (
        <>
          <Button variant="default" size={size} leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setSearch({ edit: "1" })}>
            {t("clients:edit")}
          </Button>
          <Button
            variant="default"
            size={size}
            leftSection={<IconGitMerge size={16} aria-hidden />}
            onClick={() => goTo(`clients/${client.id}/merge`)}
          >
            {t("clients:merge.open")}
          </Button>
        </>
      )}
      <ArchiveButton kind="clients" record={client} size={size} />
    </>
  );
}
