/** By what somebody is reached: a click calls or writes. */
import { Anchor, Text } from "@mantine/core";
import { IconMail, IconMessage, IconPhone } from "@tabler/icons-react";
import { formatPhone } from "#shared/phone.ts";
import { useText } from "#ui/i18n/text.ts";
import type { Channel } from "../answers.ts";
import classes from "./card.module.css";

type Reached = { readonly phones: readonly Channel[]; readonly emails: readonly Channel[]; readonly messengers: readonly Channel[] };
const icons = { phones: IconPhone, emails: IconMail, messengers: IconMessage } as const;
const kinds = ["phones", "emails", "messengers"] as const;

export function ChannelList({ of }: { readonly of: Reached }) {
  const t = useText();
  if (kinds.every((kind) => of[kind].length === 0)) return null;
  return (
    <ul className={classes["channels"]} aria-label={t("clients:card.channels")}>
      {kinds.flatMap((kind) =>
        of[kind].map(({ value, label }) => {
          const Icon = icons[kind];
          const address = addressOf(kind, value);
          return (
            <li key={`${kind} ${value}`}>
              <Icon size={16} aria-hidden />
              {address ? <Anchor href={address}>{kind === "phones" ? formatPhone(value) : value}</Anchor> : <span>{value}</span>}
              {label && (
                <Text span size="xs" c="dimmed">
                  {label}
                </Text>
              )}
            </li>
          );
        }),
      )}
    </ul>
  );
}

/** A number that is none, as an import brought it, cannot be called. */
function addressOf(kind: (typeof kinds)[number], value: string): string | null {
  if (kind === "phones") return value.startsWith("+") ? `tel:${value.replaceAll(/[^\d+]/g, "")}` : null;
  return kind === "emails" ? `mailto:${value}` : null;
}
