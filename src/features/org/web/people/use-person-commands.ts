/** Commands on a person that several places offer. */
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import type { Person, TreeNode } from "../company/answers.ts";
import type { Company } from "../company/company.ts";
import { moveUnder, reactivate } from "./calls.ts";

export type Move = { readonly id: string; readonly from: string | null; readonly to: string | null };

/** Another chief, with undo: back to the one before. */
export function useMove(company: Company, onProblem?: (problem: Error) => void) {
  const t = useText();
  const nameOf = (id: string) => company.person(id)?.name ?? "";
  return useCommand<Move, Person>({
    feature: "org",
    run: (move) => moveUnder(move),
    done: (person, move) =>
      move.to === null
        ? t("people:move.top_done", { name: person.name })
        : t("people:move.done", { name: person.name, chief: nameOf(move.to) }),
    undo: (_, move) => moveUnder({ id: move.id, from: move.to, to: move.from }),
    ...(onProblem ? { onProblem } : {}),
  });
}

export function useReactivate() {
  const t = useText();
  return useCommand<Pick<TreeNode, "id" | "name">, Person>({
    feature: "org",
    run: (person, key) => reactivate(person.id, key),
    done: (person) => t("people:return.done", { name: person.name }),
  });
}
