/** The fields of a person, shared by hiring and editing. */
import { MultiSelect, Select, SimpleGrid, TextInput } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { LanguageSelect, TimeZoneSelect } from "#ui/kit/PlaceSelects.tsx";
import type { useCommandForm } from "#ui/kit/use-command-form.ts";
import type { Role } from "../../company/answers.ts";
import { type Company, isHere, roles } from "../../company/company.ts";
import { PersonSelect } from "../../company/PersonSelect.tsx";
import { levelWord } from "../../company/words.ts";
import type { PersonValues } from "./person-values.ts";

type Form = Pick<ReturnType<typeof useCommandForm<PersonValues, unknown>>, "values" | "field" | "form"> & {
  readonly set: (field: never, value: never) => void;
};
type SetValue = <K extends keyof PersonValues>(field: K, value: PersonValues[K]) => void;

export function ContactFields({ form, isNew = false }: { readonly form: Form; readonly isNew?: boolean }) {
  const t = useText();
  const set = form.set as SetValue;
  const { errors } = form.form;
  return (
    <>
      <TextInput label={t("people:column.name")} required autoComplete="off" data-autofocus={isNew || undefined} {...form.field("name")} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput label={t("people:field.email")} type="email" autoComplete="off" {...form.field("email")} />
        <TextInput label={t("people:field.phone")} type="tel" autoComplete="off" {...form.field("phone")} />
        <LanguageSelect
          label={t("people:field.language")}
          placeholder={t("people:field.as_company")}
          clearable
          clearButtonProps={{ "aria-label": t("org:clear") }}
          value={form.values.language}
          onChange={(next) => set("language", next as PersonValues["language"])}
          error={errors["language"]}
        />
        <TimeZoneSelect
          label={t("people:field.time_zone")}
          placeholder={t("people:field.as_company")}
          clearable
          clearButtonProps={{ "aria-label": t("org:clear") }}
          value={form.values.timeZone}
          onChange={(next) => set("timeZone", next)}
          error={errors["timeZone"]}
        />
      </SimpleGrid>
    </>
  );
}

type PlaceProps = {
  readonly company: Company;
  readonly form: Form;
  readonly personId?: string;
  readonly onPlace?: (place: string | null) => void;
  readonly onUnit?: (unitId: string | null) => void;
  readonly onChief?: () => void;
};

export function PlaceFields({ company, form, personId, onPlace, onUnit, onChief }: PlaceProps) {
  const t = useText();
  const set = form.set as SetValue;
  const { values } = form;
  const { errors } = form.form;
  const isOnLadder = values.place !== null && !values.place.startsWith("role.");
  const levels = company.levels.filter((one) => one.retiredAt === null || one.key === values.place);
  const chiefs = company.people.filter((one) => isHere(one) && (!personId || !company.isAtOrBelow(one.id, personId)));
  return (
    <>
      <Select
        label={t("people:field.place")}
        required
        allowDeselect={false}
        value={values.place}
        onChange={(next) => {
          set("place", next);
          onPlace?.(next);
        }}
        error={errors["place"] ?? errors["level"] ?? errors["role"]}
        data={[
          { group: t("people:filter.levels"), items: levels.map((one) => ({ value: one.key, label: levelWord(one) })) },
          { group: t("people:ladder.outside"), items: roles.map((role) => ({ value: `role.${role}`, label: t(`org:role.${role}`) })) },
        ]}
      />
      {isOnLadder && (
        <>
          <MultiSelect
            label={t("people:field.functions")}
            description={t("people:field.functions_hint")}
            clearable
            clearButtonProps={{ "aria-label": t("org:clear") }}
            value={values.functions.filter((one) => one !== values.place)}
            onChange={(next) => set("functions", next)}
            error={errors["functions"]}
            data={levels.filter((one) => one.key !== values.place).map((one) => ({ value: one.key, label: levelWord(one) }))}
          />
          <Select
            label={t("people:field.besides")}
            description={t("people:field.besides_hint")}
            placeholder={t("people:field.no_role")}
            clearable
            clearButtonProps={{ "aria-label": t("org:clear") }}
            value={values.besides}
            onChange={(next) => set("besides", next as Role | null)}
            data={roles.map((value) => ({ value, label: t(`org:role.${value}`) }))}
          />
        </>
      )}
      <Select
        label={t("people:column.unit")}
        placeholder={t("people:field.no_unit")}
        clearable
        searchable
        clearButtonProps={{ "aria-label": t("org:clear") }}
        value={values.unitId}
        onChange={(next) => {
          set("unitId", next);
          onUnit?.(next);
        }}
        error={errors["unitId"]}
        data={company.tree.units
          .filter((one) => one.archivedAt === null)
          .map((one) => ({ value: one.id, label: company.unitPath(one.id) }))}
      />
      <PersonSelect
        company={company}
        people={chiefs}
        label={t("people:column.chief")}
        placeholder={t("people:top")}
        value={values.chiefId}
        onChange={(next) => {
          set("chiefId", next);
          onChief?.();
        }}
        error={errors["chiefId"]}
      />
    </>
  );
}
