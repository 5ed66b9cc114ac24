/** A text being written: its name, its variants, and beside it what they show for somebody, before anything is saved. */
import { Alert, Text, TextInput } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { keyOf } from "#shared/script.ts";
import { api, newKey } from "#ui/api.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import type { Askable } from "#ui/kit/list/field-words.ts";
import { fieldWords } from "#ui/kit/problem-text.ts";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import type { TextView } from "../../contract/texts.ts";
import type { TextKind } from "../../core/content.ts";
import type { Variant } from "../../core/edition.ts";
import classes from "../Book.module.css";
import { TryIt } from "../try/TryIt.tsx";
import { always, draftsOf, emptyContent, type VariantDraft, variantsOf } from "./draft.ts";
import { faultsOf, placeOf } from "./faults.ts";
import { VariantsEditor } from "./VariantsEditor.tsx";

type Values = { name: string; key: string; variants: readonly VariantDraft[] };
type Props = {
  readonly kind: TextKind;
  /** Null: a new one. */
  readonly text: TextView | null;
  readonly askable: Askable;
  readonly onDone: (saved: TextView) => void;
  readonly onCancel: () => void;
};

export function TextForm({ kind, text, askable, onDone, onCancel }: Props) {
  const t = useText();
  const [ownKey, setOwnKey] = useState<string | null>(null);
  const form = useCommandForm<Values, TextView>({
    feature: "book",
    initialValues: { name: text?.name ?? "", key: "", variants: startOf(text, kind, t("book:edit.everybody")) },
    check: ({ name, variants }) => ({
      name: name.trim() ? null : t("problems:field.required"),
      ...Object.fromEntries(faultsOf(kind, variantsOf(variants)).map(({ place, code }) => [place, wordsOf(code)])),
    }),
    send: ({ name, variants }, idempotencyKey) => {
      const body = { name: name.trim(), variants: variantsOf(variants) };
      return text
        ? api.patch<TextView>(`/texts/${text.id}`, { body, ifMatch: text.version })
        : api.post<TextView>("/texts", { body: { ...body, kind, key: ownKey ?? keyFor(name, kind) }, idempotencyKey });
    },
    done: (saved) => t(text ? "book:done.changed" : "book:done.added", { name: saved.name, edition: saved.edition }),
    onDone,
  });
  const { values, set, field } = form;
  const [open, setOpen] = useState(values.variants[0]?.id ?? "");
  const errors = Object.entries(form.form.errors).filter(([place]) => place.startsWith("variants"));
  return (
    <div className={classes["beside"]}>
      <CommandForm
        form={form}
        submitLabel={text ? t("book:edit.save", { edition: text.edition + 1 }) : t("book:edit.add")}
        onCancel={onCancel}
      >
        <TextInput label={t("book:edit.name")} required maxLength={200} data-autofocus {...field("name")} style={{ maxWidth: 640 }} />
        {text === null && (
          <TextInput
            label={t("book:edit.key")}
            description={t("book:edit.key_hint")}
            maxLength={60}
            style={{ maxWidth: 420 }}
            value={ownKey ?? keyFor(values.name, kind)}
            error={form.form.errors["key"]}
            onChange={(event) => setOwnKey(event.currentTarget.value || null)}
          />
        )}
        {errors.length > 0 && (
          <Alert
            color="red"
            variant="light"
            role="alert"
            icon={<IconAlertTriangle size={16} aria-hidden />}
            title={t("problems:invalid.title")}
          >
            {errors.slice(0, 8).map(([place, words]) => (
              <Text size="sm" key={place}>
                <Place place={place} variants={values.variants} />: {words}
              </Text>
            ))}
          </Alert>
        )}
        <VariantsEditor
          variants={values.variants}
          askable={askable}
          open={values.variants.some(({ id }) => id === open) ? open : (values.variants[0]?.id ?? "")}
          onOpen={setOpen}
          onChange={(variants) => set("variants", variants)}
        />
      </CommandForm>
      <TryIt askable={askable} draft={{ kind, variants: variantsOf(values.variants) }} />
    </div>
  );
}

const wordsOf = (code: string) => fieldWords({ path: "", code, message: "" });
const keyFor = (name: string, kind: TextKind) => keyOf(name, kind, new Set());

function startOf(text: TextView | null, kind: TextKind, everybody: string): readonly VariantDraft[] {
  if (text) return draftsOf(text.variants as unknown as readonly Variant[], newKey);
  return [{ id: newKey(), name: everybody, filter: always, content: emptyContent(kind, newKey) }];
}

function Place({ place, variants }: { readonly place: string; readonly variants: readonly VariantDraft[] }) {
  const t = useText();
  const found = placeOf(place);
  if (!found) return t("book:edit.variants");
  const variant = variants[found.variant - 1]?.name.trim() || t("book:edit.unnamed", { number: found.variant });
  if (found.row !== null) return t("book:edit.place_row", { variant, row: found.row });
  return t(`book:edit.place_${found.part}`, { variant });
}
