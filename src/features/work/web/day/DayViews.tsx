/** The same work as a list, or in a calendar by day, week or month. */
import { useText } from "#ui/i18n/text.ts";
import { PageLink } from "#ui/link.tsx";
import classes from "./Day.module.css";

export type DayViewName = "list" | "day" | "week" | "month";
const views: readonly DayViewName[] = ["list", "day", "week", "month"];

const exactly = { activeOptions: { exact: true } } as object;

export function DayViews({ current, person, on }: { readonly current: DayViewName; readonly person: string; readonly on?: string }) {
  const t = useText();
  const whose = person === "me" ? {} : { person };
  return (
    <nav className={classes["views"]} aria-label={t("work:view.label")}>
      {views.map((view) => (
        <PageLink
          key={view}
          to={view === "list" ? "day" : "day/calendar"}
          search={{ ...whose, ...(view === "list" ? {} : { view, ...(on ? { on } : {}) }) }}
          aria-current={view === current ? "page" : undefined}
          data-current={view === current || undefined}
          // By itself a link takes what lies below its address for itself.
          {...exactly}
        >
          {t(`work:view.${view}`)}
        </PageLink>
      ))}
    </nav>
  );
}
