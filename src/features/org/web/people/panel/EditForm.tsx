/** Changing a person's details and place in one form; only what differs is sent. */
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import type { Person } from "../../company/answers.ts";
import { changePerson } from "../calls.ts";
import type { PersonProps } from "./PersonView.tsx";
import { ContactFields, PlaceFields } from "./person-fields.tsx";
import { changesOf, type PersonValues, valuesOf } from "./person-values.ts";

export function EditForm({ company, person, onClose }: PersonProps & { readonly onClose: () => void }) {
  const t = useText();
  const form = useCommandForm<PersonValues, Person>({
    feature: "org",
    initialValues: valuesOf(person),
    check: (values) => ({
      name: values.name.trim() ? null : t("problems:field.required"),
      place: values.place ? null : t("problems:field.required"),
    }),
    send: (values) => changePerson(person, changesOf(person, values)),
    done: (changed) => t("people:changed", { name: changed.name }),
    onDone: onClose,
  });
  return (
    <CommandForm form={form} submitLabel={t("org:save")} onCancel={onClose}>
      <ContactFields form={form} />
      <PlaceFields company={company} form={form} personId={person.id} />
    </CommandForm>
  );
}
