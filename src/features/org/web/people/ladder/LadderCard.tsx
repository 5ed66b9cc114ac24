/** A person on the ladder: a small card that opens the panel and, pointed at, shows its lines. */
import { IconBeach, IconMail } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { PersonAvatar } from "#ui/kit/PersonAvatar.tsx";
import type { TreeNode } from "../../company/answers.ts";
import type { Company } from "../../company/company.ts";
import { functionsWord } from "../../company/words.ts";
import classes from "./Ladder.module.css";

type Props = {
  readonly company: Company;
  readonly person: TreeNode;
  readonly isOpen: boolean;
  readonly isLit: boolean;
  /** A pair of the person pointed at. */
  readonly isPaired: boolean;
  readonly onOpen: () => void;
  readonly onPoint: (isPointed: boolean) => void;
};

export function LadderCard({ company, person, isOpen, isLit, isPaired, onOpen, onPoint }: Props) {
  const t = useText();
  const second = functionsWord(company, person);
  const role = person.role ? t(`org:role.${person.role}`) : null;
  const detail = [role, second ? t("people:also", { levels: second }) : null, company.unit(person.unitId)?.name]
    .filter(Boolean)
    .join(" · ");
  return (
    <button
      type="button"
      className={classes["card"]}
      data-card
      data-person={person.id}
      data-open={isOpen || undefined}
      data-lit={isLit || undefined}
      data-paired={isPaired || undefined}
      onClick={onOpen}
      onMouseEnter={() => onPoint(true)}
      onMouseLeave={() => onPoint(false)}
      onFocus={() => onPoint(true)}
      onBlur={() => onPoint(false)}
    >
      <PersonAvatar name={person.name} size={28} />
      <span className={classes["words"]}>
        <span className={classes["name"]}>{person.name}</span>
        <span className={classes["detail"]}>{detail || " "}</span>
      </span>
      {person.absentUntil && <IconBeach size={16} className={classes["mark"]} aria-label={t("people:ladder.away")} role="img" />}
      {person.status === "invited" && <IconMail size={16} className={classes["mark"]} aria-label={t("org:status.invited")} role="img" />}
    </button>
  );
}
