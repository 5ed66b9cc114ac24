/** The variants as tabs in their order: whom each is for, and what it says. The last one is for everybody else. */
import { Button, Group, Stack, Tabs, Text, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { newKey } from "#ui/api.ts";
import { useText } from "#ui/i18n/text.ts";
import type { Askable } from "#ui/kit/list/field-words.ts";
import { FilterEditor } from "#ui/kit/list/filter/FilterEditor.tsx";
import { TabRow } from "#ui/kit/TabRow.tsx";
import { limits } from "../../core/content.ts";
import { ContentEditor } from "./ContentEditor.tsx";
import { changedRow, movedRow, type VariantDraft, withoutRow, withVariant } from "./draft.ts";
import classes from "./edit.module.css";

type Props = {
  readonly variants: readonly VariantDraft[];
  readonly askable: Askable;
  readonly open: string;
  readonly onOpen: (id: string) => void;
  readonly onChange: (variants: readonly VariantDraft[]) => void;
};

export function VariantsEditor({ variants, askable, open, onOpen, onChange }: Props) {
  const t = useText();
  const add = () => {
    const id = newKey();
    onChange(withVariant(variants, id, newKey));
    onOpen(id);
  };
  const nameOf = ({ name }: VariantDraft, index: number) => name.trim() || t("book:edit.unnamed", { number: index + 1 });
  return (
    <Tabs value={open} onChange={(id) => id && onOpen(id)} keepMounted={false}>
      <div className={classes["tabs"]}>
        <TabRow aria-label={t("book:edit.variants")}>
          {variants.map((variant, index) => (
            <Tabs.Tab
              key={variant.id}
              value={variant.id}
              title={t("book:edit.move_variant")}
              onKeyDown={(event) => {
                if (!event.altKey || (event.key !== "ArrowLeft" && event.key !== "ArrowRight")) return;
                event.preventDefault();
                const tab = event.currentTarget;
                onChange(movedRow(variants, variant.id, event.key === "ArrowLeft" ? -1 : 1, variants.length - 1));
                setTimeout(() => tab.focus(), 0);
              }}
            >
              {nameOf(variant, index)}
            </Tabs.Tab>
          ))}
        </TabRow>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={variants.length >= limits.variants}
          onClick={add}
        >
          {t("book:edit.add_variant")}
        </Button>
      </div>
      {variants.map((variant, index) => {
        const set = (change: Partial<VariantDraft>) => onChange(changedRow(variants, variant.id, change));
        const isLast = index === variants.length - 1;
        return (
          <Tabs.Panel key={variant.id} value={variant.id} pt="md">
            <Stack gap="md">
              <Group align="flex-end" justify="space-between" gap="sm">
                <TextInput
                  label={t("book:edit.variant_name")}
                  maxLength={120}
                  value={variant.name}
                  onChange={(event) => set({ name: event.currentTarget.value })}
                  style={{ flex: "1 1 220px", maxWidth: 420 }}
                />
                {!isLast && (
                  <Button
                    variant="subtle"
                    color="gray"
                    leftSection={<IconTrash size={16} aria-hidden />}
                    onClick={() => {
                      onChange(withoutRow(variants, variant.id));
                      onOpen(variants[index + 1]?.id ?? "");
                    }}
                  >
                    {t("book:edit.remove_variant")}
                  </Button>
                )}
              </Group>
              {isLast ? (
                <Text size="sm" c="dimmed">
                  {t(variants.length === 1 ? "book:for_everybody" : "book:for_everybody_else")}
                </Text>
              ) : (
                <div>
                  <Text size="sm" fw={500} mb={4}>
                    {t("book:edit.whom")}
                  </Text>
                  <FilterEditor
                    askable={askable}
                    filter={variant.filter}
                    label={t("book:edit.whom")}
                    onChange={(filter) => set({ filter })}
                  />
                </div>
              )}
              <ContentEditor content={variant.content} onChange={(content) => set({ content })} />
            </Stack>
          </Tabs.Panel>
        );
      })}
    </Tabs>
  );
}
