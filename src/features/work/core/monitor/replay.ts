/** The replay of a day: what somebody's open tasks came to after each thing that happened. */

export type Happened = { readonly at: Date; readonly kind: string; readonly change: -1 | 0 | 1 };

/** Events in order, each with how many tasks are open after it, from how many were open when the day began. */
export function withOpenCounts<E extends Happened>(
  events: readonly E[],
  openAtStart: number,
): readonly (E & { readonly openAfter: number })[] {
  let open = openAtStart;
  return [...events]
    .sort((one, other) => one.at.getTime() - other.at.getTime() || other.change - one.change)
    .map((event) => {
      open += event.change;
      return { ...event, openAfter: open };
    });
}
