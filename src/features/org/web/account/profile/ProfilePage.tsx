/** What others see of one, how the screens speak to one, and how one signs in. */
import { useText } from "#ui/i18n/text.ts";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { Section } from "#ui/kit/Section.tsx";
import { PasswordSection } from "./PasswordSection.tsx";
import { PersonSection } from "./PersonSection.tsx";
import { TwoFactorSection } from "./TwoFactorSection.tsx";

export function ProfilePage() {
  const t = useText();
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
    </>
  );
}
