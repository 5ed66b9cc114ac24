/** The company's own fields of a record, and a form for all of them. */
import { Button, Group } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { OwnInputs } from "#ui/kit/custom/OwnInputs.tsx";
import { OwnValueText } from "#ui/kit/custom/OwnValueText.tsx";
import { changedOwn, type OwnChange, type OwnField, type OwnFieldsOf, type OwnValues, useOwnFields } from "#ui/kit/custom/own-fields.ts";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import classes from "../Card.module.css";

type Filled = { readonly title: string; readonly custom?: unknown };
type Props = {
  readonly kind: OwnFieldsOf;
  readonly record: Filled;
  readonly mayChange: boolean;
  readonly send: (change: { readonly custom: OwnChange }) => Promise<Filled>;
};
const valuesOf = ({ custom }: Filled): OwnValues => (custom ?? {}) as OwnValues;

export function OwnFacts({ kind, record, mayChange, send }: Props) {
  const t = useText();
  const fields = useOwnFields(kind);
  const [isEditing, setEditing] = useState(false);
  if (fields.length === 0) return null;
  if (isEditing) return <OwnForm record={record} send={send} fields={fields} onClose={() => setEditing(false)} />;
  return (
    <>
      <dl className={classes["facts"]}>
        {fields.map((field) => (
          <div key={field.key} className={classes["pair"]}>
            <dt>{field.name}</dt>
            <dd>
              <OwnValueText field={field} value={valuesOf(record)[field.key]} />
            </dd>
          </div>
        ))}
      </dl>
      {mayChange && (
        <Group my="xs">
          <Button variant="default" size="compact-sm" leftSection={<IconPencil size={14} aria-hidden />} onClick={() => setEditing(true)}>
            {t("deals:own.edit")}
          </Button>
        </Group>
      )}
    </>
  );
}

type FormProps = Pick<Props, "record" | "send"> & { readonly fields: readonly OwnField[]; readonly onClose: () => void };

function OwnForm({ record, send, fields, onClose }: FormProps) {
  const t = useText();
  const form = useCommandForm<{ custom: OwnChange }, Filled>({
    feature: "deals",
    initialValues: { custom: valuesOf(record) },
    send: ({ custom }) => send({ custom: changedOwn(valuesOf(record), custom) }),
    done: (after) => t("deals:done.changed", { title: after.title }),
    onDone: onClose,
  });
  return (
    <CommandForm form={form} submitLabel={t("org:save")} onCancel={onClose}>
      <OwnInputs fields={fields} values={form.values.custom} onChange={(next) => form.set("custom", next as never)} />
    </CommandForm>
  );
}
