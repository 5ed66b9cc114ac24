/** What others see of one, how the screens speak to one, how one signs in, and what is known of one. */
import { useText } from "#ui/i18n/text.ts";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { Section } from "#ui/kit/Section.tsx";
import { useMe } from "#ui/me.ts";
import { DownloadPersonalData } from "../../people/DownloadPersonalData.tsx";
import { PasswordSection } from "./PasswordSection.tsx";
import { PersonSection } from "./PersonSection.tsx";
import { TwoFactorSection } from "./TwoFactorSection.tsx";

export function ProfilePage() {
  const t = useText();
  const me = useMe();
  return (
    <>
      <PageTitle title={t("pages:account")} />
      <Section title={t("account:person.title")} hint={t("account:person.hint")}>
        <PersonSection />
      </Section>
      <Section title={t("account:password.title")} hint={t("account:password.hint")}>
        <PasswordSection />
      </Section>
      <Section title={t("account:two_factor.title")} hint={t("account:two_factor.hint")}>
        <TwoFactorSection />
      </Section>
      <Section title={t("account:data.title")} hint={t("account:data.hint")}>
        <DownloadPersonalData personId={me.personId} label={t("account:data.download")} />
      </Section>
    </>
  );
}
