/** A person's name by id, also of somebody who has left and so stands in no tree any more. */
import { Text } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { PageLink } from "#ui/link.tsx";
import { useRead } from "#ui/query.ts";
import type { Person } from "./answers.ts";
import type { Company } from "./company.ts";

type Props = { readonly company: Company | undefined; readonly id: string; readonly isLink?: boolean };

export function PersonText({ company, id, isLink = false }: Props) {
  const known = company?.person(id);
  if (!known) return <FormerPerson id={id} />;
  return isLink ? (
    <PageLink to="people" search={{ panel: id }}>
      {known.name}
    </PageLink>
  ) : (
    known.name
  );
}

function FormerPerson({ id }: { readonly id: string }) {
  const t = useText();
  const { data, problem } = useRead<Person>(["org", "person", id], `/people/${id}`);
  if (data)
    return data.status === "erased" ? (
      <Text span fs="italic">
        {t("org:erased_person")}
      </Text>
    ) : (
      data.name
    );
  return problem ? (
    <Text span fs="italic">
      {t("org:unknown_person")}
    </Text>
  ) : (
    "…"
  );
}
