/** One change: when, who, what happened to whom, and each value before and after. */
import { Badge, Text } from "@mantine/core";
import { IconArrowRight, IconEraser } from "@tabler/icons-react";
import { textOr, useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import type { Company } from "../company/company.ts";
import { PersonText } from "../company/PersonText.tsx";
import { type Change, detailsOf, isNothing, type JournalEntry, kindInPlainWords } from "./entry.ts";
import classes from "./Journal.module.css";
import { SubjectText } from "./SubjectText.tsx";
import { personFields, valueText } from "./value-text.ts";

type Props = { readonly company: Company | undefined; readonly entry: JournalEntry };

export function EntryRow({ company, entry }: Props) {
  const t = useText();
  const details = detailsOf(entry);
  return (
    <li className={classes["entry"]} data-voided={entry.isVoided || undefined}>
      <div className={classes["when"]}>
        <Moment at={entry.at} />
      </div>
      <div className={classes["who"]}>
        {entry.actorId ? <PersonText company={company} id={entry.actorId} isLink /> : t(`journal:actor.${entry.actorKind}`)}
        {entry.via !== "session" && (
          <Text span size="xs" c="dimmed">
            {" "}
            {t(`journal:via.${entry.via}`)}
          </Text>
        )}
      </div>
      <div className={classes["what"]}>
        <span>{textOr(`journal:kind.${entry.kind}`, kindInPlainWords(entry.kind))}</span>
        <SubjectText company={company} entry={entry} />
        {entry.isVoided && (
          <Badge variant="default" size="sm" ml={6}>
            {t("journal:voided")}
          </Badge>
        )}
        {details.length > 0 && (
          <dl className={classes["changes"]}>
            {details.map((change) => (
              <ChangeLine key={change.field} company={company} change={change} subjectKind={entry.subjectKind} />
            ))}
          </dl>
        )}
      </div>
    </li>
  );
}

function ChangeLine({
  company,
  change,
  subjectKind,
}: {
  readonly company: Company | undefined;
  readonly change: Change;
  readonly subjectKind: string;
}) {
  const t = useText();
  const { timeZone } = useFormat();
  const show = (value: unknown) =>
    personFields.includes(change.field) && typeof value === "string" ? (
      <PersonText company={company} id={value} />
    ) : (
      valueText(change.field, value, { company, timeZone, subjectKind })
    );
  return (
    <div>
      <dt>{textOr(`journal:field.${change.field}`, change.field)}</dt>
      <dd>
        {change.isErased ? (
          <Text span c="dimmed" fs="italic" className={classes["erased"]!}>
            <IconEraser size={14} aria-hidden /> {t("journal:erased")}
          </Text>
        ) : (
          <>
            {!isNothing(change.before) && (
              <>
                <span className={classes["before"]}>{show(change.before)}</span>
                <IconArrowRight size={14} aria-label={t("journal:becomes")} />
              </>
            )}
            <span>{show(change.after)}</span>
          </>
        )}
      </dd>
    </div>
  );
}
