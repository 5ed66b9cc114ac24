/** How a client is linked to others, both ways. */
import { ActionIcon, Anchor, Button, Group, Select, Stack, Text } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { RecordValue } from "#ui/kit/list/filter/values/RecordValue.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { PageLink } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";
import { useRead } from "#ui/query.ts";
import type { ClientLinksView } from "../../contract/client-ties.ts";
import { linkKinds } from "../../core/client-link.ts";
import type { Client } from "../answers.ts";
import classes from "./chain.module.css";

type Link = ClientLinksView["items"][number];
type Wish = Pick<Link, "fromId" | "toId" | "kind">;

export function LinksTab({ client }: { readonly client: Client }) {
  const t = useText();
  const can = useCan();
  const mayChange = can("clients.change") && client.archivedAt === null;
  const links = useRead<ClientLinksView>(["clients", "links", client.id], `/clients/${client.id}/links`);
  const [kind, setKind] = useState<Link["kind"]>("distributor_of");
  const [toId, setToId] = useState<string | null>(null);
  const link = ({ fromId, toId: to, kind: how }: Wish, key?: string) =>
    api.post(`/clients/${fromId}/links`, { body: { kind: how, toId: to }, ...(key ? { idempotencyKey: key } : {}) });
  const unlink = ({ fromId, toId: to, kind: how }: Wish) => api.delete(`/clients/${fromId}/links`, { body: { kind: how, toId: to } });
  const add = useCommand({
    feature: "clients",
    run: (wish: Wish, key) => link(wish, key),
    done: () => t("clients:link.added"),
    undo: (_, wish) => unlink(wish),
    onDone: () => setToId(null),
  });
  const remove = useCommand({
    feature: "clients",
    run: (wish: Wish) => unlink(wish),
    done: () => t("clients:link.removed"),
    undo: (_, wish) => link(wish),
  });
  return (
    <Loaded from={links} rows={3}>
      {({ items }) => (
        <Stack gap="md">
          {items.length === 0 && (
            <Text size="sm" c="dimmed">
              {t("clients:link.none")}
            </Text>
          )}
          <ul className={classes["people"]}>
            {items.map((one) => (
              <li key={`${one.fromId} ${one.toId} ${one.kind}`}>
                <span className={classes["who"]}>
                  <Text span size="xs" c="dimmed">
                    {one.fromId === client.id ? t(`clients:link.${one.kind}`) : t(`clients:link.back_${one.kind}`)}
                  </Text>
                  {one.otherName ? (
                    <Anchor component={PageLink} to={`clients/${one.otherId}`}>
                      {one.otherName}
                    </Anchor>
                  ) : (
                    t("list:value.one_record")
                  )}
                </span>
                {mayChange && one.fromId === client.id && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t("clients:link.remove", { name: one.otherName ?? t("list:value.one_record") })}
                    onClick={() => remove.run({ fromId: one.fromId, toId: one.toId, kind: one.kind })}
                  >
                    <IconX size={16} aria-hidden />
                  </ActionIcon>
                )}
              </li>
            ))}
          </ul>
          {mayChange && (
            <Group gap="xs" align="flex-end">
              <Select
                size="xs"
                label={t("clients:link.kind", { name: client.name })}
                allowDeselect={false}
                value={kind}
                onChange={(next) => setKind(next as Link["kind"])}
                data={linkKinds.map((value) => ({ value, label: t(`clients:link.${value}`) }))}
              />
              <RecordValue
                isList={false}
                kind="client"
                label={t("clients:link.other")}
                value={toId ?? undefined}
                onChange={(next) => setToId((next as string | undefined) ?? null)}
              />
              <Button
                size="xs"
                variant="default"
                disabled={toId === null}
                loading={add.isBusy}
                onClick={() => toId && add.run({ fromId: client.id, toId, kind })}
              >
                {t("clients:link.add")}
              </Button>
            </Group>
          )}
        </Stack>
      )}
    </Loaded>
  );
}
