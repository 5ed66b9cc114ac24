/** Who decides at the client, as a row of people with their stance. It is changed on the client's card. */
import { Text, Tooltip } from "@mantine/core";
import { IconHelpCircle, IconMinus, IconThumbDown, IconThumbUp } from "@tabler/icons-react";
import type { ChainView } from "#features/clients/contract/client-ties.ts";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { PersonAvatar } from "#ui/kit/PersonAvatar.tsx";
import { useRead } from "#ui/query.ts";
import type { Deal } from "../answers.ts";
import classes from "./Card.module.css";

const icons = { for: IconThumbUp, neutral: IconMinus, against: IconThumbDown, unknown: IconHelpCircle } as const;

export function Chain({ deal }: { readonly deal: Deal }) {
  const t = useText();
  const { data } = useRead<ChainView>(
    ["clients", "chain", deal.clientId],
    `/clients/${deal.clientId}/decision-chain`,
    {},
    {
      isEnabled: deal.clientId !== null && deal.clientName !== null,
    },
  );
  if (deal.clientId === null || !data || data.clientId !== deal.clientId) return null;
  return (
    <section aria-label={t("deals:chain.title")} className={classes["chain"]}>
      <h2>{t("deals:chain.title")}</h2>
      {data.items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("deals:chain.empty")}
        </Text>
      ) : (
        <ul>
          {data.items.map((one) => (
            <Member key={one.contactId} member={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Member({ member }: { readonly member: ChainView["items"][number] }) {
  const t = useText();
  const format = useFormat();
  const Icon = icons[member.stance];
  const said = member.approvedOn
    ? t("deals:chain.approved", { date: format.date(member.approvedOn) })
    : t(`deals:chain.stance.${member.stance}`);
  return (
    <li data-stance={member.stance}>
      <PersonAvatar name={member.name} size={28} />
      <div>
        <div className={classes["chainName"]}>{member.name}</div>
        <Text size="xs" c="dimmed">
          {t(`deals:chain.part.${member.part}`)}
          {member.position ? ` · ${member.position}` : ""}
        </Text>
        <Tooltip label={member.caresAbout} disabled={!member.caresAbout} multiline maw={320}>
          <span className={classes["stance"]}>
            <Icon size={14} aria-hidden />
            {said}
          </span>
        </Tooltip>
      </div>
    </li>
  );
}
