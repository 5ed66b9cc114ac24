/** What is asked, as chips: each in words, each with a cross that takes it away. */
import { CloseButton, UnstyledButton } from "@mantine/core";
import { useMemo } from "react";
import type { CheckedFilter } from "#shared/filter/check.ts";
import { describeFilter, withoutChip } from "#shared/filter/chips.ts";
import { useText } from "../../../i18n/text.ts";
import { useFormat } from "../../format.ts";
import { usePeople } from "../people.ts";
import type { ListState } from "../use-list.ts";
import { chipWords } from "./chip-words.ts";
import classes from "./filter.module.css";
import { useRecordNames } from "./record-names.ts";

type Props<Row> = { readonly list: ListState<Row>; readonly onEdit: () => void };

export function FilterChips<Row>({ list, onEdit }: Props<Row>) {
  const t = useText();
  const format = useFormat();
  const people = usePeople();
  const { catalogue, words } = list.definition.askable;
  const { filter } = list.settings;
  const chips = useMemo(() => describeFilter(filter, catalogue), [filter, catalogue]);
  const recordName = useRecordNames(chips);
  if (chips.length === 0) return null;
  const speech = { t, format, personName: people.nameOf, recordName };
  return (
    <ul className={classes["chips"]} aria-label={t("list:filter.active")}>
      {chips.map((chip) => {
        const said = chipWords(chip, words, speech);
        return (
          <li key={chip.pointer} className={classes["chip"]}>
            <UnstyledButton className={classes["chipText"]!} onClick={onEdit} title={said}>
              {said}
            </UnstyledButton>
            <CloseButton
              size={24}
              iconSize={12}
              aria-label={t("list:chip.remove", { filter: said })}
              onClick={() => list.change({ filter: withoutChip(filter, chip.pointer) as CheckedFilter })}
            />
          </li>
        );
      })}
    </ul>
  );
}
