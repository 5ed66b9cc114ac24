/** Who somebody is and where they stand. */
import { Anchor, UnstyledButton } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { languageNames } from "#ui/kit/language-names.ts";
import { DateText } from "#ui/kit/Moment.tsx";
import { useUrlState } from "#ui/url-state.ts";
import { PersonText } from "../../company/PersonText.tsx";
import { functionsWord, placeWord } from "../../company/words.ts";
import { Fact, Facts } from "./Block.tsx";
import type { PersonProps } from "./PersonView.tsx";
import classes from "./panel.module.css";

const none = "–";

export function PersonFacts({ company, person }: PersonProps) {
  const t = useText();
  const { email, phone, language, timeZone, unitId } = person;
  const deputyId = company.person(person.id)?.deputyId;
  return (
    <Facts>
      <Fact label={t("people:column.level")}>{placeWord(company, person) || none}</Fact>
      {person.functions.length > 0 && <Fact label={t("people:field.functions")}>{functionsWord(company, person)}</Fact>}
      <Fact label={t("people:column.chief")}>
        {person.chiefId ? <OpenPerson company={company} id={person.chiefId} /> : t("people:top")}
      </Fact>
      <Fact label={t("people:column.unit")}>{company.unitPath(unitId) || none}</Fact>
      <Fact label={t("people:field.email")}>{email ? <Anchor href={`mailto:${email}`}>{email}</Anchor> : none}</Fact>
      <Fact label={t("people:field.phone")}>{phone ? <Anchor href={`tel:${phone.replace(/[^+\d]/g, "")}`}>{phone}</Anchor> : none}</Fact>
      <Fact label={t("people:field.language")}>{language ? languageNames[language] : t("people:field.as_company")}</Fact>
      <Fact label={t("people:field.time_zone")}>{timeZone ?? t("people:field.as_company")}</Fact>
      {deputyId && (
        <Fact label={t("people:absence.deputy")}>
          <OpenPerson company={company} id={deputyId} />
        </Fact>
      )}
      <Fact label={t("people:field.since")}>
        <DateText date={person.createdAt.slice(0, 10)} />
      </Fact>
      {person.deactivatedAt && (
        <Fact label={t("people:field.left")}>
          <DateText date={person.deactivatedAt.slice(0, 10)} />
        </Fact>
      )}
    </Facts>
  );
}

/** Opens another person in the same panel. */
export function OpenPerson({ company, id }: { readonly company: PersonProps["company"]; readonly id: string }) {
  const [, setSearch] = useUrlState();
  return (
    <UnstyledButton className={classes["link"]!} onClick={() => setSearch({ panel: id, edit: undefined })}>
      <PersonText company={company} id={id} />
    </UnstyledButton>
  );
}
