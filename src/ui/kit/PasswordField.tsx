/** A password that its owner may look at. */
import { PasswordInput, type PasswordInputProps } from "@mantine/core";
import { useText } from "../i18n/text.ts";

export function PasswordField(props: PasswordInputProps) {
  const t = useText();
  return <PasswordInput {...props} visibilityToggleButtonProps={{ "aria-label": t("kit:password.show"), tabIndex: 0 }} />;
}
