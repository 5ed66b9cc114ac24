/** The day as it went: a line of marks with a slider, and in words what happened until then. */
import { ActionIcon, Group, Slider, Text } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { addDays } from "#shared/date.ts";
import { textOr, useText } from "#ui/i18n/text.ts";
import { DateField } from "#ui/kit/DateField.tsx";
import { useFormat } from "#ui/kit/format.ts";
import { EmptyState, Loaded } from "#ui/kit/states.tsx";
import { useUrlState } from "#ui/url-state.ts";
import type { Replay } from "../../contract/monitor/monitor.ts";
import classes from "./Monitor.module.css";
import { useReplay } from "./use-monitor.ts";

export function ReplayTab({ person }: { readonly person: { readonly id: string } }) {
  const t = useText();
  const [search, setSearch] = useUrlState();
  const replay = useReplay(person.id, search["date"]);
  return (
    <>
      <DateField
        label={t("monitor:replay.date")}
        w={160}
        value={search["date"] ?? replay.data?.date ?? null}
        onChange={(date) => setSearch({ date: date ?? undefined }, "replace")}
      />
      <Loaded from={replay} rows={6}>
        {(data) =>
          data.events.length === 0 ? (
            <EmptyState title={t("monitor:replay.nothing")} hint={t("monitor:replay.nothing_hint", { before: addDays(data.date, -1) })} />
          ) : (
            <Line key={data.date} replay={data} />
          )
        }
      </Loaded>
    </>
  );
}

/** A day in so many steps: somebody watches it in a quarter of a minute. */
const steps = 150;
const stepPause = 100;

function Line({ replay: { from, to, events } }: { readonly replay: Replay }) {
  const t = useText();
  const format = useFormat();
  const [begin, end] = [Date.parse(from), Math.max(Date.parse(to), Date.parse(from) + 60_000)];
  const [at, setAt] = useState(end);
  const [isPlaying, setPlaying] = useState(false);
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(() => setAt((now) => Math.min(end, now + (end - begin) / steps)), stepPause);
    return () => clearInterval(timer);
  }, [isPlaying, begin, end]);
  useEffect(() => {
    if (at >= end) setPlaying(false);
  }, [at, end]);
  const clock = (instant: number) => format.instant(new Date(instant).toISOString(), { timeStyle: "short" });
  const past = events.filter((event) => Date.parse(event.at) <= at);
  const done = past.filter(({ kind }) => kind === "task_done").length;
  const play = () => {
    if (at >= end) setAt(begin);
    setPlaying(!isPlaying);
  };
  return (
    <>
      <div className={classes["timeline"]} aria-hidden="true">
        {events.map((event, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: several things may happen at one instant.
            key={`${event.at} ${index}`}
            data-kind={event.kind}
            data-past={Date.parse(event.at) <= at}
            style={{ left: `${(100 * (Date.parse(event.at) - begin)) / (end - begin)}%` }}
          />
        ))}
      </div>
      <Group gap="sm" mt={8} wrap="nowrap">
        <ActionIcon variant="default" size={32} onClick={play} aria-label={t(isPlaying ? "monitor:replay.pause" : "monitor:replay.play")}>
          {isPlaying ? <IconPlayerPause size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />}
        </ActionIcon>
        <Slider
          style={{ flex: 1 }}
          min={begin}
          max={end}
          step={60_000}
          value={at}
          onChange={(next) => {
            setPlaying(false);
            setAt(next);
          }}
          label={clock}
          thumbLabel={t("monitor:replay.slider")}
        />
      </Group>
      <Text size="sm" mt="sm" role="status">
        {t("monitor:replay.until", {
          at: clock(at),
          done: format.number(done),
          open: format.number(past.at(-1)?.openAfter ?? openAtStart(events)),
        })}
      </Text>
      <ol className={classes["events"]}>
        {events.map((event, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several things may happen at one instant.
          <li key={`${event.at} ${index}`} data-past={Date.parse(event.at) <= at}>
            <time dateTime={event.at}>{clock(Date.parse(event.at))}</time>
            <span>
              {textOr(`monitor:happened.${event.kind}`, textOr(`clients:event.${event.kind}`, event.kind.replaceAll("_", " ")))}
              {event.title ? `: ${event.title}` : ""}
              {event.subject && event.subject.title !== event.title && <small> {event.subject.title}</small>}
            </span>
            <small title={t("monitor:replay.open")}>{event.openAfter}</small>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Before the first of them: nothing is told of it by itself. */
function openAtStart(events: Replay["events"]): number {
  const [first] = events;
  const change =
    first?.kind === "task_given" || first?.kind === "task_taken"
      ? 1
      : /^task_(done|cancelled|handed_over)$/.test(first?.kind ?? "")
        ? -1
        : 0;
  return (first?.openAfter ?? 0) - change;
}
