/** Dated rates of other currencies: what one unit was worth on which day. */
import { ActionIcon, Button, Group, Text, TextInput, Tooltip } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { DateField } from "#ui/kit/DateField.tsx";
import { useFormat } from "#ui/kit/format.ts";
import { DateText } from "#ui/kit/Moment.tsx";
import { CurrencySelect } from "#ui/kit/PlaceSelects.tsx";
import { SidePanel } from "#ui/kit/SidePanel.tsx";
import { EmptyState } from "#ui/kit/states.tsx";
import type { Column } from "#ui/kit/table/column.ts";
import { DataTable } from "#ui/kit/table/DataTable.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useCan, useMe } from "#ui/me.ts";
import { useList } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Rate } from "../company/answers.ts";
import { useToday } from "../company/use-today.ts";
import { plainRate } from "./plain-rate.ts";

const setRate = (rate: Rate) => api.put<Rate>("/settings/rates", { body: rate });

export function RatesTab() {
  const t = useText();
  const can = useCan();
  const { currency: base } = useMe().workspace;
  const [{ open, sort }, setSearch] = useUrlState();
  const list = useList<Rate>(["org", "rates"], "/settings/rates", { limit: 200 });
  const mayChange = can("settings.change");
  const close = () => setSearch({ open: undefined });
  return (
    <>
      <Group justify="space-between" align="flex-start" mb="md">
        <Text size="sm" c="dimmed" maw={720}>
          {t("settings:rate.hint", { base })}
        </Text>
        {mayChange && (
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setSearch({ open: "new" })}>
            {t("settings:rate.add")}
          </Button>
        )}
      </Group>
      <DataTable
        label={t("settings:tab.rates")}
        columns={useColumns(base, mayChange)}
        list={list}
        rowKey={(one) => `${one.currency} ${one.on}`}
        sorting={sort}
        onSort={(next) => setSearch({ sort: next }, "replace")}
        empty={<EmptyState title={t("settings:rate.empty")} hint={t("settings:rate.empty_hint", { base })} />}
      />
      <SidePanel title={t("settings:rate.add")} isOpen={mayChange && open === "new"} onClose={close}>
        <RateForm base={base} onClose={close} />
      </SidePanel>
    </>
  );
}

function useColumns(base: string, mayChange: boolean): readonly Column<Rate>[] {
  const t = useText();
  const format = useFormat();
  const names = new Intl.DisplayNames(format.language, { type: "currency" });
  const columns: Column<Rate>[] = [
    {
      key: "currency",
      title: t("settings:rate.currency"),
      phone: "title",
      sortBy: (one) => one.currency,
      cell: (one) => `${one.currency} · ${names.of(one.currency) ?? ""}`,
    },
    { key: "on", title: t("settings:rate.on"), sortBy: (one) => one.on, cell: (one) => <DateText date={one.on} /> },
    {
      key: "rate",
      title: t("settings:rate.rate", { base }),
      align: "right",
      sortBy: (one) => Number(one.rate),
      cell: (one) => `1 ${one.currency} = ${format.number(one.rate, { maximumFractionDigits: 12, minimumFractionDigits: 2 })} ${base}`,
    },
  ];
  return mayChange
    ? [...columns, { key: "remove", title: t("org:actions"), isActions: true, width: 44, cell: (one) => <Remove rate={one} /> }]
    : columns;
}

function Remove({ rate }: { readonly rate: Rate }) {
  const t = useText();
  const format = useFormat();
  const remove = useCommand({
    feature: "org",
    run: ({ currency, on }: Rate, key) => api.post<void>("/settings/rates/remove", { body: { currency, on }, idempotencyKey: key }),
    done: () => t("settings:rate.removed"),
    undo: (_, removed) => setRate(removed),
  });
  const label = t("settings:rate.remove", { currency: rate.currency, date: format.date(rate.on) });
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} loading={remove.isBusy} onClick={() => remove.run(rate)}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function RateForm({ base, onClose }: { readonly base: string; readonly onClose: () => void }) {
  const t = useText();
  const today = useToday();
  const form = useCommandForm({
    feature: "org",
    initialValues: { currency: "", on: today, rate: "" },
    check: ({ currency, on, rate }) => ({
      currency: !currency ? t("problems:field.required") : currency === base ? t("settings:rate.own") : null,
      on: on ? null : t("problems:field.required"),
      rate: plainRate(rate) ? null : t("settings:rate.malformed"),
    }),
    send: ({ currency, on, rate }) => setRate({ currency, on, rate: plainRate(rate) ?? rate }),
    done: ({ currency }) => t("settings:rate.saved", { currency }),
    onDone: onClose,
  });
  const { values, set, form: fields } = form;
  return (
    <CommandForm form={form} submitLabel={t("org:save")} onCancel={onClose}>
      <CurrencySelect label={t("settings:rate.currency")} required {...form.field("currency")} />
      <DateField
        label={t("settings:rate.on")}
        required
        value={values.on}
        onChange={(next) => set("on", next ?? "")}
        error={fields.errors["on"]}
      />
      <TextInput
        label={t("settings:rate.one_is", { currency: values.currency || "…", base })}
        required
        inputMode="decimal"
        rightSection={<Text size="sm">{base}</Text>}
        rightSectionWidth={52}
        {...form.field("rate")}
      />
    </CommandForm>
  );
}
