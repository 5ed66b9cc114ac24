/** The keys of the day: j k move, Enter opens, x done, p later, b begins, n new. With a task open, its own keys count too. */
import type { DayTaskView } from "../../contract/day.ts";
import { useBegin } from "../task/TaskActions.tsx";
import { usePlainKeys } from "../task/use-plain-keys.ts";
import type { DayCursor } from "./use-day-cursor.ts";

type Wiring = {
  readonly cursor: DayCursor;
  readonly mayDo: boolean;
  readonly openId: string | undefined;
  readonly open: (id: string | undefined) => void;
  readonly onNew: () => void;
  readonly onDone: (task: DayTaskView) => void;
  readonly onPostpone: (task: DayTaskView) => void;
};

export function useDayKeys({ cursor, mayDo, openId, open, onNew, onDone, onPostpone }: Wiring): void {
  const begin = useBegin();
  usePlainKeys((key) => {
    const { task, active } = cursor;
    if (key === "j" || key === "ArrowDown") return () => cursor.goTo(active + (isOnList() || openId ? 1 : 0));
    if (key === "k" || key === "ArrowUp") return () => cursor.goTo(active - 1);
    if (key === "n") return onNew;
    if (key === "Escape" && openId !== undefined) return () => open(undefined);
    if (!task || !mayDo) return null;
    if (key === "x") return () => onDone(task);
    // The open task answers to these itself.
    if (openId !== undefined) return null;
    if (key === "p") return () => onPostpone(task);
    return key === "b" && task.begunAt === null ? () => begin.run(task) : null;
  });
}

/** The first press only puts the cursor where it is shown. */
const isOnList = () => document.activeElement?.closest("[data-task]") !== null;
