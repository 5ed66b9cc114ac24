/** One contract: what is paid, open and overdue, its payment schedule, and money coming for it. */
import { Anchor, Button, Stack, Table, Text } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { usePeople } from "#ui/kit/list/people.ts";
import { DateText, MoneyText } from "#ui/kit/Moment.tsx";
import { PageLink } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";
import { Facts } from "../records/Facts.tsx";
import classes from "../records/records.module.css";
import type { Contract } from "./money-words.ts";
import { isSome, Overdue } from "./Overdue.tsx";
import { PaymentForm } from "./PaymentForm.tsx";
import { SplitForm } from "./SplitForm.tsx";

export function ContractCard({ contract }: { readonly contract: Contract }) {
  const t = useText();
  const can = useCan();
  const people = usePeople();
  const [doing, setDoing] = useState<"payment" | "split" | null>(null);
  const done = () => setDoing(null);
  return (
    <Stack gap="md">
      {can("deals.change") && doing === null && (
        <div className={classes["actions"]}>
          <Button onClick={() => setDoing("payment")}>{t("money:payment.new")}</Button>
          {contract.amount && (
            <Button variant="default" onClick={() => setDoing("split")}>
              {t("money:contract.split")}
            </Button>
          )}
        </div>
      )}
      {doing === "payment" && <PaymentForm contract={contract} onCancel={done} onDone={done} />}
      {doing === "split" && <SplitForm contract={contract} onCancel={done} onDone={done} />}
      <Facts
        label={t("money:facts")}
        facts={[
          [t("money:contract.amount"), contract.amount && <MoneyText key="amount" value={contract.amount} />],
          [
            t("money:contract.paid"),
            contract.paid.length > 0 && (
              <Stack gap={0} key="paid">
                {contract.paid.map((one) => (
                  <MoneyText key={one.currency} value={one} />
                ))}
              </Stack>
            ),
          ],
          [t("money:contract.open"), contract.open && <MoneyText key="open" value={contract.open} />],
          [t("money:contract.overdue"), isSome(contract.overdue) && <Overdue key="overdue" value={contract.overdue} />],
          [
            t("money:contract.difference"),
            contract.scheduleDifference && !/^-?[0.]+$/.test(contract.scheduleDifference.amount) && (
              <MoneyText key="difference" value={contract.scheduleDifference} />
            ),
          ],
          [t("money:contract.signedOn"), contract.signedOn && <DateText key="signed" date={contract.signedOn} />],
          [
            t("money:contract.client"),
            <Anchor key="client" component={PageLink} to={`clients/${contract.clientId}`}>
              {contract.clientName ?? t("money:hidden")}
            </Anchor>,
          ],
          [
            t("money:contract.dealId"),
            contract.dealId && (
              <Anchor key="deal" component={PageLink} to={`deals/${contract.dealId}`}>
                {t("money:to_deal")}
              </Anchor>
            ),
          ],
          [t("money:contract.ownerId"), people.nameOf(contract.ownerId)],
        ]}
      />
      {contract.instalments.length > 0 && <Instalments contract={contract} />}
    </Stack>
  );
}

function Instalments({ contract }: { readonly contract: Contract }) {
  const t = useText();
  return (
    <div className={`${classes["table"]} sideways`}>
      <Table aria-label={t("money:contract.instalments")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("money:contract.dueOn")}</Table.Th>
            <Table.Th ta="right">{t("money:contract.amount")}</Table.Th>
            <Table.Th ta="right">{t("money:contract.open")}</Table.Th>
            <Table.Th>{t("money:contract.state")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {contract.instalments.map((one) => (
            <Table.Tr key={one.position}>
              <Table.Td>
                <DateText date={one.dueOn} />
              </Table.Td>
              <Table.Td ta="right">
                <MoneyText value={one.amount} />
              </Table.Td>
              <Table.Td ta="right">
                <MoneyText value={one.open} />
              </Table.Td>
              <Table.Td>
                {one.isOverdue ? (
                  <Text span size="sm" c="red" className={classes["mark"]!}>
                    <IconAlertTriangle size={14} aria-hidden />
                    {t("money:contract.overdue")}
                  </Text>
                ) : /^[0.]+$/.test(one.open.amount) ? (
                  <Text span size="sm" c="green" className={classes["mark"]!}>
                    <IconCheck size={14} aria-hidden />
                    {t("money:contract.paid")}
                  </Text>
                ) : null}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
