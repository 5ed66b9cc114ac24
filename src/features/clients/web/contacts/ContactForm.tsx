/** A new contact, or the details of one that is there. */
import { Autocomplete, SimpleGrid, TagsInput, TextInput } from "@mantine/core";
import { api } from "#ui/api.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { OwnInputs } from "#ui/kit/custom/OwnInputs.tsx";
import { useOwnFields } from "#ui/kit/custom/own-fields.ts";
import { DateField } from "#ui/kit/DateField.tsx";
import { RecordValue } from "#ui/kit/list/filter/values/RecordValue.tsx";
import { CountrySelect } from "#ui/kit/PlaceSelects.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import type { Contact } from "../answers.ts";
import { ChannelInputs } from "../entry/ChannelInputs.tsx";
import { useWords } from "../words/use-words.ts";
import { type ContactValues, contactSent, contactValues } from "./contact-values.ts";

type Props = {
  readonly contact: Contact | null;
  /** The client a new contact works at. */
  readonly clientId?: string | null;
  readonly onCancel: () => void;
  readonly onSaved: (contact: Contact) => void;
};

export function ContactForm({ contact, clientId = null, onCancel, onSaved }: Props) {
  const t = useText();
  const fields = useOwnFields("contact");
  const [regions, tags] = [useWords("regions"), useWords("tags")];
  const form = useCommandForm<ContactValues, Contact>({
    feature: "clients",
    initialValues: contactValues(contact, clientId),
    check: ({ firstName, lastName }) => ({ lastName: firstName.trim() || lastName.trim() ? null : t("clients:contact.name_needed") }),
    send: (values, key) =>
      contact
        ? api.patch<Contact>(`/contacts/${contact.id}`, { body: contactSent(values, contact), ifMatch: contact.version })
        : api.post<Contact>("/contacts", { body: contactSent(values, null), idempotencyKey: key }),
    done: ({ name }) => t(contact ? "clients:saved" : "clients:contact.added", { name }),
    onDone: onSaved,
  });
  const { values, set } = form;
  const text = (field: "street" | "city" | "postcode" | "position") => (
    <TextInput label={t(`clients:field.${field}`)} {...form.field(field)} />
  );
  return (
    <CommandForm form={form} submitLabel={contact ? t("clients:save") : t("clients:contact.add")} onCancel={onCancel}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
        <TextInput label={t("clients:field.firstName")} data-autofocus autoComplete="off" {...form.field("firstName")} />
        <TextInput label={t("clients:field.lastName")} autoComplete="off" {...form.field("lastName")} />
      </SimpleGrid>
      <RecordValue
        isList={false}
        kind="client"
        isLabelShown
        label={t("clients:field.client")}
        value={values.clientId ?? undefined}
        onChange={(next) => set("clientId", ((next as string | undefined) ?? null) as never)}
      />
      {text("position")}
      {(["phones", "emails", "messengers"] as const).map((kind) => (
        <ChannelInputs
          key={kind}
          kind={kind}
          channels={values[kind]}
          onChange={(next) => set(kind, next as never)}
          error={form.field(kind).error}
        />
      ))}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
        {text("street")}
        {text("postcode")}
        {text("city")}
        <Autocomplete label={t("clients:field.region")} data={regions} {...form.field("region")} />
        <CountrySelect
          label={t("clients:field.country")}
          clearable
          value={values.country || null}
          onChange={(next) => set("country", next ?? "")}
          error={form.field("country").error}
        />
        <DateField
          label={t("clients:field.birthDate")}
          value={values.birthDate}
          onChange={(next) => set("birthDate", next as never)}
          clearable
          error={form.field("birthDate").error}
        />
      </SimpleGrid>
      <TagsInput label={t("clients:field.tags")} data={tags} value={[...values.tags]} onChange={(next) => set("tags", next as never)} />
      <OwnInputs fields={fields} values={values.custom} onChange={(next) => set("custom", next as never)} />
    </CommandForm>
  );
}
