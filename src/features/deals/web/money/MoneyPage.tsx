/** Contracts and payments: two lists of one page. */
import { SegmentedControl } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { useUrlState } from "#ui/url-state.ts";
import { ContractList } from "./ContractList.tsx";
import { PaymentList } from "./PaymentList.tsx";

export function MoneyPage() {
  const t = useText();
  const [{ view }, setSearch] = useUrlState();
  const isPayments = view === "payments";
  // What was asked of the one list means nothing to the other.
  const nothing = { filter: undefined, sort: undefined, columns: undefined, group: undefined, q: undefined, panel: undefined };
  const views = (
    <SegmentedControl
      size="xs"
      aria-label={t("money:view")}
      value={isPayments ? "payments" : "contracts"}
      onChange={(next) => setSearch({ ...nothing, view: next === "payments" ? next : undefined })}
      data={[
        { value: "contracts", label: t("money:view_contracts") },
        { value: "payments", label: t("money:view_payments") },
      ]}
    />
  );
  return isPayments ? <PaymentList controls={views} /> : <ContractList controls={views} />;
}
