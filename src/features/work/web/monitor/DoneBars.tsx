/** What somebody did today, hour by hour, as high as a word; the number stands beside it. */
import classes from "./Monitor.module.css";

const bar = 4;
const height = 16;

export function DoneBars({ hours }: { readonly hours: readonly number[] }) {
  const worked = hours.flatMap((count, hour) => (count > 0 ? [hour] : []));
  const [first, last] = [Math.min(8, ...worked), Math.max(18, ...worked)];
  const most = Math.max(1, ...hours);
  return (
    <svg className={classes["bars"]} width={(last - first + 1) * bar} height={height} aria-hidden="true">
      {hours.slice(first, last + 1).map((count, at) => {
        const tall = count === 0 ? 1 : Math.max(3, (height * count) / most);
        // biome-ignore lint/suspicious/noArrayIndexKey: an hour of the day is its place.
        return <rect key={first + at} x={at * bar} y={height - tall} width={bar - 1} height={tall} data-none={count === 0 || undefined} />;
      })}
    </svg>
  );
}
