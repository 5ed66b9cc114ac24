/** A new lead: who, how to reach them, where they came from. Duplicates are named while one types. */
import { Alert, Anchor, Autocomplete, Group, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconUsers } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { ChoiceOfPerson } from "#ui/kit/ChoiceOfPerson.tsx";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { OwnInputs } from "#ui/kit/custom/OwnInputs.tsx";
import { changedOwn, type OwnChange, useOwnFields } from "#ui/kit/custom/own-fields.ts";
import { usePeople } from "#ui/kit/list/people.ts";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { PageLink } from "#ui/link.tsx";
import { useRead } from "#ui/query.ts";
import { useWords } from "../use-words.ts";
import { type Duplicates, type Lead, openLead } from "./calls.ts";

type Props = { readonly onCancel: () => void; readonly onOpened: (lead: Lead) => void };

export function LeadForm({ onCancel, onOpened }: Props) {
  const t = useText();
  const [sources, regions] = [useWords("sources"), useWords("regions")];
  const own = useOwnFields("lead");
  const form = useCommandForm({
    feature: "deals",
    initialValues: {
      company: "",
      person: "",
      phone: "",
      email: "",
      source: "",
      region: "",
      telesalesId: null as string | null,
      sellerId: null as string | null,
      custom: {} as OwnChange,
    },
    check: ({ company, person }) => ({ company: company.trim() || person.trim() ? null : t("leads:new.name_needed") }),
    send: ({ phone, email, telesalesId, sellerId, custom, ...words }, key) => {
      const known = Object.fromEntries(Object.entries(words).flatMap(([name, value]) => (value.trim() ? [[name, value.trim()]] : [])));
      const filled = changedOwn({}, custom);
      return openLead(
        {
          ...known,
          ...(phone.trim() ? { phones: [{ value: phone.trim() }] } : {}),
          ...(email.trim() ? { emails: [{ value: email.trim() }] } : {}),
          ...(telesalesId ? { telesalesId } : {}),
          ...(sellerId ? { sellerId } : {}),
          ...(Object.keys(filled).length > 0 ? { custom: filled } : {}),
        },
        key,
      );
    },
    done: (lead) => t("leads:new.done", { title: lead.title }),
    onDone: onOpened,
  });
  const { values, set, field } = form;
  return (
    <CommandForm form={form} submitLabel={t("leads:new.submit")} onCancel={onCancel}>
      <TextInput label={t("leads:field.company")} maxLength={200} data-autofocus autoFocus {...field("company")} />
      <TextInput label={t("leads:field.person")} maxLength={200} {...field("person")} />
      <Group grow align="flex-start">
        <TextInput label={t("leads:field.phone")} type="tel" maxLength={80} {...field("phone")} />
        <TextInput label={t("leads:field.email")} type="email" maxLength={254} {...field("email")} />
      </Group>
      <KnownAlready company={values.company} phone={values.phone} email={values.email} />
      <Group grow align="flex-start">
        <Autocomplete label={t("leads:field.source")} maxLength={120} data={sources} {...field("source")} />
        <Autocomplete label={t("leads:field.region")} maxLength={120} data={regions} {...field("region")} />
      </Group>
      <Group grow align="flex-start">
        <ChoiceOfPerson
          post="lead_telesales"
          label={t("leads:field.telesalesId")}
          clearable
          value={values.telesalesId}
          onChange={(next) => set("telesalesId", next)}
        />
        <ChoiceOfPerson
          post="lead_seller"
          label={t("leads:field.sellerId")}
          clearable
          value={values.sellerId}
          onChange={(next) => set("sellerId", next)}
        />
      </Group>
      <OwnInputs fields={own} values={values.custom} onChange={(next) => set("custom", next as never)} />
    </CommandForm>
  );
}

/** Who may be the same: what one cannot see is told by its owner alone. */
function KnownAlready(typed: { readonly company: string; readonly phone: string; readonly email: string }) {
  const t = useText();
  const people = usePeople();
  const [asked] = useDebouncedValue(typed, 400);
  const [company, phone, email] = [asked.company.trim(), asked.phone.trim(), asked.email.trim()];
  const { data } = useRead<Duplicates>(
    ["deals", "duplicates"],
    "/leads/duplicates",
    { company, phone, email },
    { isEnabled: company !== "" || phone !== "" || email !== "" },
  );
  const found = company || phone || email ? (data?.items ?? []) : [];
  if (found.length === 0) return null;
  const target = (kind: "client" | "contact" | "lead", id: string) =>
    kind === "lead" ? { to: "leads", search: { panel: id } } : { to: `${kind}s/${id}` };
  return (
    <Alert color="amber" variant="light" icon={<IconUsers size={16} aria-hidden />} title={t("leads:known.title")} role="status">
      {found.map(({ id, kind, title, ownerId, by }) => {
        const owner = people.nameOf(ownerId) ?? "–";
        return (
          <div key={id ?? `${ownerId} ${by}`}>
            {id === null ? (
              t("leads:known.hidden", { owner })
            ) : (
              <Anchor component={PageLink} {...target(kind, id)} size="sm">
                {t(`leads:known.${kind}`, { title: title ?? "", owner })}
              </Anchor>
            )}
          </div>
        );
      })}
    </Alert>
  );
}
