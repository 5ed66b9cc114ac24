/** Hiring: who, at which level or in which role, under whom. The chief is suggested from the level above. */
import { Checkbox, Group } from "@mantine/core";
import { useRef } from "react";
import { api } from "#ui/api.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Invitation, Person } from "../../company/answers.ts";
import { type Company, suggestChief } from "../../company/company.ts";
import { invite } from "../calls.ts";
import { ContactFields, PlaceFields } from "./person-fields.tsx";
import { emptyPerson, type PersonValues, personBody } from "./person-values.ts";

type Hired = { readonly person: Person; readonly invitation: Invitation | null };
type Props = {
  readonly company: Company;
  readonly onCancel: () => void;
  readonly onHired: (person: Person, invitation: Invitation | null) => void;
};

export function HireForm({ company, onCancel, onHired }: Props) {
  const t = useText();
  const [{ level, unit }] = useUrlState();
  const isChiefChosen = useRef(false);
  const form = useCommandForm<PersonValues & { invites: boolean }, Hired>({
    feature: "org",
    initialValues: { ...emptyPerson, ...startAt(company, level, unit), invites: true },
    check: (values) => ({
      name: values.name.trim() ? null : t("problems:field.required"),
      place: values.place ? null : t("problems:field.required"),
    }),
    send: async ({ invites, ...values }, key) => {
      const person = await api.post<Person>("/people", { body: personBody(values), idempotencyKey: key });
      return { person, invitation: invites && person.email ? await invite(person.id, `${key}-invitation`) : null };
    },
    done: ({ person }) => t("people:hired", { name: person.name }),
    onDone: ({ person, invitation }) => onHired(person, invitation),
  });
  const { values, set } = form;
  /** As long as nobody chose a chief by hand, the suggestion follows level and unit. */
  const suggest = (place: string | null, unitId: string | null) => {
    if (!isChiefChosen.current) set("chiefId", suggestChief(company, place, unitId)?.id ?? null);
  };
  return (
    <CommandForm form={form} submitLabel={t("people:hire")} onCancel={onCancel}>
      <ContactFields form={form} isNew />
      <PlaceFields
        company={company}
        form={form}
        onPlace={(place) => suggest(place, values.unitId)}
        onUnit={(unitId) => suggest(values.place, unitId)}
        onChief={() => {
          isChiefChosen.current = true;
        }}
      />
      <Group>
        <Checkbox
          label={t("people:field.invites")}
          description={t("people:field.invites_hint")}
          disabled={!values.email.trim()}
          {...form.field("invites", "checkbox")}
        />
      </Group>
    </CommandForm>
  );
}

/** A vacancy opens the form with its level and unit. */
function startAt(company: Company, level: string | undefined, unit: string | undefined): Partial<PersonValues> {
  const place = company.level(level)?.key;
  const unitId = company.unit(unit)?.id ?? null;
  return place ? { place, unitId, chiefId: suggestChief(company, place, unitId)?.id ?? null } : {};
}
