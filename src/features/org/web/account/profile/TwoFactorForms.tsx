/** The two things one can do with a second factor that is on; both ask for the password again. */
import { useState } from "react";
import { disableTwoFactor, newRecoveryCodes } from "#ui/auth-api.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { PasswordField } from "#ui/kit/PasswordField.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { RecoveryCodes } from "./RecoveryCodes.tsx";

type Props = { readonly onClose: () => void };

export function TurnOffTwoFactor({ onClose }: Props) {
  const t = useText();
  const form = usePasswordForm({ send: disableTwoFactor, done: () => t("account:two_factor.turned_off"), onDone: onClose });
  return (
    <CommandForm form={form} submitLabel={t("account:two_factor.turn_off")} onCancel={onClose} isDangerous>
      <PasswordField
        label={t("account:password.current")}
        autoComplete="current-password"
        autoFocus
        required
        withAsterisk={false}
        {...form.field("password")}
      />
    </CommandForm>
  );
}

export function NewRecoveryCodes({ onClose }: Props) {
  const t = useText();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const form = usePasswordForm({ send: newRecoveryCodes, onDone: (answer) => setCodes(answer.backupCodes) });
  if (codes) return <RecoveryCodes codes={codes} onDone={onClose} />;
  return (
    <CommandForm form={form} submitLabel={t("account:two_factor.new_codes")} onCancel={onClose}>
      <PasswordField
        label={t("account:password.current")}
        description={t("account:two_factor.new_codes_hint")}
        autoComplete="current-password"
        autoFocus
        required
        withAsterisk={false}
        {...form.field("password")}
      />
    </CommandForm>
  );
}

type PasswordFormOptions<Answer> = {
  readonly send: (password: string) => Promise<Answer>;
  readonly done?: () => string;
  readonly onDone: (answer: Answer) => void;
};

/** A form that asks for nothing but the password. */
export function usePasswordForm<Answer>({ send, done, onDone }: PasswordFormOptions<Answer>) {
  const t = useText();
  return useCommandForm({
    feature: "account",
    initialValues: { password: "" },
    check: ({ password }) => ({ password: password ? null : t("problems:field.required") }),
    send: ({ password }) => send(password),
    ...(done ? { done } : {}),
    onDone,
  });
}
