/** Everything that touched a record and what belongs to it, newest first. */
import { Anchor, Badge, Button, Text } from "@mantine/core";
import { IconFile, IconNote, IconPoint } from "@tabler/icons-react";
import { currentLanguage } from "#ui/i18n/start.ts";
import { textOr, useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import { EmptyState, ErrorState, LoadingRows } from "#ui/kit/states.tsx";
import { PageLink } from "#ui/link.tsx";
import type { CardTabProps } from "#ui/pages.ts";
import { useList, useRead } from "#ui/query.ts";
import type { TimelineEntry } from "../../contract/records.ts";
import classes from "./attached.module.css";
import { aboutWords, changesIn, currencyAt, eventWords, nothing } from "./event-words.ts";
import { NoteText } from "./NoteText.tsx";

const icons = { event: IconPoint, note: IconNote, file: IconFile } as const;

export function TimelineTab({ recordId }: CardTabProps) {
  const t = useText();
  const entries = useList<TimelineEntry>(["clients", "timeline", recordId], `/records/${recordId}/timeline`, { limit: 50 });
  const own = useRead<{ readonly items: readonly { readonly key: string; readonly name: string }[] }>(["fields", "all"], "/fields");
  const ownName = (field: string) => own.data?.items.find(({ key }) => `custom.${key}` === field)?.name;
  if (entries.problem) return <ErrorState problem={entries.problem} retry={entries.retry} />;
  if (entries.isLoading) return <LoadingRows rows={6} />;
  if (entries.items.length === 0) return <EmptyState title={t("clients:timeline.empty")} />;
  return (
    <>
      <ol className={classes["list"]}>
        {entries.items.map((entry, at) => (
          <li key={`${entry.kind} ${entry.id}`}>
            <Entry entry={entry} isOwn={entry.recordId === recordId} ownName={ownName} currency={currencyAt(entries.items, at)} />
          </li>
        ))}
      </ol>
      {entries.hasMore && (
        <Button mt="sm" variant="subtle" loading={entries.isLoadingMore} onClick={entries.loadMore}>
          {t("kit:table.more")}
        </Button>
      )}
    </>
  );
}

type EntryProps = {
  readonly entry: TimelineEntry;
  readonly isOwn: boolean;
  /** The name of a company's own field, by its place in a change. */
  readonly ownName: (field: string) => string | undefined;
  readonly currency: string | null;
};

function Entry({ entry, isOwn, ownName, currency }: EntryProps) {
  const t = useText();
  const { timeZone } = useFormat();
  const Icon = icons[entry.kind];
  return (
    <div className={classes["event"]} data-voided={entry.isVoided || undefined}>
      <Icon size={16} aria-hidden />
      <div>
        <Text size="sm">
          {eventWords(entry)}
          {entry.about && (
            <>
              {": "}
              <Anchor component={PageLink} to={`tasks/${entry.about.id}`} inherit>
                {entry.about.title}
              </Anchor>
              <Text span c="dimmed">
                {" · "}
                {aboutWords(entry)}
              </Text>
            </>
          )}
          {!isOwn && (
            <Text span c="dimmed">
              {" · "}
              {entry.recordTitle}
            </Text>
          )}
          {entry.isVoided && (
            <Badge variant="default" size="sm" ml={6} tt="none">
              {t("clients:timeline.voided")}
            </Badge>
          )}
        </Text>
        {entry.text && <NoteText text={entry.text} />}
        {changesIn(entry, currency, { language: currentLanguage(), timeZone }).map(({ field, before, after }) => (
          <Text key={field} size="xs">
            {ownName(field) ?? textOr(`clients:field.${field}`, textOr(`clients:changed.${field}`, field))}:{" "}
            {before === nothing ? after : `${before} → ${after}`}
          </Text>
        ))}
        <Text size="xs" c="dimmed">
          {entry.actorName ?? t(`clients:timeline.by_${entry.actorKind}`)} · <Moment at={entry.at} />
        </Text>
      </div>
    </div>
  );
}
