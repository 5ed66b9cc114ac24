/** What became of the rows, and what else came to be with them. */
import { Text } from "@mantine/core";
import { type Key, textOr, useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import classes from "./imports.module.css";

const counted = ["read", "created", "updated", "unchanged", "refused"] as const;
type Props = {
  readonly counts: Readonly<Record<(typeof counted)[number], number>> & { readonly alsoCreated: Readonly<Record<string, number>> };
};

export function Counts({ counts }: Props) {
  const t = useText();
  const format = useFormat();
  const also = Object.entries(counts.alsoCreated).filter(([, count]) => count > 0);
  return (
    <div>
      <dl className={classes["counts"]}>
        {counted.map((one) => (
          <div key={one}>
            <dt>{t(`imports:count.${one}` satisfies Key)}</dt>
            <dd className="figures">{format.number(counts[one])}</dd>
          </div>
        ))}
      </dl>
      {also.length > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {t("imports:also", {
            list: also.map(([what, count]) => `${textOr(`imports:also.${what}`, what)} ${format.number(count)}`).join(", "),
          })}
        </Text>
      )}
    </div>
  );
}
