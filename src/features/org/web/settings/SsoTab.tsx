/** The company's own sign-in. Its secret is written and never shown. */
import { Alert, Code, PasswordInput, Switch, TagsInput, TextInput } from "@mantine/core";
import { IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import { api } from "#ui/api.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { Section } from "#ui/kit/Section.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useRead } from "#ui/query.ts";

type Sso = {
  readonly issuer: string | null;
  readonly clientId: string | null;
  readonly hasClientSecret: boolean;
  readonly domains: readonly string[];
  readonly requiresVerifiedEmail: boolean;
  readonly isEnabled: boolean;
  readonly version: number;
};

export function SsoTab() {
  const sso = useRead<Sso>(["platform", "sso"], "/sso");
  return <Loaded from={sso}>{(data) => <SsoForm key={data.version} sso={data} />}</Loaded>;
}

function SsoForm({ sso }: { readonly sso: Sso }) {
  const t = useText();
  const form = useCommandForm({
    feature: "platform",
    initialValues: {
      issuer: sso.issuer ?? "",
      clientId: sso.clientId ?? "",
      clientSecret: "",
      domains: [...sso.domains],
      requiresVerifiedEmail: sso.requiresVerifiedEmail,
      isEnabled: sso.isEnabled,
    },
    check: ({ issuer, clientId, clientSecret }) => ({
      issuer: URL.canParse(issuer.trim()) ? null : t("settings:sso.issuer_malformed"),
      clientId: clientId.trim() ? null : t("problems:field.required"),
      clientSecret: clientSecret || sso.hasClientSecret ? null : t("problems:field.required"),
    }),
    send: ({ clientSecret, issuer, clientId, domains, ...rest }) =>
      api.put<Sso>("/sso", {
        body: {
          ...rest,
          issuer: issuer.trim(),
          clientId: clientId.trim(),
          domains: domains.map((one) => one.trim().toLowerCase()),
          ...(clientSecret ? { clientSecret } : {}),
        },
        ...(sso.version > 0 ? { ifMatch: sso.version } : {}),
      }),
    done: () => t("settings:sso.saved"),
  });
  const Icon = sso.isEnabled ? IconCircleCheck : IconCircleDashed;
  return (
    <CommandForm form={form} submitLabel={t("org:save")}>
      <Alert
        variant="default"
        icon={<Icon size={16} aria-hidden />}
        title={t(sso.isEnabled ? "settings:sso.is_on" : "settings:sso.is_off")}
      >
        {t("settings:sso.what")}
      </Alert>
      <Section title={t("settings:sso.provider")} hint={t("settings:sso.provider_hint")}>
        <TextInput label={t("settings:sso.issuer")} placeholder="https://login.example.com" type="url" required {...form.field("issuer")} />
        <TextInput mt="md" label={t("settings:sso.client_id")} autoComplete="off" required {...form.field("clientId")} />
        <PasswordInput
          mt="md"
          label={t("settings:sso.client_secret")}
          description={t(sso.hasClientSecret ? "settings:sso.secret_kept" : "settings:sso.secret_new")}
          placeholder={sso.hasClientSecret ? "••••••••" : ""}
          autoComplete="new-password"
          required={!sso.hasClientSecret}
          visibilityToggleButtonProps={{ "aria-label": t("kit:password.show") }}
          {...form.field("clientSecret")}
        />
        <p style={{ margin: "16px 0 4px" }}>{t("settings:sso.callback")}</p>
        <Code block>{`${location.origin}/api/auth/sso/callback`}</Code>
      </Section>
      <Section title={t("settings:sso.who")} hint={t("settings:sso.who_hint")}>
        <TagsInput
          label={t("settings:sso.domains")}
          description={t("settings:sso.domains_hint")}
          placeholder="example.com"
          {...form.field("domains")}
        />
        <Switch
          mt="md"
          label={t("settings:sso.verified")}
          description={t("settings:sso.verified_hint")}
          {...form.field("requiresVerifiedEmail", "checkbox")}
        />
        <Switch mt="md" label={t("settings:sso.enabled")} {...form.field("isEnabled", "checkbox")} />
      </Section>
    </CommandForm>
  );
}
