/** One change: when, who, what happened to whom, and each value before and after. */
import { Badge, Text } from "@mantine/core";
import { IconArrowRight, IconEraser } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import type { Company } from "../company/company.ts";
import { PersonText } from "../company/PersonText.tsx";
import { amountFields, type Change, currencyOf, detailsOf, isNothing, type JournalEntry, personFields } from "./entry.ts";
import classes from "./Journal.module.css";
import { useRecord } from "./RecordText.tsx";
import { fieldText, kindText } from "./record-words.ts";
import { SubjectText } from "./SubjectText.tsx";
import { valueText } from "./value-text.ts";

type Props = { readonly company: Company | undefined; readonly entry: JournalEntry };

export function EntryRow({ company, entry }: Props) {
  const t = useText();
  const record = useRecord(entry.subjectKind, entry.subjectId);
  const currency = currencyOf(entry, record?.currency ?? null);
  // An amount without its currency would be read as another one.
  const details = detailsOf(entry).filter(
    ({ field }) => currency !== null || !amountFields.includes(field) || entry.subjectKind === "payment",
  );
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
        <span>{kindText(entry.kind)}</span>
        <SubjectText company={company} entry={entry} />
        {entry.isVoided && (
          <Badge variant="default" size="sm" ml={6}>
            {t("journal:voided")}
          </Badge>
        )}
        {details.length > 0 && (
          <dl className={classes["changes"]}>
            {details.map((change) => (
              <ChangeLine key={change.field} company={company} change={change} subjectKind={entry.subjectKind} currency={currency} />
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
  currency,
}: {
  readonly company: Company | undefined;
  readonly change: Change;
  readonly subjectKind: string;
  readonly currency: string | null;
}) {
  const t = useText();
  const { timeZone } = useFormat();
  const show = (value: unknown) =>
    personFields.includes(change.field) && typeof value === "string" ? (
      <PersonText company={company} id={value} />
    ) : (
      valueText(change.field, value, { company, timeZone, subjectKind, currency })
    );
  return (
    <div>
      <dt>{fieldText(change.field)}</dt>
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
