/** Two records that are one: chosen, compared field by field, merged; the merge can be taken apart again. */
import { Anchor, Group, Stack, Text } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { RecordValue } from "#ui/kit/list/filter/values/RecordValue.tsx";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { Loaded, NoRights } from "#ui/kit/states.tsx";
import { PageLink } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";
import { usePageParams, useUrlState } from "#ui/url-state.ts";
import { useClientOrContact } from "../card/use-record.ts";
import { Compare } from "./Compare.tsx";
import { Doubles } from "./Doubles.tsx";
import type { MergeKind } from "./merge-fields.ts";

export const ClientMergePage = () => <MergePage kind="clients" id={usePageParams()["clientId"] ?? ""} />;
export const ContactMergePage = () => <MergePage kind="contacts" id={usePageParams()["contactId"] ?? ""} />;

type Props = { readonly kind: MergeKind; readonly id: string };

function MergePage({ kind, id }: Props) {
  const t = useText();
  const can = useCan();
  const [search, setSearch] = useUrlState();
  const otherId = search["with"];
  const kept = useClientOrContact(kind, id);
  const merged = useClientOrContact(kind, otherId);
  if (!can("clients.change")) return <NoRights />;
  return (
    <>
      <PageTitle title={kept.data ? t("clients:merge.title", { name: kept.data.name }) : t("clients:merge.open")} />
      <Anchor component={PageLink} to={`${kind}/${id}`} size="sm">
        <Group gap={4}>
          <IconArrowLeft size={14} aria-hidden />
          {t("clients:merge.back")}
        </Group>
      </Anchor>
      <Loaded from={kept}>
        {(one) => (
          <Stack gap="md" mt="md" maw={960}>
            <Text size="sm" c="dimmed">
              {t("clients:merge.hint")}
            </Text>
            <div>
              <RecordValue
                isList={false}
                kind={kind === "clients" ? "client" : "contact"}
                isLabelShown
                label={t("clients:merge.other")}
                value={otherId}
                onChange={(next) => setSearch({ with: next as string | undefined }, "replace")}
              />
            </div>
            {!otherId && <Doubles kind={kind} record={one} onChoose={(chosen) => setSearch({ with: chosen }, "replace")} />}
            {otherId && <Loaded from={merged}>{(other) => <Compare key={other.id} kind={kind} kept={one} merged={other} />}</Loaded>}
          </Stack>
        )}
      </Loaded>
    </>
  );
}
