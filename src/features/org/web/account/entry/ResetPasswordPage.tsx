/** The page behind the link of the letter: a new password. All sessions end with the old one. */
import { Anchor } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { resetPassword } from "#ui/auth-api.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { PasswordField } from "#ui/kit/PasswordField.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { EntryFrame } from "./EntryFrame.tsx";
import { passwordCheck } from "./password-check.ts";
import { useLinkToken } from "./use-link-token.ts";

export function ResetPasswordPage() {
  const t = useText();
  const token = useLinkToken();
  const navigate = useNavigate();
  const form = useCommandForm({
    feature: "account",
    initialValues: { newPassword: "" },
    check: ({ newPassword }) => ({ newPassword: passwordCheck(newPassword, t) }),
    send: ({ newPassword }) => resetPassword(token ?? "", newPassword),
    onDone: () => void navigate({ to: "/sign-in", search: { reset: "done" } as never }),
  });
  if (!token) {
    return (
      <EntryFrame title={t("entry:reset.no_token")} hint={t("entry:reset.no_token_hint")}>
        <Anchor component={Link} to="/forgot-password" size="sm">
          {t("entry:reset.ask_again")}
        </Anchor>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={t("entry:reset.title")} hint={t("entry:reset.hint")}>
      <CommandForm form={form} submitLabel={t("entry:reset.submit")} isWide>
        <PasswordField
          label={t("entry:new_password")}
          description={t("entry:password.rule")}
          autoComplete="new-password"
          autoFocus
          required
          withAsterisk={false}
          {...form.field("newPassword")}
        />
      </CommandForm>
    </EntryFrame>
  );
}
