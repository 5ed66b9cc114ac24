/** One lead: what can be done with it, by keys 1 to 4 as well, and what is known of it. */
import { Anchor, Button, Divider, Kbd, Stack } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconArrowBackUp, IconArrowRight, IconPlayerPlay, IconUserShare, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { usePeople } from "#ui/kit/list/people.ts";
import { DateText, Moment } from "#ui/kit/Moment.tsx";
import { PageLink } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";
import { OwnFacts } from "../card/facts/OwnFacts.tsx";
import { Facts } from "../records/Facts.tsx";
import classes from "../records/records.module.css";
import { ConvertForm } from "./ConvertForm.tsx";
import { changeLead, type Lead, reopenLead, takeLead } from "./calls.ts";
import { HandOverForm } from "./HandOverForm.tsx";
import { RejectForm } from "./RejectForm.tsx";
import { StatusMark } from "./StatusMark.tsx";

type Doing = "nothing" | "convert" | "reject" | "hand_over";

export function LeadView({ lead }: { readonly lead: Lead }) {
  const t = useText();
  const can = useCan();
  const [doing, setDoing] = useState<Doing>("nothing");
  const take = useCommand<Lead, Lead>({ feature: "deals", run: takeLead, done: (one) => t("leads:take.done", { title: one.title }) });
  const reopen = useCommand<Lead, Lead>({ feature: "deals", run: reopenLead, done: (one) => t("leads:reopen.done", { title: one.title }) });
  const mayChange = can("leads.change") && lead.archivedAt === null;
  const isOpen = lead.status === "new" || lead.status === "in_work";
  const done = () => setDoing("nothing");
  useHotkeys([
    ["1", () => mayChange && lead.status === "new" && take.run(lead)],
    ["2", () => mayChange && isOpen && setDoing("convert")],
    ["3", () => mayChange && isOpen && setDoing("reject")],
    ["4", () => mayChange && isOpen && setDoing("hand_over")],
  ]);
  return (
    <Stack gap="md">
      {mayChange && doing === "nothing" && (
        <div className={classes["actions"]}>
          {lead.status === "new" && (
            <Button
              leftSection={<IconPlayerPlay size={16} aria-hidden />}
              rightSection={
                <Kbd size="xs" visibleFrom="sm">
                  1
                </Kbd>
              }
              loading={take.isBusy}
              onClick={() => take.run(lead)}
            >
              {t("leads:take.submit")}
            </Button>
          )}
          {isOpen && (
            <Button
              variant={lead.status === "new" ? "default" : "filled"}
              leftSection={<IconArrowRight size={16} aria-hidden />}
              rightSection={
                <Kbd size="xs" visibleFrom="sm">
                  2
                </Kbd>
              }
              onClick={() => setDoing("convert")}
            >
              {t("leads:convert.open")}
            </Button>
          )}
          {isOpen && (
            <Button
              variant="default"
              leftSection={<IconX size={16} aria-hidden />}
              rightSection={
                <Kbd size="xs" visibleFrom="sm">
                  3
                </Kbd>
              }
              onClick={() => setDoing("reject")}
            >
              {t("leads:reject.open")}
            </Button>
          )}
          {isOpen && (
            <Button
              variant="default"
              leftSection={<IconUserShare size={16} aria-hidden />}
              rightSection={
                <Kbd size="xs" visibleFrom="sm">
                  4
                </Kbd>
              }
              onClick={() => setDoing("hand_over")}
            >
              {t("leads:hand_over.open")}
            </Button>
          )}
          {lead.status === "rejected" && (
            <Button leftSection={<IconArrowBackUp size={16} aria-hidden />} loading={reopen.isBusy} onClick={() => reopen.run(lead)}>
              {t("leads:reopen.submit")}
            </Button>
          )}
        </div>
      )}
      {doing === "convert" && <ConvertForm lead={lead} onCancel={done} onDone={done} />}
      {doing === "reject" && <RejectForm lead={lead} onCancel={done} onDone={done} />}
      {doing === "hand_over" && <HandOverForm lead={lead} onCancel={done} onDone={done} />}
      {doing !== "nothing" && <Divider />}
      <LeadFacts lead={lead} />
      <OwnFacts kind="lead" record={lead} mayChange={mayChange} send={(change) => changeLead(lead, change)} />
    </Stack>
  );
}

function LeadFacts({ lead }: { readonly lead: Lead }) {
  const t = useText();
  const people = usePeople();
  const channels = [
    ...lead.phones.map(({ value }) => ["tel", value] as const),
    ...lead.emails.map(({ value }) => ["mailto", value] as const),
  ];
  return (
    <Facts
      label={t("leads:facts")}
      facts={[
        [t("leads:field.status"), <StatusMark key="status" status={lead.status} />],
        [t("leads:field.reason"), lead.reason],
        [t("leads:field.since"), <Moment key="since" at={lead.since} />],
        [t("leads:field.company"), lead.company],
        [t("leads:field.person"), lead.person],
        [
          t("leads:field.phone"),
          channels.length > 0 && (
            <Stack key="channels" gap={0} align="flex-start">
              {channels.map(([kind, value]) => (
                <Anchor key={value} href={`${kind}:${value}`} size="sm" className={classes["channel"]!}>
                  {value}
                </Anchor>
              ))}
            </Stack>
          ),
        ],
        [
          t("leads:field.client"),
          lead.clientId && (
            <Anchor key="client" component={PageLink} to={`clients/${lead.clientId}`}>
              {lead.clientName ?? t("leads:hidden")}
            </Anchor>
          ),
        ],
        [
          t("leads:field.dealId"),
          lead.dealId && (
            <Anchor key="deal" component={PageLink} to={`deals/${lead.dealId}`}>
              {t("leads:to_deal")}
            </Anchor>
          ),
        ],
        [t("leads:field.source"), lead.source],
        [t("leads:field.region"), lead.region],
        [t("leads:field.telesalesId"), people.nameOf(lead.telesalesId)],
        [t("leads:field.sellerId"), people.nameOf(lead.sellerId)],
        [t("leads:field.ownerId"), people.nameOf(lead.ownerId)],
        [t("leads:field.firstContactOn"), lead.firstContactOn && <DateText key="contact" date={lead.firstContactOn} />],
        [t("leads:field.openedAt"), <Moment key="opened" at={lead.openedAt} />],
        [t("leads:field.firstResponseAt"), lead.firstResponseAt && <Moment key="response" at={lead.firstResponseAt} />],
        [t("leads:field.convertedOn"), lead.convertedOn && <DateText key="converted" date={lead.convertedOn} />],
        [t("leads:field.externalId"), lead.externalId],
      ]}
    />
  );
}
