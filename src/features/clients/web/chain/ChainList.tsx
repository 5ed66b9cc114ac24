/** Who decides, in order: what each does in it, cares about, and where each stands. */
import { ActionIcon, Anchor, Group, Text, Tooltip } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPencil, IconX } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { DateText } from "#ui/kit/Moment.tsx";
import { PageLink } from "#ui/link.tsx";
import classes from "./chain.module.css";
import { PartForm } from "./PartForm.tsx";
import { StanceMark } from "./StanceMark.tsx";
import type { Chain, ChainItem } from "./use-chain.ts";

type Props = { readonly chain: Chain; readonly mayChange: boolean; readonly onChange: (items: readonly ChainItem[]) => void };

export function ChainList({ chain: { items }, mayChange, onChange }: Props) {
  const t = useText();
  const [edited, setEdited] = useState<string | null>(null);
  const move = (at: number, by: 1 | -1) => {
    const next = [...items];
    [next[at], next[at + by]] = [next[at + by]!, next[at]!];
    onChange(next);
  };
  return (
    <ol className={classes["chain"]}>
      {items.map((item, at) => (
        <li key={item.contactId}>
          <div className={classes["link"]}>
            <span className={classes["who"]}>
              <Anchor component={PageLink} to={`contacts/${item.contactId}`} fw={500}>
                {item.name}
              </Anchor>
              <Text span size="xs" c="dimmed">
                {[t(`clients:part.${item.part}`), item.position].filter(Boolean).join(" · ")}
              </Text>
            </span>
            <StanceMark stance={item.stance} />
            {mayChange && (
              <Group gap={0} wrap="nowrap">
                <Tool label={t("clients:chain.earlier", { name: item.name })} isOff={at === 0} onClick={() => move(at, -1)}>
                  <IconArrowUp size={14} aria-hidden />
                </Tool>
                <Tool label={t("clients:chain.later", { name: item.name })} isOff={at === items.length - 1} onClick={() => move(at, 1)}>
                  <IconArrowDown size={14} aria-hidden />
                </Tool>
                <Tool
                  label={t("clients:chain.edit", { name: item.name })}
                  onClick={() => setEdited(edited === item.contactId ? null : item.contactId)}
                >
                  <IconPencil size={14} aria-hidden />
                </Tool>
                <Tool
                  label={t("clients:chain.remove", { name: item.name })}
                  onClick={() => onChange(items.filter((other) => other !== item))}
                >
                  <IconX size={14} aria-hidden />
                </Tool>
              </Group>
            )}
          </div>
          {(item.caresAbout || item.approvedOn) && edited !== item.contactId && (
            <Text size="sm">
              {item.caresAbout && t("clients:chain.cares", { what: item.caresAbout })}
              {item.caresAbout && item.approvedOn && " · "}
              {item.approvedOn && (
                <>
                  {t("clients:chain.approved")} <DateText date={item.approvedOn} />
                </>
              )}
            </Text>
          )}
          {edited === item.contactId && (
            <PartForm
              item={item}
              onCancel={() => setEdited(null)}
              onSave={(next) => {
                setEdited(null);
                onChange(items.map((other) => (other === item ? next : other)));
              }}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

type ToolProps = { readonly label: string; readonly isOff?: boolean; readonly onClick: () => void; readonly children: ReactNode };

function Tool({ label, isOff = false, onClick, children }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon size={28} variant="subtle" color="gray" aria-label={label} disabled={isOff} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
