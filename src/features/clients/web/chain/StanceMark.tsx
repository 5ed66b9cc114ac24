/** Where somebody stands towards us: an icon and the word, for colour alone says nothing. */
import { IconCircleCheck, IconCircleMinus, IconCircleX, IconHelpCircle } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import classes from "./chain.module.css";
import type { ChainItem } from "./use-chain.ts";

const icons = { for: IconCircleCheck, neutral: IconCircleMinus, against: IconCircleX, unknown: IconHelpCircle } as const;

export function StanceMark({ stance }: { readonly stance: ChainItem["stance"] }) {
  const t = useText();
  const Icon = icons[stance];
  return (
    <span className={classes["stance"]} data-stance={stance}>
      <Icon size={16} aria-hidden />
      {t(`clients:stance.${stance}`)}
    </span>
  );
}
