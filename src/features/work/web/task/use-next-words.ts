/** What comes next, in words: "Prepare technical offer, you, Wed 25 Nov 17:00". */
import { useText } from "#ui/i18n/text.ts";
import { useDueWords } from "#ui/kit/use-due-words.ts";
import { useMe } from "#ui/me.ts";
import type { NextStep, Task } from "./answers.ts";

export function useNextWords() {
  const t = useText();
  const me = useMe();
  const due = useDueWords();
  const who = (name: string | null) => (name === null ? null : name === me.name ? t("work:you") : name);
  const joined = (parts: readonly (string | null)[]) => parts.filter((part) => part !== null && part !== "").join(", ");
  return {
    task: (task: Task) =>
      joined([task.title, task.assignee.id === me.personId ? t("work:you") : task.assignee.name, task.due ? due.at(task.due) : null]),
    step: ({ title, who: name, due: at, end, waitsFor }: NextStep) => {
      if (end !== null) return joined([t(`work:next.end.${end}`), title]);
      if (waitsFor.length > 0) return t("work:next.once", { title, steps: waitsFor.join(", ") });
      return joined([t("work:next.step", { title }), who(name), at ? due.at(at) : null]);
    },
  };
}
