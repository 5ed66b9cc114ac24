/** The page behind an invitation's link: who invites, then a password (or the sign-in one has). */
import { Alert, Anchor, TextInput } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { api } from "#ui/api.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { PasswordField } from "#ui/kit/PasswordField.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { PageLoading } from "#ui/shell/PageStates.tsx";
import { EntryFrame } from "./EntryFrame.tsx";
import { passwordCheck } from "./password-check.ts";
import { pathAfterJoining } from "./path-after-joining.ts";
import { useLinkToken } from "./use-link-token.ts";

type Invitation = { readonly workspaceName: string; readonly personName: string; readonly email: string; readonly hasAccount: boolean };

export function InvitationPage() {
  const t = useText();
  const token = useLinkToken();
  const found = useQuery({
    queryKey: ["invitation", token],
    queryFn: ({ signal }) => api.post<Invitation>("/invitations/look-up", { body: { token }, signal, staysOn401: true }),
    enabled: token !== null,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (token && found.isLoading) return <PageLoading />;
  if (!token || !found.data) {
    return (
      <EntryFrame title={t("entry:invitation.invalid")} hint={t("entry:invitation.invalid_hint")}>
        <Anchor component={Link} to="/sign-in" size="sm">
          {t("entry:to_sign_in")}
        </Anchor>
      </EntryFrame>
    );
  }
  return <Accept key={token} token={token} invitation={found.data} />;
}

function Accept({ token, invitation }: { readonly token: string; readonly invitation: Invitation }) {
  const t = useText();
  const navigate = useNavigate();
  const form = useCommandForm({
    feature: "account",
    initialValues: { password: "" },
    check: ({ password }) => ({
      password: invitation.hasAccount ? (password ? null : t("problems:field.required")) : passwordCheck(password, t),
    }),
    send: async ({ password }, idempotencyKey) => {
      await api.post("/invitations/accept", { body: { token, password }, idempotencyKey, staysOn401: true });
      return pathAfterJoining("/workspaces");
    },
    onDone: (path) => void navigate({ href: path, replace: true }),
  });
  return (
    <EntryFrame
      title={t("entry:invitation.title", { workspace: invitation.workspaceName })}
      hint={t("entry:invitation.hint", { name: invitation.personName })}
    >
      {invitation.hasAccount && (
        <Alert color="blue" variant="light" icon={<IconInfoCircle size={16} aria-hidden />}>
          {t("entry:invitation.has_account")}
        </Alert>
      )}
      <CommandForm form={form} submitLabel={t("entry:invitation.submit")} isWide>
        <TextInput label={t("entry:email")} value={invitation.email} readOnly autoComplete="username" />
        <PasswordField
          label={invitation.hasAccount ? t("entry:password") : t("entry:new_password")}
          {...(invitation.hasAccount ? {} : { description: t("entry:password.rule") })}
          autoComplete={invitation.hasAccount ? "current-password" : "new-password"}
          autoFocus
          required
          withAsterisk={false}
          {...form.field("password")}
        />
      </CommandForm>
    </EntryFrame>
  );
}
