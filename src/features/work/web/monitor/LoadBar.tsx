/** The day's work against the day's working time. More than there is time for is said in words, not by colour alone. */
import { Tooltip } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import type { MonitorRow } from "../../contract/monitor/monitor.ts";
import classes from "./Monitor.module.css";

export function LoadBar({ row: { loadMinutes, capacityMinutes } }: { readonly row: Pick<MonitorRow, "loadMinutes" | "capacityMinutes"> }) {
  const t = useText();
  const format = useFormat();
  const hours = (minutes: number) => format.number(minutes / 60, { maximumFractionDigits: 1 });
  const share = capacityMinutes === 0 ? null : loadMinutes / capacityMinutes;
  const said = t("monitor:load.of", { load: hours(loadMinutes), capacity: hours(capacityMinutes) });
  // On a day off nothing is expected of anybody: what waits is told by the numbers beside.
  const state = share === null ? "none" : share > 1 ? "over" : share > 0.85 ? "full" : "fits";
  return (
    <Tooltip label={said}>
      <span className={classes["load"]} data-state={state}>
        <span className={classes["track"]} aria-hidden="true">
          <span style={{ width: `${Math.min(100, Math.round((share ?? 0) * 100))}%` }} />
        </span>
        <span className="figures" aria-label={said}>
          {share === null ? "–" : format.number(share, { style: "percent", maximumFractionDigits: 0 })}
        </span>
      </span>
    </Tooltip>
  );
}
