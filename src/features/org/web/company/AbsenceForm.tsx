/** Reporting an absence, or changing one: who, why, from the first to the last day, and who stands in. */
import { Select } from "@mantine/core";
import { addDays } from "#shared/date.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { DateField } from "#ui/kit/DateField.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { changeAbsence, reportAbsence } from "../people/calls.ts";
import type { Absence } from "./answers.ts";
import { type Company, isHere } from "./company.ts";
import { PersonSelect } from "./PersonSelect.tsx";

export const absenceKinds = ["holiday", "sick", "other"] as const;

type Props = {
  readonly company: Company;
  readonly personId: string | null;
  /** Whom one may choose; without it the person is given. */
  readonly mayChoose?: boolean;
  readonly absence?: Absence;
  readonly from: string;
  readonly onClose: () => void;
};

export function AbsenceForm({ company, personId, mayChoose = false, absence, from, onClose }: Props) {
  const t = useText();
  const here = company.people.filter(isHere);
  const form = useCommandForm({
    feature: "org",
    initialValues: {
      personId: absence?.personId ?? personId ?? "",
      kind: (absence?.kind ?? "holiday") as Absence["kind"],
      fromOn: absence?.fromOn ?? from,
      toOn: absence ? addDays(absence.toOn, -1) : from,
      deputyId: absence?.deputyId ?? null,
    },
    check: (values) => ({
      personId: values.personId ? null : t("problems:field.required"),
      fromOn: values.fromOn ? null : t("problems:field.required"),
      toOn: !values.toOn ? t("problems:field.required") : values.toOn < values.fromOn ? t("org:absence.order") : null,
    }),
    send: ({ personId: who, kind, fromOn, toOn, deputyId }, key) => {
      const asked = { kind, fromOn, toOn: addDays(toOn, 1), deputyId };
      return absence ? changeAbsence(absence, asked) : reportAbsence({ personId: who, ...asked }, key);
    },
    done: (_, { personId: who }) => t("org:absence.saved", { name: company.person(who)?.name ?? "" }),
    onDone: onClose,
  });
  const { values, set, form: fields } = form;
  return (
    <CommandForm form={form} submitLabel={t(absence ? "org:save" : "org:absence.report")} onCancel={onClose}>
      {mayChoose && (
        <PersonSelect
          company={company}
          people={here}
          label={t("org:absence.person")}
          required
          disabled={Boolean(absence)}
          value={values.personId || null}
          onChange={(next) => set("personId", next ?? "")}
          error={fields.errors["personId"]}
        />
      )}
      <Select
        label={t("org:absence.kind")}
        data={absenceKinds.map((value) => ({ value, label: t(`org:absence.kind.${value}`) }))}
        allowDeselect={false}
        {...form.field("kind")}
      />
      <DateField
        label={t("org:absence.first_day")}
        required
        value={values.fromOn}
        onChange={(next) => set("fromOn", next ?? "")}
        error={fields.errors["fromOn"]}
      />
      <DateField
        label={t("org:absence.last_day")}
        required
        {...(values.fromOn ? { minDate: values.fromOn } : {})}
        value={values.toOn}
        onChange={(next) => set("toOn", next ?? "")}
        error={fields.errors["toOn"]}
      />
      <PersonSelect
        company={company}
        people={here.filter((one) => one.id !== values.personId)}
        label={t("org:absence.deputy")}
        description={t("org:absence.deputy_hint")}
        value={values.deputyId}
        onChange={(next) => set("deputyId", next)}
        error={fields.errors["deputyId"]}
      />
    </CommandForm>
  );
}
