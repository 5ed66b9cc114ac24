/** Turning the second factor on: password, the app's picture, a first code, and the recovery codes to keep. */
import { Code, Group, Stack, Text, TextInput } from "@mantine/core";
import { QRCodeSVG } from "qrcode.react";
import { useState } from "react";
import { enableTwoFactor, verifyCode } from "#ui/auth-api.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { PasswordField } from "#ui/kit/PasswordField.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { RecoveryCodes } from "./RecoveryCodes.tsx";
import { usePasswordForm } from "./TwoFactorForms.tsx";

type Enrolment = { readonly totpURI: string; readonly backupCodes: readonly string[] };
type Props = { readonly onClose: () => void };

export function EnrolTwoFactor({ onClose }: Props) {
  const t = useText();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [isVerified, setIsVerified] = useState(false);
  const form = usePasswordForm({ send: enableTwoFactor, onDone: setEnrolment });
  if (enrolment && isVerified) return <RecoveryCodes codes={enrolment.backupCodes} onDone={onClose} />;
  if (enrolment) return <FirstCode uri={enrolment.totpURI} onVerified={() => setIsVerified(true)} onClose={onClose} />;
  return (
    <CommandForm form={form} submitLabel={t("account:two_factor.continue")} onCancel={onClose}>
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

function FirstCode({ uri, onVerified, onClose }: { readonly uri: string; readonly onVerified: () => void; readonly onClose: () => void }) {
  const t = useText();
  const form = useCommandForm({
    feature: "account",
    initialValues: { code: "" },
    check: ({ code }) => ({ code: code.trim() ? null : t("problems:field.required") }),
    send: ({ code }) => verifyCode(code.replaceAll(/\s/g, ""), false),
    onDone: onVerified,
  });
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  return (
    <Stack>
      <Text size="sm">{t("account:two_factor.scan")}</Text>
      <Group align="flex-start">
        <QRCodeSVG value={uri} size={168} marginSize={2} title={t("account:two_factor.picture")} />
        <Stack gap={4} maw={240}>
          <Text size="xs" c="dimmed">
            {t("account:two_factor.by_hand")}
          </Text>
          <Code style={{ overflowWrap: "anywhere" }}>{secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}</Code>
        </Stack>
      </Group>
      <CommandForm form={form} submitLabel={t("account:two_factor.turn_on")} onCancel={onClose}>
        <TextInput
          label={t("account:two_factor.first_code")}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          maw={200}
          required
          withAsterisk={false}
          {...form.field("code")}
        />
      </CommandForm>
    </Stack>
  );
}
