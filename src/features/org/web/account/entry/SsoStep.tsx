/** The company's own sign-in, found by the company's address. */
import { Alert, Button, Text, TextInput } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { startSso } from "#ui/auth-api.ts";
import { textOr, useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { EntryFrame } from "./EntryFrame.tsx";

type Props = { readonly target: string; readonly error: string | undefined; readonly onBack: () => void };

export function SsoStep({ target, error, onBack }: Props) {
  const t = useText();
  const form = useCommandForm({
    feature: "account",
    initialValues: { slug: "" },
    check: ({ slug }) => ({ slug: slug.trim() ? null : t("problems:field.required") }),
    send: ({ slug }) => startSso(slug.trim().toLowerCase(), target === "/workspaces" ? `/w/${slug.trim().toLowerCase()}` : target),
    onDone: ({ url }) => location.assign(url),
  });
  return (
    <EntryFrame title={t("entry:sso.title")} hint={t("entry:sso.hint")}>
      <SsoProblem error={error} />
      <CommandForm form={form} submitLabel={t("entry:sso.submit")} isWide>
        <TextInput
          label={t("entry:sso.slug")}
          leftSection={
            <Text size="sm" c="dimmed">
              /w/
            </Text>
          }
          leftSectionWidth={40}
          autoFocus
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
          {...form.field("slug")}
        />
      </CommandForm>
      <Button variant="default" onClick={onBack}>
        {t("entry:sso.password")}
      </Button>
    </EntryFrame>
  );
}

/** What the way back from the company's sign-in reported. */
export function SsoProblem({ error }: { readonly error: string | undefined }) {
  const t = useText();
  if (!error) return null;
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle size={16} aria-hidden />} title={t("entry:sso.failed")} role="alert">
      {textOr(`problems:sso.${error.toLowerCase()}`, t("entry:sso.failed_advice"))}
    </Alert>
  );
}
