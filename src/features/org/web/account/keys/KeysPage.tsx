/** Keys with which programs act under one's own rights. */
import { Badge, Button, Text } from "@mantine/core";
import { IconKey, IconPlus } from "@tabler/icons-react";
import { useMemo } from "react";
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { ConfirmButton } from "#ui/kit/ConfirmButton.tsx";
import { DateText, Moment } from "#ui/kit/Moment.tsx";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { SidePanel } from "#ui/kit/SidePanel.tsx";
import { EmptyState } from "#ui/kit/states.tsx";
import type { Column } from "#ui/kit/table/column.ts";
import { DataTable } from "#ui/kit/table/DataTable.tsx";
import { useMe } from "#ui/me.ts";
import { useList } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { ApiKey } from "./api-key.ts";
import { CreateKey } from "./CreateKey.tsx";
import { keyState } from "./key-state.ts";

const colours = { active: "green", expired: "amber", revoked: "gray" } as const;

export function KeysPage() {
  const t = useText();
  const me = useMe();
  const [search, setSearch] = useUrlState();
  const keys = useList<ApiKey>(["platform", "keys"], "/keys", { personId: me.personId });
  const columns = useColumns();
  const create = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setSearch({ panel: "new" })}>
      {t("account:keys.create")}
    </Button>
  );
  return (
    <>
      <PageTitle title={t("pages:keys")}>{keys.items.length > 0 && create}</PageTitle>
      <Text size="sm" c="dimmed" mb="md" maw={640}>
        {t("account:keys.hint")}
      </Text>
      <DataTable
        label={t("pages:keys")}
        columns={columns}
        list={keys}
        rowKey={(key) => key.id}
        empty={<EmptyState icon={IconKey} title={t("account:keys.none")} hint={t("account:keys.none_hint")} action={create} />}
      />
      <SidePanel title={t("account:keys.create")} isOpen={search["panel"] === "new"} onClose={() => setSearch({ panel: undefined })}>
        <CreateKey onClose={() => setSearch({ panel: undefined })} />
      </SidePanel>
    </>
  );
}

function useColumns(): readonly Column<ApiKey>[] {
  const t = useText();
  const { run, isBusy } = useCommand({
    feature: "platform",
    run: (key: ApiKey) => api.delete(`/keys/${key.id}`),
    done: (_answer, key) => t("account:keys.revoked", { name: key.name }),
  });
  return useMemo(
    () => [
      { key: "name", title: t("account:keys.name"), phone: "title", cell: (key) => key.name },
      { key: "prefix", title: t("account:keys.begins"), cell: (key) => <code>{key.prefix}…</code> },
      {
        key: "scopes",
        title: t("account:keys.scopes"),
        cell: (key) => (key.scopes.includes("write") ? t("account:keys.scope.write") : t("account:keys.scope.read")),
      },
      { key: "created", title: t("account:keys.created"), cell: (key) => <Moment at={key.createdAt} /> },
      {
        key: "used",
        title: t("account:keys.used"),
        cell: (key) => (key.lastUsedAt ? <Moment at={key.lastUsedAt} /> : t("account:keys.never_used")),
      },
      {
        key: "expires",
        title: t("account:keys.expires"),
        cell: (key) => (key.expiresAt ? <DateText date={key.expiresAt.slice(0, 10)} /> : t("account:keys.never")),
      },
      { key: "state", title: t("account:keys.state"), cell: (key) => <State apiKey={key} /> },
      {
        key: "revoke",
        title: t("account:action"),
        isActions: true,
        align: "right",
        cell: (key) =>
          keyState(key, new Date()) === "active" ? (
            <ConfirmButton
              size="compact-sm"
              disabled={isBusy}
              question={t("account:keys.revoke_question", { name: key.name })}
              confirmLabel={t("account:keys.revoke")}
              onConfirm={() => run(key)}
              aria-label={t("account:keys.revoke_named", { name: key.name })}
            >
              {t("account:keys.revoke")}
            </ConfirmButton>
          ) : null,
      },
    ],
    [t, run, isBusy],
  );
}

function State({ apiKey }: { readonly apiKey: ApiKey }) {
  const t = useText();
  const state = keyState(apiKey, new Date());
  return (
    <Badge variant="light" color={colours[state]}>
      {t(`account:keys.state.${state}`)}
    </Badge>
  );
}
