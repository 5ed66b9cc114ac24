import type { CheckedFilter } from "#shared/filter/check.ts";
import { everything } from "#shared/filter/language.ts";
import type { ListState } from "#ui/kit/list/use-list.ts";

/** Asks for everything again, in one step of the address. */
export function clearFilter<Row>(list: ListState<Row>): void {
  list.setQuick("");
  list.change({ filter: everything as CheckedFilter }, "replace");
}
