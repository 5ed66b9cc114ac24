/** The choices of a field, in their order: each is renamed in place, moved by its arrows, retired or brought back. */
import { ActionIcon, Button, Group, Input, Stack, TextInput, Tooltip } from "@mantine/core";
import { IconArchive, IconArchiveOff, IconArrowDown, IconArrowUp, IconPlus, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useText } from "#ui/i18n/text.ts";
import { added, type ChoiceRow, changed, dropped, moved } from "./choice-list.ts";

type Props = { readonly rows: readonly ChoiceRow[]; readonly onChange: (rows: readonly ChoiceRow[]) => void; readonly error: ReactNode };

export function ChoiceRows({ rows, onChange, error }: Props) {
  const t = useText();
  return (
    <Input.Wrapper label={t("fields:choices")} description={t("fields:choices_hint")} error={error} required labelElement="div">
      <Stack gap={6} mt={8} role="group" aria-label={t("fields:choices")}>
        {rows.map((one, at) => (
          <Group key={one.row} gap={4} wrap="nowrap">
            <TextInput
              style={{ flex: 1 }}
              aria-label={t("fields:choice", { number: at + 1 })}
              placeholder={t("fields:choice_name")}
              maxLength={120}
              disabled={one.retired}
              value={one.name}
              onChange={(event) => onChange(changed(rows, one.row, { name: event.currentTarget.value }))}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                event.preventDefault();
                onChange(added(rows));
              }}
              autoFocus={one.key === null && one.name === "" && at === rows.length - 1 && at > 0}
              {...(one.retired ? { rightSection: <small>{t("fields:retired")}</small>, rightSectionWidth: 96 } : {})}
            />
            <Act label={t("fields:move_up", { name: one.name })} isOff={at === 0} onClick={() => onChange(moved(rows, one.row, -1))}>
              <IconArrowUp size={16} aria-hidden />
            </Act>
            <Act
              label={t("fields:move_down", { name: one.name })}
              isOff={at === rows.length - 1}
              onClick={() => onChange(moved(rows, one.row, 1))}
            >
              <IconArrowDown size={16} aria-hidden />
            </Act>
            {one.retired ? (
              <Act
                label={t("fields:choice_restore", { name: one.name })}
                onClick={() => onChange(changed(rows, one.row, { retired: false }))}
              >
                <IconArchiveOff size={16} aria-hidden />
              </Act>
            ) : (
              <Act
                label={t(one.key === null ? "fields:choice_remove" : "fields:choice_retire", { name: one.name })}
                onClick={() => onChange(dropped(rows, one.row))}
              >
                {one.key === null ? <IconX size={16} aria-hidden /> : <IconArchive size={16} aria-hidden />}
              </Act>
            )}
          </Group>
        ))}
        <Group>
          <Button variant="default" size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onChange(added(rows))}>
            {t("fields:choice_add")}
          </Button>
        </Group>
      </Stack>
    </Input.Wrapper>
  );
}

type ActProps = { readonly label: string; readonly isOff?: boolean; readonly onClick: () => void; readonly children: ReactNode };

function Act({ label, isOff = false, onClick, children }: ActProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={isOff} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
