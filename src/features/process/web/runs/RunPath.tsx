/** The way of a run so far: each stay with its outcome, who did it, and how long it took. */
import { useText } from "#ui/i18n/text.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import type { RunView } from "../../contract/runs.ts";
import { joinIcon, kindIcons } from "../words/kind-icons.ts";
import classes from "./Runs.module.css";

export function RunPath({ history }: { readonly history: RunView["history"] }) {
  const t = useText();
  return (
    <ol className={classes["path"]} aria-label={t("processes:try.path")}>
      {history.map((visit) => {
        const Icon = visit.kind === "join" ? joinIcon : kindIcons[visit.kind];
        return (
          <li key={visit.position} data-open={visit.leftAt === null || undefined} data-void={visit.isTakenBack || undefined}>
            <span className={classes["dot"]}>
              <Icon size={14} stroke={1.5} role="img" aria-label={t(`processes:kind.${visit.kind}`)} />
            </span>
            <span className={classes["words"]}>
              <span className={classes["step"]}>{visit.title}</span>
              {visit.outcomeLabel && <span>{` → ${visit.outcomeLabel}`}</span>}
              {visit.isTakenBack && <span className={classes["detail"]}>{t("processes:runs.taken_back")}</span>}
              <span className={classes["detail"]}>
                {visit.actor ? `${visit.actor.name} · ` : ""}
                <Moment at={visit.leftAt ?? visit.enteredAt} />
              </span>
              {visit.comment && <span className={classes["comment"]}>{visit.comment}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
