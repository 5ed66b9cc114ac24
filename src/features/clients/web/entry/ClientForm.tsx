/** A new client, or the details of one that is there. */
import { Autocomplete, NumberInput, SimpleGrid, TagsInput, TextInput } from "@mantine/core";
import { api } from "#ui/api.ts";
import { useText } from "#ui/i18n/text.ts";
import { ChoiceOfPerson } from "#ui/kit/ChoiceOfPerson.tsx";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { OwnInputs } from "#ui/kit/custom/OwnInputs.tsx";
import { useOwnFields } from "#ui/kit/custom/own-fields.ts";
import { RecordValue } from "#ui/kit/list/filter/values/RecordValue.tsx";
import { MoneyField } from "#ui/kit/MoneyField.tsx";
import { CountrySelect } from "#ui/kit/PlaceSelects.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useMe } from "#ui/me.ts";
import type { Client } from "../answers.ts";
import { useWords } from "../words/use-words.ts";
import { ChannelInputs } from "./ChannelInputs.tsx";
import { type ClientValues, sentOf, valuesOf } from "./client-values.ts";
import { DuplicateWarning } from "./DuplicateWarning.tsx";

type Props = { readonly client: Client | null; readonly onCancel: () => void; readonly onSaved: (client: Client) => void };

export function ClientForm({ client, onCancel, onSaved }: Props) {
  const t = useText();
  const me = useMe();
  const fields = useOwnFields("client");
  const words = { industry: useWords("industries"), region: useWords("regions"), source: useWords("sources"), tags: useWords("tags") };
  const form = useCommandForm<ClientValues, Client>({
    feature: "clients",
    initialValues: valuesOf(client, me.personId),
    check: ({ name }) => ({ name: name.trim() ? null : t("clients:new.name_needed") }),
    send: (values, key) =>
      client
        ? api.patch<Client>(`/clients/${client.id}`, { body: sentOf(values, client), ifMatch: client.version })
        : api.post<Client>("/clients", { body: sentOf(values, null), idempotencyKey: key }),
    done: ({ name }) => t(client ? "clients:saved" : "clients:added", { name }),
    onDone: onSaved,
  });
  const { values, set } = form;
  const text = (field: "street" | "city" | "postcode" | "website" | "taxNumber") => (
    <TextInput label={t(`clients:field.${field}`)} {...form.field(field)} />
  );
  const word = (field: "industry" | "region" | "source") => (
    <Autocomplete label={t(`clients:field.${field}`)} data={words[field]} {...form.field(field)} />
  );
  return (
    <CommandForm form={form} submitLabel={client ? t("clients:save") : t("clients:new.add")} onCancel={onCancel}>
      <TextInput label={t("clients:field.name")} required data-autofocus autoComplete="off" {...form.field("name")} />
      {!client && <DuplicateWarning values={values} />}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
        <ChoiceOfPerson
          post="client_owner"
          label={t("clients:field.ownerId")}
          {...form.field("ownerId")}
          onChange={(next) => set("ownerId", next ?? me.personId)}
          allowDeselect={false}
        />
        {word("industry")}
        {word("region")}
        {word("source")}
        {text("website")}
        {text("taxNumber")}
      </SimpleGrid>
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
        <CountrySelect
          label={t("clients:field.country")}
          clearable
          value={values.country || null}
          onChange={(next) => set("country", next ?? "")}
          error={form.field("country").error}
        />
        <MoneyField
          label={t("clients:field.revenue")}
          value={values.revenue}
          onChange={(next) => set("revenue", next as never)}
          error={form.field("revenue").error}
        />
        <NumberInput label={t("clients:field.employees")} min={0} allowDecimal={false} hideControls {...form.field("employees")} />
      </SimpleGrid>
      <RecordValue
        isList={false}
        kind="client"
        isLabelShown
        label={t("clients:field.parentId")}
        value={values.parentId ?? undefined}
        onChange={(next) => set("parentId", ((next as string | undefined) ?? null) as never)}
      />
      <TagsInput
        label={t("clients:field.tags")}
        data={words.tags}
        value={[...values.tags]}
        onChange={(next) => set("tags", next as never)}
      />
      <OwnInputs fields={fields} values={values.custom} onChange={(next) => set("custom", next as never)} />
    </CommandForm>
  );
}
