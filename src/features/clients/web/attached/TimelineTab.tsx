/** Everything that touched a record and what belongs to it, newest first. */
import { Badge, Button, Text } from "@mantine/core";
import { IconFile, IconNote, IconPoint } from "@tabler/icons-react";
import { textOr, useText } from "#ui/i18n/text.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import { EmptyState, ErrorState, LoadingRows } from "#ui/kit/states.tsx";
import type { CardTabProps } from "#ui/pages.ts";
import { useList } from "#ui/query.ts";
import type { TimelineEntry } from "../../contract/records.ts";
import classes from "./attached.module.css";
import { changesIn, eventWords } from "./event-words.ts";

const icons = { event: IconPoint, note: IconNote, file: IconFile } as const;

export function TimelineTab({ recordId }: CardTabProps) {
  const t = useText();
  const entries = useList<TimelineEntry>(["clients", "timeline", recordId], `/records/${recordId}/timeline`, { limit: 50 });
  if (entries.problem) return <ErrorState problem={entries.problem} retry={entries.retry} />;
  if (entries.isLoading) return <LoadingRows rows={6} />;
  if (entries.items.length === 0) return <EmptyState title={t("clients:timeline.empty")} />;
  return (
    <>
      <ol className={classes["list"]}>
        {entries.items.map((entry) => (
          <li key={`${entry.kind} ${entry.id}`}>
            <Entry entry={entry} isOwn={entry.recordId === recordId} />
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

function Entry({ entry, isOwn }: { readonly entry: TimelineEntry; readonly isOwn: boolean }) {
  const t = useText();
  const Icon = icons[entry.kind];
  return (
    <div className={classes["event"]} data-voided={entry.isVoided || undefined}>
      <Icon size={16} aria-hidden />
      <div>
        <Text size="sm">
          {eventWords(entry)}
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
        {entry.text && <Text className={classes["text"]!}>{entry.text}</Text>}
        {changesIn(entry).map(({ field, before, after }) => (
          <Text key={field} size="xs">
            {textOr(`clients:field.${field}`, textOr(`clients:changed.${field}`, field))}: {before} → {after}
          </Text>
        ))}
        <Text size="xs" c="dimmed">
          {entry.actorName ?? t(`clients:timeline.by_${entry.actorKind}`)} · <Moment at={entry.at} />
        </Text>
      </div>
    </div>
  );
}
