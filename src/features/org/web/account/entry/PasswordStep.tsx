/** E-mail and password. */
import { Alert, Anchor, Button, Checkbox, Divider, Group, TextInput } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type SignedIn, signIn } from "#ui/auth-api.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { PasswordField } from "#ui/kit/PasswordField.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { EntryFrame } from "./EntryFrame.tsx";
import { SsoProblem } from "./SsoStep.tsx";

type Props = {
  readonly error: string | undefined;
  readonly wasReset: boolean;
  readonly onSignedIn: (answer: SignedIn) => void;
  readonly onCompany: () => void;
};

export function PasswordStep({ error, wasReset, onSignedIn, onCompany }: Props) {
  const t = useText();
  const form = useCommandForm({
    feature: "account",
    initialValues: { email: "", password: "", rememberMe: true },
    check: ({ email, password }) => ({
      email: email.trim() ? null : t("problems:field.required"),
      password: password ? null : t("problems:field.required"),
    }),
    send: ({ email, password, rememberMe }) => signIn(email.trim(), password, rememberMe),
    onDone: onSignedIn,
  });
  return (
    <EntryFrame title={t("entry:sign_in.title")}>
      {wasReset && (
        <Alert color="green" variant="light" icon={<IconCheck size={16} aria-hidden />} role="status">
          {t("entry:reset.done")}
        </Alert>
      )}
      <SsoProblem error={error} />
      <CommandForm form={form} submitLabel={t("entry:sign_in.submit")} isWide>
        <TextInput
          type="email"
          label={t("entry:email")}
          autoComplete="username"
          autoFocus
          required
          withAsterisk={false}
          {...form.field("email")}
        />
        <PasswordField
          label={t("entry:password")}
          autoComplete="current-password"
          required
          withAsterisk={false}
          {...form.field("password")}
        />
        <Group justify="space-between">
          <Checkbox label={t("entry:sign_in.remember")} {...form.field("rememberMe", "checkbox")} />
          <Anchor component={Link} to="/forgot-password" size="sm">
            {t("entry:forgot.link")}
          </Anchor>
        </Group>
      </CommandForm>
      <Divider label={t("entry:or")} />
      <Button variant="default" onClick={onCompany}>
        {t("entry:sso.start")}
      </Button>
    </EntryFrame>
  );
}
