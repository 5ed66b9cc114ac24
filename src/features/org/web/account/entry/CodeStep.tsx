/** The second factor: six digits from the app, or one of the recovery codes. */
import { Anchor, Button, Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { verifyCode, verifyRecoveryCode } from "#ui/auth-api.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { EntryFrame } from "./EntryFrame.tsx";

type Props = { readonly onDone: () => void; readonly onBack: () => void };

export function CodeStep({ onDone, onBack }: Props) {
  const t = useText();
  const [isRecovery, setIsRecovery] = useState(false);
  const form = useCommandForm({
    feature: "account",
    initialValues: { code: "", trustDevice: false },
    check: ({ code }) => ({ code: code.trim() ? null : t("problems:field.required") }),
    send: ({ code, trustDevice }) =>
      isRecovery ? verifyRecoveryCode(code.trim(), trustDevice) : verifyCode(code.replaceAll(/\s/g, ""), trustDevice),
    onDone,
  });
  const change = () => {
    form.reset();
    setIsRecovery(!isRecovery);
  };
  return (
    <EntryFrame title={t("entry:code.title")} hint={isRecovery ? t("entry:code.recovery_hint") : t("entry:code.hint")}>
      <CommandForm form={form} submitLabel={t("entry:code.submit")} isWide>
        <TextInput
          key={String(isRecovery)}
          label={isRecovery ? t("entry:code.recovery") : t("entry:code.digits")}
          inputMode={isRecovery ? "text" : "numeric"}
          autoComplete="one-time-code"
          autoFocus
          required
          withAsterisk={false}
          {...form.field("code")}
        />
        <Checkbox label={t("entry:code.trust")} {...form.field("trustDevice", "checkbox")} />
      </CommandForm>
      <Anchor component="button" size="sm" onClick={change}>
        {isRecovery ? t("entry:code.use_app") : t("entry:code.use_recovery")}
      </Anchor>
      <Button variant="default" onClick={onBack}>
        {t("entry:back")}
      </Button>
    </EntryFrame>
  );
}
