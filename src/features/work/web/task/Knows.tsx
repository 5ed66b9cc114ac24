/** What we know before we speak: who decides at the client, what was last written down, what of ours stands there on trial. */
import { Anchor, Text } from "@mantine/core";
import { IconHelpCircle, IconMinus, IconThumbDown, IconThumbUp } from "@tabler/icons-react";
import type { ChainView } from "#features/clients/contract/client-ties.ts";
import type { NoteView } from "#features/clients/contract/records.ts";
import type { TrialView } from "#features/deals/contract/trials.ts";
import { useText } from "#ui/i18n/text.ts";
import { DateText, Moment } from "#ui/kit/Moment.tsx";
import { PersonAvatar } from "#ui/kit/PersonAvatar.tsx";
import { PageLink } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";
import { useRead } from "#ui/query.ts";
import type { Details } from "./answers.ts";
import classes from "./Task.module.css";

const stances = { for: IconThumbUp, neutral: IconMinus, against: IconThumbDown, unknown: IconHelpCircle } as const;
type Items<T> = { readonly items: readonly T[] };

export function Knows({ task }: { readonly task: Details }) {
  const t = useText();
  const can = useCan();
  const { subject } = task;
  const clientId = subject?.client?.id ?? (subject?.kind === "client" ? subject.id : undefined);
  const isEnabled = clientId !== undefined && can("clients.read");
  const chain = useRead<ChainView>(["clients", "chain", clientId], `/clients/${clientId}/decision-chain`, {}, { isEnabled });
  const notes = useRead<Items<NoteView>>(
    ["clients", "notes", subject?.id, "last"],
    `/records/${subject?.id}/notes`,
    { limit: 1 },
    { isEnabled: subject !== null && can("clients.read") },
  );
  const filter = JSON.stringify({ field: "clientId", op: "eq", value: clientId });
  const trials = useRead<Items<TrialView>>(
    ["deals", "trials", clientId, "out"],
    "/trials",
    { filter, out: "true", limit: 3 },
    { isEnabled: isEnabled && can("deals.read") },
  );
  if (!subject) return null;
  const people = chain.data?.clientId === clientId ? (chain.data?.items ?? []) : [];
  const note = notes.data?.items.find(({ archivedAt, recordId }) => archivedAt === null && recordId === subject.id);
  const out = (trials.data?.items ?? []).filter((trial) => trial.clientId === clientId);
  const isEmpty = people.length === 0 && !note && out.length === 0;
  return (
    <section aria-labelledby="task-knows">
      <h2 id="task-knows">{t("work:knows.title")}</h2>
      {isEmpty && (
        <Text size="sm" c="dimmed">
          {chain.isLoading || notes.isLoading ? t("kit:loading") : t("work:knows.nothing")}
        </Text>
      )}
      <ul className={classes["people"]}>
        {people.slice(0, 4).map((one) => {
          const Icon = stances[one.stance];
          return (
            <li key={one.contactId}>
              <PersonAvatar name={one.name} size={24} />
              <div>
                <Anchor component={PageLink} to={`contacts/${one.contactId}`} size="sm">
                  {one.name}
                </Anchor>
                {one.position && <span className={classes["dim"]}>{`, ${one.position}`}</span>}
                <div className={classes["dim"]}>
                  {t(`deals:chain.part.${one.part}`)} · <Icon size={12} aria-hidden /> {t(`deals:chain.stance.${one.stance}`)}
                  {one.caresAbout && ` · ${t("work:knows.cares", { what: one.caresAbout })}`}
                </div>
              </div>
            </li>
          );
        })}
      </ul>
      {note && (
        <blockquote className={classes["noteText"]}>
          {note.text}
          <footer className={classes["dim"]}>
            {note.authorName} · <Moment at={note.at} />
          </footer>
        </blockquote>
      )}
      {out.map((trial) => (
        <p key={trial.id} className={classes["trial"]}>
          {t("work:knows.trial", { what: trial.items.map(({ name, quantity }) => `${quantity} × ${name}`).join(", ") })}{" "}
          <span className={classes["dim"]}>
            <DateText date={trial.outOn} />
          </span>
        </p>
      ))}
    </section>
  );
}
