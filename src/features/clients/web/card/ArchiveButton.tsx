/** Takes a client or contact out of the lists, or brings it back; either can be taken back for ten seconds. */
import { Button } from "@mantine/core";
import { IconArchive, IconArrowBackUp } from "@tabler/icons-react";
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";

type Record = { readonly id: string; readonly name: string; readonly archivedAt: string | null };
type Props = { readonly kind: "clients" | "contacts"; readonly record: Record; readonly size: "sm" | "compact-sm" };

export function ArchiveButton({ kind, record, size }: Props) {
  const t = useText();
  const turn = (way: "archive" | "restore", key?: string) =>
    api.post<Record>(`/${kind}/${record.id}/${way}`, { body: {}, ...(key ? { idempotencyKey: key } : {}) });
  const archive = useCommand({
    feature: "clients",
    run: (_: { readonly was: string | null }, key) => turn("archive", key),
    done: ({ name }) => t("clients:archived", { name }),
    undo: () => turn("restore"),
  });
  const restore = useCommand({
    feature: "clients",
    run: (_: { readonly was: string | null }, key) => turn("restore", key),
    done: ({ name }) => t("clients:restored", { name }),
    undo: () => turn("archive"),
  });
  const [command, Icon, word] = record.archivedAt
    ? ([restore, IconArrowBackUp, t("clients:restore")] as const)
    : ([archive, IconArchive, t("clients:archive")] as const);
  return (
    <Button
      variant="default"
      size={size}
      leftSection={<Icon size={16} aria-hidden />}
      loading={command.isBusy}
      onClick={() => command.run({ was: record.archivedAt })}
    >
      {word}
    </Button>
  );
}
