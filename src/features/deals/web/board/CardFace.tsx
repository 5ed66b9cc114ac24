/** What stands on a card: client, title, amount, next step, owner, days in the stage, expected payment. */
import { IconAlertTriangle, IconCoin } from "@tabler/icons-react";
import { memo } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { usePeople } from "#ui/kit/list/people.ts";
import { PersonAvatar } from "#ui/kit/PersonAvatar.tsx";
import type { Deal } from "../answers.ts";
import { clientOfDeal } from "../client-of-deal.ts";
import { NextStepLine } from "../next/NextStepLine.tsx";
import { daysSince, isStuck } from "../stage-age.ts";
import { useToday } from "../use-today.ts";
import classes from "./Board.module.css";

/** Cents only where there are any: on a card every sign counts. */
const wholeAmounts = { style: "currency", trailingZeroDisplay: "stripIfInteger" } as const;

export const CardFace = memo(function CardFace({ deal, normDays }: { readonly deal: Deal; readonly normDays: number | null }) {
  const t = useText();
  const format = useFormat();
  const owner = usePeople().nameOf(deal.ownerId);
  const today = useToday();
  const days = daysSince(deal.since, new Date());
  const stuck = isStuck(days, normDays);
  const isLate = deal.expectedPaymentOn !== null && deal.expectedPaymentOn < today;
  return (
    <>
      <div className={classes["line"]}>
        <span className={classes["client"]}>{clientOfDeal(t, deal)}</span>
        <span className={classes["days"]} data-stuck={stuck || undefined}>
          {stuck && <IconAlertTriangle size={12} aria-hidden />}
          {t(stuck ? "deals:card.stuck" : "deals:card.days", { count: days })}
        </span>
      </div>
      <div className={classes["title"]}>{deal.title}</div>
      <div className={classes["line"]}>
        <span className={classes["amount"]}>
          {deal.amount ? format.number(deal.amount.amount, { ...wholeAmounts, currency: deal.amount.currency }) : "–"}
        </span>
        {deal.expectedPaymentOn && (
          <span className={classes["pays"]} data-late={isLate || undefined}>
            <IconCoin size={12} aria-hidden />
            {t(isLate ? "deals:card.paid_late" : "deals:card.pays", {
              date: format.date(deal.expectedPaymentOn, { day: "numeric", month: "short" }),
            })}
          </span>
        )}
      </div>
      <NextStepLine deal={deal} />
      <div className={classes["owner"]}>
        {owner && <PersonAvatar name={owner} size={16} />}
        <span>{owner ?? t("deals:unknown_owner")}</span>
      </div>
    </>
  );
});
