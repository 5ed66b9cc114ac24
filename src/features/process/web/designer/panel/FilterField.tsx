/** A condition in words; edited in a window of its own, for it needs more room than the panel has. */
import { Button, Group, Modal, Text } from "@mantine/core";
import { useState } from "react";
import type { Filter } from "#shared/filter/language.ts";
import { useText } from "#ui/i18n/text.ts";
import { FilterEditor } from "#ui/kit/list/filter/FilterEditor.tsx";
import { FilterWords } from "#ui/kit/list/filter/FilterWords.tsx";
import classes from "./Panel.module.css";
import { usePanel } from "./panel-context.ts";

type Props = { readonly label: string; readonly filter: Filter; readonly onChange: (filter: Filter) => void };

export function FilterField({ label, filter, onChange }: Props) {
  const t = useText();
  const { offers, drafting } = usePanel();
  const [isOpen, setOpen] = useState(false);
  const isEverything = "and" in filter && filter.and.length === 0;
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {label}
      </Text>
      <Text size="sm" className={classes["condition"]!}>
        {isEverything ? t("processes:filter.always") : <FilterWords askable={offers.askable} filter={filter} />}
      </Text>
      {drafting.isEditable && (
        <Button size="compact-xs" variant="default" onClick={() => setOpen(true)}>
          {t("processes:filter.edit")}
        </Button>
      )}
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={label} size="xl" closeButtonProps={{ "aria-label": t("kit:close") }}>
        <FilterEditor askable={offers.askable} filter={filter} label={label} onChange={onChange} />
        <Group justify="flex-end" mt="md">
          <Button onClick={() => setOpen(false)}>{t("processes:filter.done")}</Button>
        </Group>
      </Modal>
    </div>
  );
}
