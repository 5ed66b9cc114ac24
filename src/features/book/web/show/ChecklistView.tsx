/** A checklist; ticks are remembered in this browser, for they are notes of whoever works, not evidence. */
import { Checkbox } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconSquare } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import type { ChecklistItem } from "../../core/content.ts";
import { Said } from "./Said.tsx";
import classes from "./show.module.css";

type Props = { readonly items: readonly ChecklistItem[]; readonly ticksOf?: string };

export function ChecklistView({ items, ticksOf }: Props) {
  return ticksOf === undefined ? <Plain items={items} /> : <Ticked items={items} ticksOf={ticksOf} />;
}

function Plain({ items }: Pick<Props, "items">) {
  return (
    <ul className={classes["checklist"]}>
      {items.map((item) => (
        <li key={item.key}>
          <IconSquare size={16} stroke={1.5} aria-hidden className={classes["box"]!} />
          <ItemText item={item} />
        </li>
      ))}
    </ul>
  );
}

function Ticked({ items, ticksOf }: Required<Props>) {
  const t = useText();
  const [ticked, setTicked] = useLocalStorage<readonly string[]>({
    key: `mainspring.ticks.${ticksOf}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const done = items.filter(({ key }) => ticked.includes(key)).length;
  return (
    <>
      <ul className={classes["checklist"]}>
        {items.map((item) => (
          <li key={item.key}>
            <Checkbox
              size="xs"
              checked={ticked.includes(item.key)}
              label={<ItemText item={item} />}
              onChange={(event) =>
                setTicked(event.currentTarget.checked ? [...ticked, item.key] : ticked.filter((key) => key !== item.key))
              }
            />
          </li>
        ))}
      </ul>
      <p className={classes["to"]}>{t("book:checklist.done", { done, count: items.length })}</p>
    </>
  );
}

function ItemText({ item: { text, isRequired } }: { readonly item: ChecklistItem }) {
  const t = useText();
  return (
    <span>
      <Said text={text} />
      {isRequired && <span className={classes["required"]}>{t("book:checklist.required")}</span>}
    </span>
  );
}
