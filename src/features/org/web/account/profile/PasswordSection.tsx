/** Another password; every other session ends with the old one. */
import { changePassword } from "#ui/auth-api.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { PasswordField } from "#ui/kit/PasswordField.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { passwordCheck } from "../entry/password-check.ts";

export function PasswordSection() {
  const t = useText();
  const form = useCommandForm({
    feature: "account",
    initialValues: { currentPassword: "", newPassword: "" },
    check: ({ currentPassword, newPassword }) => ({
      currentPassword: currentPassword ? null : t("problems:field.required"),
      newPassword: passwordCheck(newPassword, t),
    }),
    send: ({ currentPassword, newPassword }) => changePassword(currentPassword, newPassword),
    done: () => t("account:password.done"),
    onDone: () => form.reset(),
  });
  return (
    <CommandForm form={form} submitLabel={t("account:password.submit")}>
      <PasswordField
        label={t("account:password.current")}
        autoComplete="current-password"
        required
        withAsterisk={false}
        {...form.field("currentPassword")}
      />
      <PasswordField
        label={t("account:password.new")}
        description={t("account:password.rule")}
        autoComplete="new-password"
        required
        withAsterisk={false}
        {...form.field("newPassword")}
      />
    </CommandForm>
  );
}
