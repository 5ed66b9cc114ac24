/** One trial: what is out, what came back, what was bought. */
import { Anchor, Button, Stack, Table } from "@mantine/core";
import { useState } from "react";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { usePeople } from "#ui/kit/list/people.ts";
import { DateText, MoneyText, NumberText } from "#ui/kit/Moment.tsx";
import { PageLink } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";
import { Facts } from "../records/Facts.tsx";
import classes from "../records/records.module.css";
import { CorrectForm } from "./CorrectForm.tsx";
import { MoveForm } from "./MoveForm.tsx";
import { DueBack } from "./trial-columns.tsx";
import { stillOut, type Trial, takeBackMove } from "./trial-words.ts";

export function TrialView({ trial }: { readonly trial: Trial }) {
  const t = useText();
  const can = useCan();
  const people = usePeople();
  const [moving, setMoving] = useState<"return" | "convert" | "correct" | null>(null);
  const done = () => setMoving(null);
  const takeBack = useCommand<Trial, Trial>({ feature: "deals", run: takeBackMove, done: () => t("money:trial.taken_back") });
  const hasMoved = trial.items.some(({ returned, converted }) => returned + converted > 0);
  return (
    <Stack gap="md">
      {can("deals.change") && trial.closedOn === null && moving === null && (
        <div className={classes["actions"]}>
          <Button onClick={() => setMoving("return")}>{t("money:trial.return")}</Button>
          <Button variant="default" onClick={() => setMoving("convert")}>
            {t("money:trial.convert")}
          </Button>
        </div>
      )}
      {can("deals.change") && moving === null && (
        <div className={classes["actions"]}>
          <Button variant="subtle" size="compact-sm" onClick={() => setMoving("correct")}>
            {t("money:trial.correct")}
          </Button>
          {hasMoved && (
            <Button variant="subtle" size="compact-sm" loading={takeBack.isBusy} onClick={() => takeBack.run(trial)}>
              {t("money:trial.take_back")}
            </Button>
          )}
        </div>
      )}
      {moving === "correct" && <CorrectForm trial={trial} onCancel={done} onDone={done} />}
      {moving && moving !== "correct" && <MoveForm key={moving} trial={trial} verb={moving} onCancel={done} onDone={done} />}
      <div className={`${classes["table"]} sideways`}>
        <Table aria-label={t("money:trial.items")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("money:trial.item")}</Table.Th>
              <Table.Th ta="right">{t("money:trial.out")}</Table.Th>
              <Table.Th ta="right">{t("money:trial.returned")}</Table.Th>
              <Table.Th ta="right">{t("money:trial.bought")}</Table.Th>
              <Table.Th ta="right">{t("money:trial.unit_value")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {trial.items.map((item) => (
              <Table.Tr key={item.position}>
                <Table.Td>{[item.name, item.serialNumber].filter(Boolean).join(" · ")}</Table.Td>
                <Table.Td ta="right">
                  <NumberText value={stillOut(item)} />
                </Table.Td>
                <Table.Td ta="right">
                  <NumberText value={item.returned} />
                </Table.Td>
                <Table.Td ta="right">
                  <NumberText value={item.converted} />
                </Table.Td>
                <Table.Td ta="right">
                  <MoneyText value={item.unitValue} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Facts
        label={t("money:facts")}
        facts={[
          [t("money:trial.value"), <MoneyText key="value" value={trial.value} />],
          [t("money:trial.outOn"), <DateText key="out" date={trial.outOn} />],
          [t("money:trial.dueBackOn"), trial.dueBackOn && <DueBack key="due" trial={trial} late={t("money:trial.overdue")} />],
          [t("money:trial.closedOn"), trial.closedOn && <DateText key="closed" date={trial.closedOn} />],
          [t("money:trial.actNumber"), trial.actNumber],
          [
            t("money:trial.client"),
            <Anchor key="client" component={PageLink} to={`clients/${trial.clientId}`}>
              {trial.clientName ?? t("money:hidden")}
            </Anchor>,
          ],
          [
            t("money:trial.dealId"),
            trial.dealId && (
              <Anchor key="deal" component={PageLink} to={`deals/${trial.dealId}`}>
                {t("money:to_deal")}
              </Anchor>
            ),
          ],
          [t("money:trial.ownerId"), people.nameOf(trial.ownerId)],
        ]}
      />
    </Stack>
  );
}
