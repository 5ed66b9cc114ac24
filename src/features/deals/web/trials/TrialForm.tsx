/** Something goes out: to whom, what, how many, worth how much, until when. */
import { ActionIcon, Button, Group, Input, NumberInput, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { currentLanguage } from "#ui/i18n/start.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { DateField } from "#ui/kit/DateField.tsx";
import { CurrencySelect } from "#ui/kit/PlaceSelects.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useMe } from "#ui/me.ts";
import { named, type Place } from "../belonging/place.ts";
import { ClientSelect } from "../ClientSelect.tsx";
import { plainAmount } from "../entry/plain-amount.ts";
import { useToday } from "../use-today.ts";
import { startTrial, type Trial } from "./trial-words.ts";

type Item = { readonly key: number; readonly name: string; readonly quantity: number; readonly unitValue: string };
type Props = { readonly place?: Place | null; readonly onCancel: () => void; readonly onStarted: (trial: Trial) => void };
const newItem = (key: number): Item => ({ key, name: "", quantity: 1, unitValue: "" });

export function TrialForm({ place = null, onCancel, onStarted }: Props) {
  const t = useText();
  const today = useToday();
  const { workspace } = useMe();
  const form = useCommandForm({
    feature: "deals",
    initialValues: {
      clientId: place?.clientId ?? null,
      items: [newItem(0)] as readonly Item[],
      currency: place?.currency ?? workspace.currency,
      outOn: today as string | null,
      dueBackOn: null as string | null,
      actNumber: "",
    },
    check: ({ clientId, items }) => ({
      clientId: clientId ? null : t("problems:field.required"),
      items: items.every(({ name, unitValue }) => name.trim() && plainAmount(unitValue, currentLanguage()) !== null)
        ? null
        : t("money:trial.item_malformed"),
    }),
    send: ({ clientId, items, currency, outOn, dueBackOn, actNumber }, key) =>
      startTrial(
        {
          ...named(place, clientId),
          items: items.map(({ name, quantity, unitValue }) => ({
            name: name.trim(),
            quantity,
            unitValue: { amount: plainAmount(unitValue, currentLanguage()) ?? "0", currency },
          })),
          ...(outOn ? { outOn } : {}),
          ...(dueBackOn ? { dueBackOn } : {}),
          ...(actNumber.trim() ? { actNumber: actNumber.trim() } : {}),
        },
        key,
      ),
    done: (trial) => t("money:trial.started", { client: trial.clientName ?? "" }),
    onDone: onStarted,
  });
  const { values, set, field, form: fields } = form;
  const change = (key: number, change: Partial<Item>) =>
    set(
      "items",
      values.items.map((item) => (item.key === key ? { ...item, ...change } : item)),
    );
  return (
    <CommandForm form={form} submitLabel={t("money:trial.start")} onCancel={onCancel}>
      {!place?.clientId && (
        <ClientSelect
          label={t("money:trial.client")}
          required
          value={values.clientId}
          onChange={(next) => set("clientId", next)}
          error={fields.errors["clientId"]}
        />
      )}
      {values.items.map((item, index) => (
        <Group key={item.key} align="flex-end" gap="xs" wrap="nowrap">
          <TextInput
            label={index === 0 ? t("money:trial.item") : undefined}
            aria-label={t("money:trial.item")}
            style={{ flex: 1 }}
            maxLength={200}
            value={item.name}
            onChange={(event) => change(item.key, { name: event.currentTarget.value })}
          />
          <NumberInput
            label={index === 0 ? t("money:trial.quantity") : undefined}
            aria-label={t("money:trial.quantity")}
            w={80}
            min={1}
            allowDecimal={false}
            value={item.quantity}
            onChange={(next) => change(item.key, { quantity: Number(next) || 1 })}
          />
          <TextInput
            label={index === 0 ? t("money:trial.unit_value") : undefined}
            aria-label={t("money:trial.unit_value")}
            w={120}
            inputMode="decimal"
            className="figures"
            value={item.unitValue}
            onChange={(event) => change(item.key, { unitValue: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t("money:trial.remove_item")}
            disabled={values.items.length === 1}
            onClick={() =>
              set(
                "items",
                values.items.filter(({ key }) => key !== item.key),
              )
            }
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {fields.errors["items"] && <Input.Error role="alert">{fields.errors["items"]}</Input.Error>}
      <Group>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => set("items", [...values.items, newItem((values.items.at(-1)?.key ?? 0) + 1)])}
        >
          {t("money:trial.add_item")}
        </Button>
      </Group>
      <Group grow align="flex-start">
        <CurrencySelect
          label={t("deals:field.currency")}
          allowDeselect={false}
          value={values.currency}
          onChange={(next) => set("currency", next ?? workspace.currency)}
        />
        <TextInput label={t("money:trial.actNumber")} maxLength={100} {...field("actNumber")} />
      </Group>
      <Group grow align="flex-start">
        <DateField
          label={t("money:trial.outOn")}
          value={values.outOn}
          onChange={(next) => set("outOn", next)}
          error={fields.errors["outOn"]}
        />
        <DateField
          label={t("money:trial.dueBackOn")}
          clearable
          value={values.dueBackOn}
          onChange={(next) => set("dueBackOn", next)}
          error={fields.errors["dueBackOn"]}
        />
      </Group>
    </CommandForm>
  );
}
