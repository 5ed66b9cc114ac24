/** On the card of a deal: what is wrong with it, and the way to pull in one's head. */
import { Button, Text } from "@mantine/core";
import { IconLifebuoy } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { PageLink } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";
import type { CardTabProps } from "#ui/pages.ts";
import { useRead } from "#ui/query.ts";
import type { Page } from "../deviation/answers.ts";
import classes from "../deviation/Deviations.module.css";
import { StateMark } from "../deviation/deviation-columns.tsx";
import { HelpDialog } from "../task/HelpDialog.tsx";

export function DealWorkTab({ recordId }: CardTabProps) {
  const t = useText();
  const can = useCan();
  const [isAsking, setAsking] = useState(false);
  const found = useRead<Page>(
    ["work", "deviations", "of", recordId],
    "/deviations",
    { subject: recordId, limit: 50 },
    { isEnabled: recordId !== null },
  );
  return (
    <>
      {can("tasks.change") && (
        <Button variant="default" mb="sm" leftSection={<IconLifebuoy size={16} aria-hidden />} onClick={() => setAsking(true)}>
          {t("monitor:deal.pull_in")}
        </Button>
      )}
      <Loaded from={found} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Text c="dimmed">{t("monitor:deal.nothing")}</Text>
          ) : (
            <ul className={classes["deal"]}>
              {items.map((one) => (
                <li key={one.id}>
                  <PageLink to="deviations" search={{ subject: recordId ?? undefined, state: "all", panel: one.id }}>
                    {one.rule.name}
                  </PageLink>
                  {one.task ? `: ${one.task.title}` : ""}
                  <div>
                    <StateMark deviation={one} t={t} />{" "}
                    <span className={classes["quiet"]}>
                      <Moment at={one.since} />
                    </span>
                  </div>
                  {one.answer && <Text size="sm">{one.answer}</Text>}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {isAsking && recordId && <HelpDialog dealId={recordId} onClose={() => setAsking(false)} />}
    </>
  );
}
