/** A filter in words: "Industry is “Food production” and Amount at least €30,000". */
import { useMemo } from "react";
import { checkFilter } from "#shared/filter/check.ts";
import { describeFilter } from "#shared/filter/chips.ts";
import { useText } from "../../../i18n/text.ts";
import { useFormat } from "../../format.ts";
import type { Askable } from "../field-words.ts";
import { usePeople } from "../people.ts";
import { chipWords } from "./chip-words.ts";
import { useRecordNames } from "./record-names.ts";

type Props = { readonly askable: Askable; readonly filter: unknown };

export function FilterWords({ askable: { catalogue, words }, filter }: Props) {
  const t = useText();
  const format = useFormat();
  const people = usePeople();
  const read = useMemo(() => checkFilter(filter, catalogue), [filter, catalogue]);
  const chips = useMemo(() => (read.ok ? describeFilter(read.value, catalogue) : []), [read, catalogue]);
  const recordName = useRecordNames(chips);
  if (!read.ok) return t("list:filter.unreadable");
  const speech = { t, format, personName: people.nameOf, recordName };
  return chips.map((chip) => chipWords(chip, words, speech)).join(` ${t("list:chip.and")} `);
}
