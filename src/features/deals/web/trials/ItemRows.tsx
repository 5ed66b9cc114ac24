/** What goes out, line by line: what, its number, how many, worth how much. */
import { ActionIcon, Button, Group, Input, NumberInput, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import classes from "./Items.module.css";
import { hasName, hasValue, type ItemDraft, newItem } from "./item-draft.ts";

type Props = {
  readonly items: readonly ItemDraft[];
  readonly onChange: (items: readonly ItemDraft[]) => void;
  readonly error?: React.ReactNode;
};

export function ItemRows({ items, onChange, error }: Props) {
  const t = useText();
  const change = (key: number, change: Partial<ItemDraft>) =>
    onChange(items.map((item) => (item.key === key ? { ...item, ...change } : item)));
  return (
    <>
      <div className={classes["items"]}>
        {items.map((item) => {
          const moved = item.known ? item.known.returned + item.known.converted : 0;
          return (
            <div key={item.key} className={classes["item"]}>
              <TextInput
                className={classes["name"]!}
                label={t("money:trial.item")}
                aria-label={t("money:trial.item")}
                withAsterisk
                maxLength={200}
                value={item.name}
                error={Boolean(error) && !hasName(item)}
                onChange={(event) => change(item.key, { name: event.currentTarget.value })}
              />
              <TextInput
                className={classes["serial"]!}
                label={t("money:trial.serial_number")}
                aria-label={t("money:trial.serial_number")}
                maxLength={100}
                value={item.serialNumber}
                onChange={(event) => change(item.key, { serialNumber: event.currentTarget.value })}
              />
              <NumberInput
                className={classes["quantity"]!}
                label={t("money:trial.quantity")}
                aria-label={t("money:trial.quantity")}
                min={Math.max(1, moved)}
                allowDecimal={false}
                value={item.quantity}
                onChange={(next) => change(item.key, { quantity: Number(next) || 1 })}
              />
              <TextInput
                className={`${classes["value"]} figures`}
                label={t("money:trial.unit_value")}
                aria-label={t("money:trial.unit_value")}
                withAsterisk
                inputMode="decimal"
                value={item.unitValue}
                error={Boolean(error) && !hasValue(item)}
                onChange={(event) => change(item.key, { unitValue: event.currentTarget.value })}
              />
              <ActionIcon
                className={classes["remove"]!}
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t("money:trial.remove_item")}
                disabled={items.length === 1 || moved > 0}
                onClick={() => onChange(items.filter(({ key }) => key !== item.key))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </div>
          );
        })}
      </div>
      {error && <Input.Error role="alert">{error}</Input.Error>}
      <Group>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...items, newItem(Math.max(0, ...items.map(({ key }) => key)) + 1_000)])}
        >
          {t("money:trial.add_item")}
        </Button>
      </Group>
    </>
  );
}
