/** Name, phone, language, time zone. */
import { SimpleGrid, TextInput } from "@mantine/core";
import type { z } from "zod";
import { api } from "#ui/api.ts";
import { changeLanguage } from "#ui/i18n/start.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { LanguageSelect, TimeZoneSelect } from "#ui/kit/PlaceSelects.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { type Me, useMe } from "#ui/me.ts";
import { useRead } from "#ui/query.ts";
import type { person } from "../../../contract/people.ts";

type Person = z.infer<typeof person>;

export function PersonSection() {
  const me = useMe();
  const own = useRead<Person>(["org", "people", me.personId], `/people/${me.personId}`);
  return (
    <Loaded from={own} rows={5}>
      {(known) => <PersonForm me={me} known={known} />}
    </Loaded>
  );
}

function PersonForm({ me, known }: { readonly me: Me; readonly known: Person }) {
  const t = useText();
  const form = useCommandForm({
    feature: "org",
    initialValues: {
      name: known.name,
      phone: known.phone ?? "",
      language: known.language ?? me.language,
      timeZone: known.timeZone ?? null,
    },
    check: ({ name }) => ({ name: name.trim() ? null : t("problems:field.required") }),
    send: ({ name, phone, language, timeZone }) =>
      api.patch<Me>("/me", { body: { name: name.trim(), phone: phone.trim() || null, language, timeZone } }),
    done: () => t("account:saved"),
    onDone: (answer) => void changeLanguage(answer.language),
  });
  return (
    <CommandForm form={form} submitLabel={t("account:save")}>
      <TextInput label={t("account:name")} autoComplete="name" required withAsterisk={false} {...form.field("name")} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t("account:email")}
          value={known.email ?? ""}
          readOnly
          description={t("account:email.hint")}
          inputWrapperOrder={["label", "input", "description", "error"]}
        />
        <TextInput type="tel" label={t("account:phone")} autoComplete="tel" {...form.field("phone")} />
        <LanguageSelect label={t("account:language")} {...form.field("language")} />
      </SimpleGrid>
      <TimeZoneSelect
        label={t("account:time_zone")}
        placeholder={t("account:time_zone.company", { zone: me.workspace.timeZone })}
        clearable
        {...form.field("timeZone")}
      />
    </CommandForm>
  );
}
