/** As many calls as so many clients get done, one after the other each. */
import { quantile } from "./figure.ts";

export const clients = 8;
const seconds = 6;

/** After two seconds of warming up. */
export async function load(once: (round: number) => Promise<void>): Promise<{ perSecond: number; p99: number }> {
  let round = 0;
  const until = async (end: number, times: number[]) => {
    await Promise.all(
      Array.from({ length: clients }, async () => {
        while (performance.now() < end) {
          const started = performance.now();
          await once(round++);
          times.push(performance.now() - started);
        }
      }),
    );
  };
  await until(performance.now() + 2_000, []);
  const times: number[] = [];
  const started = performance.now();
  await until(started + seconds * 1_000, times);
  return { perSecond: times.length / ((performance.now() - started) / 1_000), p99: quantile(times, 0.99) };
}
