/** The numbers of the day, which kinds are shown, how full it is, and whose day it is. */
import { Progress, Text, Tooltip, UnstyledButton } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { useCan } from "#ui/me.ts";
import type { UrlState } from "#ui/url-state.ts";
import type { DayView } from "../../contract/day.ts";
import classes from "./Day.module.css";
import { TakenOver } from "./TakenOver.tsx";
import { WhoseDay } from "./WhoseDay.tsx";

type Props = {
  readonly day: DayView;
  readonly kind: string | undefined;
  readonly handedFrom: string | undefined;
  readonly person: string;
  readonly onChange: (change: UrlState) => void;
};

export function DayBar({ day, kind, handedFrom, person, onChange }: Props) {
  const t = useText();
  const can = useCan();
  const { counts } = day;
  const all = day.kinds.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className={classes["bar"]}>
      <p className={classes["counts"]} role="status">
        <a href="#overdue" data-meaning={counts.overdue > 0 ? "red" : undefined}>
          {t("work:count.overdue", { count: counts.overdue })}
        </a>
        <a href="#today">{t("work:count.today", { count: counts.today })}</a>
        <a href="#later">{t("work:count.later", { count: counts.later })}</a>
      </p>
      {handedFrom && <TakenOver from={handedFrom} onEnd={() => onChange({ handedFrom: undefined })} />}
      {day.kinds.length > 1 && (
        <fieldset className={`${classes["kinds"]} sideways`} aria-label={t("work:kind.label")}>
          <Kind label={t("work:kind.all")} count={all} isOn={kind === undefined} onPress={() => onChange({ kind: undefined })} />
          {day.kinds.map((one) => (
            <Kind
              key={one.kind}
              label={t(`work:kind.${one.kind}`)}
              count={one.count}
              isOn={kind === one.kind}
              onPress={() => onChange({ kind: kind === one.kind ? undefined : one.kind })}
            />
          ))}
        </fieldset>
      )}
      {day.load.plannedMinutes + day.load.availableMinutes > 0 && <DayLoad load={day.load} />}
      {can("monitor.read") && <WhoseDay person={person} onChange={(next) => onChange({ person: next })} />}
    </div>
  );
}

type KindProps = { readonly label: string; readonly count: number; readonly isOn: boolean; readonly onPress: () => void };

function Kind({ label, count, isOn, onPress }: KindProps) {
  return (
    <UnstyledButton className={classes["kind"]!} aria-pressed={isOn} onClick={onPress}>
      {label} <span className="figures">{count}</span>
    </UnstyledButton>
  );
}

/** Minutes of work against minutes that are left: amber where it does not fit. */
function DayLoad({ load }: { readonly load: DayView["load"] }) {
  const t = useText();
  const format = useFormat();
  const hours = (minutes: number) => format.number(minutes / 60, { maximumFractionDigits: 1 });
  const isTooMuch = load.plannedMinutes > load.availableMinutes;
  const share =
    load.availableMinutes === 0 ? (load.plannedMinutes > 0 ? 100 : 0) : Math.min(100, (100 * load.plannedMinutes) / load.availableMinutes);
  const said =
    load.availableMinutes === 0
      ? t("work:load.after", { planned: hours(load.plannedMinutes) })
      : t("work:load.said", { planned: hours(load.plannedMinutes), available: hours(load.availableMinutes) });
  return (
    <Tooltip
      label={load.unestimated > 0 ? t("work:load.unestimated", { count: load.unestimated }) : t("work:load.hint")}
      multiline
      maw={280}
    >
      <div className={classes["load"]} tabIndex={0} aria-label={said} role="img">
        <Progress value={share} color={isTooMuch ? "amber" : "gray"} size={6} w={72} aria-hidden />
        <Text span size="xs" c={isTooMuch ? "amber" : "dimmed"} className="figures">
          {said}
        </Text>
      </div>
    </Tooltip>
  );
}
