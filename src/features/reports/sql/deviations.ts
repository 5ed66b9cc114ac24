/** The report on deviations: what opened in a window, and what became of it. */
import { companyOf } from "#features/work/sql/day-person.ts";
import { type CountedWeek, type DeviationNumbers, deviationNumbers } from "#features/work/sql/deviation/numbers.ts";
import type { Scope, Tx } from "#platform/db/database.ts";
import { businessDate } from "#shared/period.ts";
import type { AskDeviationsReport, DeviationsReport } from "../contract/deviations.ts";
import { monthWindow } from "../core/month-window.ts";
import { weeksOf } from "../core/weeks.ts";

const nothing: DeviationNumbers = { opened: 0, answered: 0, closed: 0, open: 0, medianHoursToAnswer: null, medianHoursToClose: null };
const pure = ({ opened, answered, closed, open, medianHoursToAnswer, medianHoursToClose }: DeviationNumbers): DeviationNumbers => ({
  ...{ opened, answered, closed, open, medianHoursToAnswer, medianHoursToClose },
});

/** The greatest group first, weeks in their order. */
export async function deviationsReport(tx: Tx, scope: Scope, asked: AskDeviationsReport, now: Date): Promise<DeviationsReport> {
  const { by } = asked;
  const { timeZone } = await companyOf(tx, scope.workspaceId);
  const { from, to } = monthWindow(asked, businessDate(now, timeZone));
  const { total, groups, weeks } = await deviationNumbers(tx, scope, { ...asked, from, to }, timeZone, now);
  const window = weeksOf(from, to);
  const counted = (of: readonly CountedWeek[]) =>
    window.map((week) => of.filter((one) => one.week === week).reduce((sum, { opened }) => sum + opened, 0));
  const all = counted(weeks);
  const told = groups.map(({ key, name, ...numbers }) => ({
    ...{ key, name, ...pure(numbers) },
    trend: counted(weeks.filter((week) => week.key === key)),
  }));
  const order = by === "week" ? byKey : byCount;
  return {
    ...{ from, to, by, total: total ? pure(total) : nothing },
    trend: window.map((week, index) => ({ week, opened: all[index] ?? 0 })),
    groups: told.sort(order),
  };
}

type Group = DeviationsReport["groups"][number];
const byKey = (one: Group, other: Group) => ((one.key ?? "") < (other.key ?? "") ? -1 : 1);
const byCount = (one: Group, other: Group) => other.opened - one.opened || byKey(one, other);
