/** The people at a client: those who decide, in order, and all the others. */
import { Anchor, Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconPlus, IconUserPlus } from "@tabler/icons-react";
import { formatPhone } from "#shared/phone.ts";
import { useText } from "#ui/i18n/text.ts";
import { EmptyState, Loaded } from "#ui/kit/states.tsx";
import { PageLink, useGoTo } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";
import { useList, useRead } from "#ui/query.ts";
import type { Client, Contact } from "../answers.ts";
import { ChainList } from "./ChainList.tsx";
import classes from "./chain.module.css";
import { type Chain, newPart, useSetChain } from "./use-chain.ts";

export function ContactsTab({ client }: { readonly client: Client }) {
  const t = useText();
  const can = useCan();
  const goTo = useGoTo();
  const mayChange = can("clients.change") && client.archivedAt === null;
  const chain = useRead<Chain>(["clients", "chain", client.id], `/clients/${client.id}/decision-chain`);
  const filter = JSON.stringify({ field: "clientId", op: "eq", value: client.id });
  const contacts = useList<Contact>(["clients", "contacts", "of", client.id], "/contacts", { filter, sort: "name", limit: 100 });
  const set = useSetChain(client.id);
  const add = () => goTo(`contacts?panel=new&client=${client.id}`);

  return (
    <Loaded from={chain} rows={4}>
      {(data) => {
        const others = contacts.items.filter(({ id }) => !data.items.some(({ contactId }) => contactId === id));
        if (!contacts.isLoading && contacts.items.length === 0 && data.items.length === 0)
          return (
            <EmptyState
              title={t("clients:chain.nobody")}
              hint={t("clients:chain.nobody_hint")}
              action={
                mayChange && (
                  <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
                    {t("clients:contact.new")}
                  </Button>
                )
              }
            />
          );
        return (
          <Stack gap="md">
            <section aria-labelledby="chain">
              <Title order={2} size="h4" id="chain" mb="xs">
                {t("clients:chain.title")}
              </Title>
              {data.items.length === 0 ? (
                <Text size="sm" c="dimmed">
                  {t("clients:chain.empty")}
                </Text>
              ) : (
                <ChainList chain={data} mayChange={mayChange} onChange={(items) => set.run({ items, before: data })} />
              )}
            </section>
            <section aria-labelledby="others">
              <Group justify="space-between" mb="xs">
                <Title order={2} size="h4" id="others">
                  {t("clients:chain.others")}
                </Title>
                {mayChange && (
                  <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
                    {t("clients:contact.new")}
                  </Button>
                )}
              </Group>
              <ul className={classes["people"]}>
                {others.map((one) => (
                  <li key={one.id}>
                    <span className={classes["who"]}>
                      <Anchor component={PageLink} to={`contacts/${one.id}`}>
                        {one.name}
                      </Anchor>
                      {one.position && (
                        <Text span size="xs" c="dimmed">
                          {one.position}
                        </Text>
                      )}
                    </span>
                    {one.phones[0]?.value.startsWith("+") && (
                      <Anchor href={`tel:${one.phones[0].value}`}>{formatPhone(one.phones[0].value)}</Anchor>
                    )}
                    {mayChange && (
                      <Button
                        variant="subtle"
                        size="compact-sm"
                        leftSection={<IconUserPlus size={14} aria-hidden />}
                        loading={set.isBusy}
                        onClick={() => set.run({ items: [...data.items, newPart(one)], before: data })}
                      >
                        {t("clients:chain.add")}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
              {contacts.hasMore && (
                <Button variant="subtle" size="compact-sm" loading={contacts.isLoadingMore} onClick={contacts.loadMore}>
                  {t("kit:table.more")}
                </Button>
              )}
            </section>
          </Stack>
        );
      }}
    </Loaded>
  );
}
