/** The columns of the people table. */
import { Text } from "@mantine/core";
import type { Say } from "#ui/i18n/text.ts";
import { PersonAvatar } from "#ui/kit/PersonAvatar.tsx";
import type { Column } from "#ui/kit/table/column.ts";
import type { Person } from "../company/answers.ts";
import type { Company } from "../company/company.ts";
import { PersonText } from "../company/PersonText.tsx";
import { StatusMark } from "../company/StatusMark.tsx";
import { functionsWord, placeWord } from "../company/words.ts";
import classes from "./People.module.css";
import { PersonMenu } from "./PersonMenu.tsx";

const none = "–";

export const peopleColumns = (company: Company, t: Say): readonly Column<Person>[] => [
  {
    key: "name",
    title: t("people:column.name"),
    phone: "title",
    sortBy: (one) => one.name,
    cell: (one) => <Who person={one} erased={t("org:erased_person")} />,
  },
  {
    key: "level",
    title: t("people:column.level"),
    sortBy: (one) => company.level(one.level)?.rank ?? 1_000,
    cell: (one) => <Place company={company} person={one} t={t} />,
  },
  {
    key: "chief",
    title: t("people:column.chief"),
    sortBy: (one) => company.person(one.chiefId)?.name ?? null,
    cell: (one) => (one.chiefId ? <PersonText company={company} id={one.chiefId} /> : none),
  },
  {
    key: "unit",
    title: t("people:column.unit"),
    sortBy: (one) => company.unitPath(one.unitId) || null,
    cell: (one) => company.unit(one.unitId)?.name ?? none,
  },
  {
    key: "pairs",
    title: t("people:column.pairs"),
    cell: (one) => pairNames(company, one.id) || none,
  },
  {
    key: "status",
    title: t("people:column.status"),
    sortBy: (one) => one.status,
    cell: (one) => <StatusMark status={one.status} absentUntil={company.person(one.id)?.absentUntil} />,
  },
  {
    key: "actions",
    title: t("org:actions"),
    isActions: true,
    width: 44,
    phone: "hidden",
    cell: (one) => <PersonMenu company={company} person={one} />,
  },
];

function pairNames(company: Company, personId: string): string {
  return company
    .pairsOf(personId)
    .map(({ otherId }) => company.person(otherId)?.name)
    .filter(Boolean)
    .join(", ");
}

function Who({ person, erased }: { readonly person: Person; readonly erased: string }) {
  const name = person.status === "erased" ? erased : person.name;
  return (
    <span className={classes["who"]} data-status={person.status}>
      <PersonAvatar name={name} />
      <span className={person.status === "active" || person.status === "invited" ? undefined : classes["gone"]}>{name}</span>
    </span>
  );
}

function Place({ company, person, t }: { readonly company: Company; readonly person: Person; readonly t: Say }) {
  const second = functionsWord(company, person);
  return (
    <>
      {placeWord(company, person)}
      {second && (
        <Text span c="dimmed" size="xs" ml={6}>
          {t("people:also", { levels: second })}
        </Text>
      )}
    </>
  );
}
