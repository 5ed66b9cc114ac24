/** One unit: its name, its kind, what it hangs under. */
import { Select, TextInput } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import type { Unit, UnitKind } from "../company/answers.ts";
import type { Company } from "../company/company.ts";
import { addUnit, changeUnit } from "./calls.ts";

const kinds: readonly UnitKind[] = ["department", "direction", "group"];
/** What each kind may hang under. */
const under: Readonly<Record<UnitKind, readonly UnitKind[]>> = { department: [], direction: ["department"], group: kinds };

export function UnitForm({
  company,
  unit,
  onClose,
}: {
  readonly company: Company;
  readonly unit: Unit | undefined;
  readonly onClose: () => void;
}) {
  const t = useText();
  const form = useCommandForm({
    feature: "org",
    initialValues: { name: unit?.name ?? "", kind: (unit?.kind ?? "direction") as UnitKind, parentId: unit?.parentId ?? null },
    check: ({ name }) => ({ name: name.trim() ? null : t("problems:field.required") }),
    send: (values, key) => (unit ? changeUnit(unit, values) : addUnit(values, key)),
    done: (saved) => t("structure:unit.saved", { name: saved.name }),
    onDone: onClose,
  });
  const { kind, parentId } = form.values;
  const parents = company.tree.units.filter((one) => one.archivedAt === null && one.id !== unit?.id && under[kind].includes(one.kind));
  return (
    <CommandForm form={form} submitLabel={t("org:save")} onCancel={onClose}>
      <TextInput label={t("structure:unit.name")} required maxLength={120} data-autofocus {...form.field("name")} />
      <Select
        label={t("structure:unit.kind")}
        allowDeselect={false}
        data={kinds.map((value) => ({ value, label: t(`org:unit_kind.${value}`) }))}
        value={kind}
        onChange={(next) => {
          if (!next) return;
          form.set("kind", next as UnitKind);
          const parent = company.unit(parentId);
          if (parent && !under[next as UnitKind].includes(parent.kind)) form.set("parentId", null);
        }}
        error={form.form.errors["kind"]}
      />
      {kind !== "department" && (
        <Select
          label={t("structure:unit.parent")}
          placeholder={t("structure:unit.no_parent")}
          clearable
          searchable
          clearButtonProps={{ "aria-label": t("org:clear") }}
          data={parents.map((one) => ({ value: one.id, label: company.unitPath(one.id) }))}
          value={parentId}
          onChange={(next) => form.set("parentId", next)}
          error={form.form.errors["parentId"]}
        />
      )}
    </CommandForm>
  );
}
