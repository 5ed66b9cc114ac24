/** What is sold, line by line: product, quantity, price, cost; and what the lines come to. */
import { Button, Group, Text } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { Loaded } from "#ui/kit/states.tsx";
import { useCan } from "#ui/me.ts";
import { useRead } from "#ui/query.ts";
import type { Deal, Lines } from "../../answers.ts";
import classes from "../Card.module.css";
import { LinesForm } from "./LinesForm.tsx";

export function MoneyTab({ deal }: { readonly deal: Deal }) {
  const t = useText();
  const can = useCan();
  const [isEditing, setEditing] = useState(false);
  const lines = useRead<Lines>(["deals", "lines", deal.id], `/deals/${deal.id}/lines`);
  return (
    <Loaded from={lines} rows={3}>
      {(data) =>
        isEditing ? (
          <LinesForm deal={deal} lines={data} onClose={() => setEditing(false)} />
        ) : (
          <>
            {data.lines.length === 0 ? <Text c="dimmed">{t("deals:lines.empty")}</Text> : <LineTable lines={data} />}
            {can("deals.change") && deal.archivedAt === null && (
              <Group mt="sm">
                <Button
                  variant="default"
                  size="compact-sm"
                  leftSection={<IconPencil size={14} aria-hidden />}
                  onClick={() => setEditing(true)}
                >
                  {t("deals:lines.edit")}
                </Button>
              </Group>
            )}
          </>
        )
      }
    </Loaded>
  );
}

function LineTable({ lines }: { readonly lines: Lines }) {
  const t = useText();
  const format = useFormat();
  return (
    <section className={classes["scrolled"]} tabIndex={0} aria-label={t("deals:lines.title")}>
      <table className={classes["lines"]}>
        <thead>
          <tr>
            <th scope="col">{t("deals:lines.product")}</th>
            <th scope="col">{t("deals:lines.quantity")}</th>
            <th scope="col">{t("deals:lines.price")}</th>
            <th scope="col">{t("deals:field.cost")}</th>
            <th scope="col">{t("deals:field.amount")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place.
            <tr key={at}>
              <td>{line.product}</td>
              <td>{format.number(line.quantity)}</td>
              <td>{format.money(line.price)}</td>
              <td>{line.cost ? format.money(line.cost) : "–"}</td>
              <td>{format.money(line.amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={3}>{t("deals:lines.sum")}</td>
            <td>{lines.cost ? format.money(lines.cost) : "–"}</td>
            <td>{format.money(lines.amount)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
