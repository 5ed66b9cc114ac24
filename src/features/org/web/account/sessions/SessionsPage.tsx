/** Where one is signed in, and the way to end it. */
import { Badge, Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { closeOtherSessions, closeSession, listSessions, type OpenSession } from "#ui/auth-api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { ConfirmButton } from "#ui/kit/ConfirmButton.tsx";
import { Moment } from "#ui/kit/Moment.tsx";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { EmptyState } from "#ui/kit/states.tsx";
import type { Column } from "#ui/kit/table/column.ts";
import { DataTable, listOf } from "#ui/kit/table/DataTable.tsx";
import { deviceName } from "./device-name.ts";

/** This one first, then the newest. */
async function readSessions(): Promise<readonly OpenSession[]> {
  const { items } = await listSessions();
  return [...items].sort((one, other) => Number(other.isCurrent) - Number(one.isCurrent) || other.createdAt.localeCompare(one.createdAt));
}

export function SessionsPage() {
  const t = useText();
  const sessions = useQuery({ queryKey: ["account", "sessions"], queryFn: readSessions });
  const rows = sessions.data ?? [];
  const endOthers = useCommand({ feature: "account", run: () => closeOtherSessions(), done: () => t("account:sessions.others_ended") });
  const columns = useColumns();
  const list = {
    ...listOf(rows),
    isLoading: sessions.isLoading,
    problem: sessions.data ? null : sessions.error,
    retry: () => void sessions.refetch(),
  };
  return (
    <>
      <PageTitle title={t("pages:sessions")}>
        {rows.length > 1 && (
          <ConfirmButton
            question={t("account:sessions.end_others_question")}
            confirmLabel={t("account:sessions.end_others")}
            onConfirm={() => endOthers.run(undefined)}
            loading={endOthers.isBusy}
          >
            {t("account:sessions.end_others")}
          </ConfirmButton>
        )}
      </PageTitle>
      <Text size="sm" c="dimmed" mb="md" maw={640}>
        {t("account:sessions.hint")}
      </Text>
      <DataTable
        label={t("pages:sessions")}
        columns={columns}
        list={list}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("account:sessions.none")} />}
      />
    </>
  );
}

function useColumns(): readonly Column<OpenSession>[] {
  const t = useText();
  const { run, isBusy } = useCommand({
    feature: "account",
    run: (row: OpenSession) => closeSession(row.id),
    done: () => t("account:sessions.ended"),
  });
  return useMemo(
    () => [
      { key: "device", title: t("account:sessions.device"), phone: "title", cell: (row) => <Device row={row} /> },
      { key: "address", title: t("account:sessions.address"), cell: (row) => row.ipAddress || "–" },
      { key: "since", title: t("account:sessions.since"), cell: (row) => <Moment at={row.createdAt} /> },
      { key: "ends", title: t("account:sessions.ends"), cell: (row) => <Moment at={row.expiresAt} /> },
      {
        key: "end",
        title: t("account:action"),
        isActions: true,
        align: "right",
        cell: (row) =>
          row.isCurrent ? null : (
            <Button size="compact-sm" variant="default" disabled={isBusy} onClick={() => run(row)}>
              {t("account:sessions.end")}
            </Button>
          ),
      },
    ],
    [t, run, isBusy],
  );
}

function Device({ row }: { readonly row: OpenSession }) {
  const t = useText();
  return (
    <Group gap={8} component="span">
      {deviceName(row.userAgent) ?? t("account:sessions.unknown")}
      {row.isCurrent && (
        <Badge variant="light" color="green">
          {t("account:sessions.this")}
        </Badge>
      )}
    </Group>
  );
}
