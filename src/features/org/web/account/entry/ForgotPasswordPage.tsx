/** Asks for a letter with a link. The answer is the same whether or not there is such an account. */
import { Anchor, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { askForReset } from "#ui/auth-api.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { EntryFrame } from "./EntryFrame.tsx";

export function ForgotPasswordPage() {
  const t = useText();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useCommandForm({
    feature: "account",
    initialValues: { email: "" },
    check: ({ email }) => ({ email: email.trim() ? null : t("problems:field.required") }),
    send: ({ email }) => askForReset(email.trim()),
    onDone: (_answer, { email }) => setSentTo(email.trim()),
  });
  const back = (
    <Anchor component={Link} to="/sign-in" size="sm">
      {t("entry:to_sign_in")}
    </Anchor>
  );
  if (sentTo) {
    return (
      <EntryFrame title={t("entry:forgot.sent")} hint={t("entry:forgot.sent_hint", { email: sentTo })}>
        {back}
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={t("entry:forgot.title")} hint={t("entry:forgot.hint")}>
      <CommandForm form={form} submitLabel={t("entry:forgot.submit")} isWide>
        <TextInput
          type="email"
          label={t("entry:email")}
          autoComplete="username"
          autoFocus
          required
          withAsterisk={false}
          {...form.field("email")}
        />
      </CommandForm>
      {back}
    </EntryFrame>
  );
}
