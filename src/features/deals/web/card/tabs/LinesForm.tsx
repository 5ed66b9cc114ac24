/** Changing the lines of a deal as a whole; its amount may follow them. */
import { ActionIcon, Autocomplete, Button, Checkbox, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { api, newKey } from "#ui/api.ts";
import { currentLanguage } from "#ui/i18n/start.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import type { Deal, Lines } from "../../answers.ts";
import { plainAmount } from "../../entry/plain-amount.ts";
import { useWords } from "../../use-words.ts";
import classes from "../Card.module.css";

type Draft = { readonly id: string; readonly product: string; readonly quantity: string; readonly price: string; readonly cost: string };
type Values = { lines: readonly Draft[]; amountFromLines: boolean };
type Props = { readonly deal: Deal; readonly lines: Lines; readonly onClose: () => void };

const empty = (): Draft => ({ id: newKey(), product: "", quantity: "1", price: "", cost: "" });

export function LinesForm({ deal, lines, onClose }: Props) {
  const t = useText();
  const products = useWords("products");
  const currency = lines.amount.currency;
  const read = (text: string) => plainAmount(text, currentLanguage());
  const isWhole = (one: Draft) => one.product.trim() && read(one.quantity) && read(one.price) && (one.cost.trim() === "" || read(one.cost));
  const form = useCommandForm<Values, Lines>({
    feature: "deals",
    initialValues: {
      lines:
        lines.lines.length === 0
          ? [empty()]
          : lines.lines.map((one) => ({
              id: newKey(),
              product: one.product,
              quantity: String(one.quantity),
              price: one.price.amount,
              cost: one.cost?.amount ?? "",
            })),
      amountFromLines: true,
    },
    check: (values) => ({ lines: values.lines.every(isWhole) ? null : t("deals:lines.incomplete") }),
    send: (values) =>
      api.put<Lines>(`/deals/${deal.id}/lines`, {
        body: {
          amountFromLines: values.amountFromLines,
          lines: values.lines.map((one) => ({
            product: one.product.trim(),
            quantity: Number(read(one.quantity)),
            price: { amount: read(one.price), currency },
            cost: one.cost.trim() ? { amount: read(one.cost), currency } : null,
          })),
        },
        ifMatch: lines.version,
      }),
    done: () => t("deals:lines.saved"),
    onDone: onClose,
  });
  const { values, set, field, form: fields } = form;
  const change = (id: string, part: Partial<Draft>) =>
    set(
      "lines",
      values.lines.map((one) => (one.id === id ? { ...one, ...part } : one)),
    );
  return (
    <CommandForm form={form} submitLabel={t("org:save")} onCancel={onClose}>
      <div>
        {values.lines.map((one, at) => (
          <div key={one.id} className={classes["lineEditor"]}>
            <Autocomplete
              aria-label={`${t("deals:lines.product")} ${at + 1}`}
              placeholder={t("deals:lines.product")}
              maxLength={120}
              data={products}
              value={one.product}
              onChange={(product) => change(one.id, { product })}
            />
            {(["quantity", "price", "cost"] as const).map((part) => (
              <TextInput
                key={part}
                aria-label={`${t(`deals:lines.${part}`)} ${at + 1}`}
                placeholder={t(`deals:lines.${part}`)}
                inputMode="decimal"
                className="figures"
                value={one[part]}
                onChange={(event) => change(one.id, { [part]: event.currentTarget.value })}
              />
            ))}
            <ActionIcon
              variant="subtle"
              color="gray"
              mt={4}
              aria-label={t("deals:lines.remove", { line: at + 1 })}
              onClick={() =>
                set(
                  "lines",
                  values.lines.filter(({ id }) => id !== one.id),
                )
              }
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        {fields.errors["lines"] && <p role="alert">{fields.errors["lines"]}</p>}
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => set("lines", [...values.lines, empty()])}
        >
          {t("deals:lines.add")}
        </Button>
      </div>
      <Checkbox label={t("deals:lines.amount_follows")} {...field("amountFromLines", "checkbox")} />
    </CommandForm>
  );
}
