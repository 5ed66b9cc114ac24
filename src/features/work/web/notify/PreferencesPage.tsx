/** By which ways one hears of what, when not, in which browsers; and the calendar for other programs. */
import { Alert, Anchor } from "@mantine/core";
import { IconMailOff } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { Section } from "#ui/kit/Section.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { PageLink } from "#ui/link.tsx";
import { useRead } from "#ui/query.ts";
import type { Preferences } from "../../contract/notify/preferences.ts";
import { FeedSection } from "../feed/FeedSection.tsx";
import { KindTable } from "./KindTable.tsx";
import { PushSection } from "./PushSection.tsx";
import { QuietHours } from "./QuietHours.tsx";

export function PreferencesPage() {
  const t = useText();
  const preferences = useRead<Preferences>(["notifications", "preferences"], "/notification-preferences");
  return (
    <>
      <PageTitle title={t("pages:notification_preferences")} />
      <Loaded from={preferences}>
        {({ kinds, quietHours, timeZone, canMail }) => (
          <>
            <Section
              title={t("notifications:ways.title")}
              hint={
                <>
                  {t("notifications:ways.hint")}{" "}
                  <Anchor component={PageLink} to="notifications" inherit>
                    {t("notifications:ways.inbox")}
                  </Anchor>
                </>
              }
            >
              {!canMail && (
                <Alert color="amber" variant="light" icon={<IconMailOff size={16} aria-hidden />} mb="sm">
                  {t("notifications:no_mail")}
                </Alert>
              )}
              <KindTable kinds={kinds} />
            </Section>
            <Section title={t("notifications:quiet.title")} hint={t("notifications:quiet.hint", { zone: timeZone })}>
              <QuietHours key={JSON.stringify(quietHours)} quietHours={quietHours} />
            </Section>
          </>
        )}
      </Loaded>
      <Section title={t("notifications:push.title")} hint={t("notifications:push.hint")}>
        <PushSection />
      </Section>
      <Section title={t("notifications:feed.title")} hint={t("notifications:feed.hint")}>
        <FeedSection />
      </Section>
    </>
  );
}
