/** What somebody does in the decision, where they stand, what they care about, and when they said yes. */
import { Button, Group, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { DateField } from "#ui/kit/DateField.tsx";
import { parts, stances } from "../../core/decision-chain.ts";
import type { ChainItem } from "./use-chain.ts";

type Props = { readonly item: ChainItem; readonly onSave: (item: ChainItem) => void; readonly onCancel: () => void };

export function PartForm({ item, onSave, onCancel }: Props) {
  const t = useText();
  const [draft, setDraft] = useState(item);
  const set = (change: Partial<ChainItem>) => setDraft({ ...draft, ...change });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSave({ ...draft, caresAbout: draft.caresAbout?.trim() || null });
      }}
    >
      <Stack gap="xs" py="xs">
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
          <Select
            size="xs"
            label={t("clients:chain.part")}
            allowDeselect={false}
            value={draft.part}
            onChange={(next) => set({ part: next as ChainItem["part"] })}
            data={parts.map((part) => ({ value: part, label: t(`clients:part.${part}`) }))}
            data-autofocus
          />
          <Select
            size="xs"
            label={t("clients:chain.stance")}
            allowDeselect={false}
            value={draft.stance}
            onChange={(next) => set({ stance: next as ChainItem["stance"] })}
            data={stances.map((stance) => ({ value: stance, label: t(`clients:stance.${stance}`) }))}
          />
          <TextInput
            size="xs"
            label={t("clients:chain.cares_about")}
            value={draft.caresAbout ?? ""}
            maxLength={1000}
            onChange={(event) => set({ caresAbout: event.currentTarget.value })}
          />
          <DateField
            size="xs"
            label={t("clients:chain.approved_on")}
            clearable
            value={draft.approvedOn}
            onChange={(next) => set({ approvedOn: next })}
          />
        </SimpleGrid>
        <Group gap="xs">
          <Button type="submit" size="compact-sm">
            {t("clients:save")}
          </Button>
          <Button variant="default" size="compact-sm" onClick={onCancel}>
            {t("kit:cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
