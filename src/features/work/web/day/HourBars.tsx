/** What was done, hour by hour: a line of bars as high as a word. */

import { minutesOf } from "#ui/kit/zone-time.ts";
import { useMe } from "#ui/me.ts";
import type { Task } from "../task/answers.ts";
import classes from "./Day.module.css";

const bar = 5;
const height = 14;

export function HourBars({ tasks }: { readonly tasks: readonly Task[] }) {
  const { timeZone } = useMe().workspace;
  const hours = tasks.flatMap(({ closedAt }) => (closedAt ? [Math.floor(minutesOf(closedAt, timeZone) / 60)] : []));
  if (hours.length === 0) return null;
  const [first, last] = [Math.min(9, ...hours), Math.max(17, ...hours)];
  const counts = Array.from({ length: last - first + 1 }, (_, at) => hours.filter((hour) => hour === first + at).length);
  const most = Math.max(...counts);
  return (
    <svg className={classes["bars"]} width={counts.length * bar} height={height} aria-hidden="true">
      {counts.map((count, at) => {
        const tall = count === 0 ? 1 : Math.max(3, (height * count) / most);
        // biome-ignore lint/suspicious/noArrayIndexKey: an hour of the day is its place.
        return <rect key={at} x={at * bar} y={height - tall} width={bar - 1} height={tall} />;
      })}
    </svg>
  );
}
