/** A lead becomes a client, one that is known or a new one, and a deal if wished. */
import { Checkbox, Group, Select, Text, TextInput } from "@mantine/core";
import { currentLanguage } from "#ui/i18n/start.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { usePeople } from "#ui/kit/list/people.ts";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useCan } from "#ui/me.ts";
import { ClientSelect } from "../ClientSelect.tsx";
import { ContactSelect } from "../ContactSelect.tsx";
import { plainAmount } from "../entry/plain-amount.ts";
import { openStages, usePipelines } from "../use-pipelines.ts";
import { convertLead, type Lead } from "./calls.ts";

type Props = { readonly lead: Lead; readonly onCancel: () => void; readonly onDone: () => void };

export function ConvertForm({ lead, onCancel, onDone }: Props) {
  const t = useText();
  const can = useCan();
  const pipelines = (usePipelines().data ?? []).filter(({ retiredAt }) => retiredAt === null);
  const people = usePeople();
  const mayOpen = can("deals.change");
  const form = useCommandForm({
    feature: "deals",
    initialValues: {
      clientId: lead.clientId,
      contactId: lead.contactId,
      client: lead.company ?? lead.person ?? lead.title,
      hasDeal: mayOpen,
      title: lead.title,
      pipeline: null as string | null,
      amount: "",
    },
    check: ({ clientId, client, amount }) => ({
      client: clientId !== null || client.trim() ? null : t("problems:field.required"),
      amount: amount.trim() && plainAmount(amount, currentLanguage()) === null ? t("deals:amount.malformed") : null,
    }),
    send: ({ clientId, contactId, client, hasDeal, title, pipeline, amount }, key) => {
      const plain = plainAmount(amount, currentLanguage());
      const chosen = pipeline ?? pipelines[0]?.key;
      const deal =
        hasDeal && chosen ? { title: title.trim() || lead.title, pipeline: chosen, ...(plain === null ? {} : { amount: plain }) } : null;
      const into = clientId === null ? { client: { name: client.trim() } } : { clientId, ...(contactId ? { contactId } : {}) };
      return convertLead(lead, { ...into, ...(deal ? { deal } : {}) }, key);
    },
    done: (one) => t("leads:convert.done", { title: one.title }),
    onDone,
  });
  const { values, set, field, form: fields } = form;
  const pipeline = pipelines.find(({ key }) => key === values.pipeline) ?? pipelines[0];
  const known = lead.clientId && lead.clientName ? { id: lead.clientId, name: lead.clientName } : null;
  return (
    <CommandForm form={form} submitLabel={t("leads:convert.submit")} onCancel={onCancel}>
      <ClientSelect
        label={t("leads:convert.known")}
        description={t("leads:convert.known_hint")}
        known={known}
        clearable
        clearButtonProps={{ "aria-label": t("org:clear") }}
        value={values.clientId}
        onChange={(next) => {
          set("clientId", next);
          set("contactId", next === lead.clientId ? lead.contactId : null);
        }}
        error={fields.errors["clientId"]}
      />
      {values.clientId !== null && (
        <ContactSelect
          clientId={values.clientId}
          label={t("leads:convert.contact")}
          description={t("leads:convert.contact_hint", { person: lead.person ?? "–" })}
          clearable
          clearButtonProps={{ "aria-label": t("org:clear") }}
          value={values.contactId}
          onChange={(next) => set("contactId", next)}
          error={fields.errors["contactId"]}
        />
      )}
      {values.clientId === null && <TextInput label={t("leads:convert.new")} required maxLength={200} {...field("client")} />}
      {!mayOpen && (
        <Text size="sm" c="dimmed">
          {lead.sellerId === null
            ? t("leads:convert.no_seller")
            : t("leads:convert.becomes", { seller: people.nameOf(lead.sellerId) ?? "–" })}
        </Text>
      )}
      {mayOpen && pipeline && (
        <>
          <Checkbox label={t("leads:convert.deal")} {...field("hasDeal", "checkbox")} />
          {values.hasDeal && (
            <>
              <TextInput label={t("deals:field.title")} maxLength={300} {...field("title")} />
              <Group grow align="flex-start">
                <Select
                  label={t("deals:field.pipeline")}
                  description={openStages(pipeline)[0]?.name}
                  allowDeselect={false}
                  data={pipelines.map(({ key, name }) => ({ value: key, label: name }))}
                  value={pipeline.key}
                  onChange={(next) => set("pipeline", next)}
                  error={fields.errors["pipeline"]}
                />
                <TextInput
                  label={t("deals:field.amount")}
                  description={pipeline.currency}
                  inputMode="decimal"
                  className="figures"
                  {...field("amount")}
                />
              </Group>
            </>
          )}
        </>
      )}
    </CommandForm>
  );
}
