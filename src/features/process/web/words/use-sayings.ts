/** The parts of a definition in the words of the person who reads: who, when, until what. */
import { useMemo } from "react";
import { type Say, textOr, useText } from "#ui/i18n/text.ts";
import { type People, usePeople } from "#ui/kit/list/people.ts";
import type { Assignee, AutoAction, Definition, Due, Fault, SubjectKind, WaitFor } from "../../core/definition.ts";
import { stepOf } from "../../core/edit/entries.ts";
import type { Lane } from "../../core/layout/lanes.ts";
import { type NamedLevel, useLevels } from "./use-levels.ts";

export type Sayings = {
  readonly who: (assignee: Assignee) => string;
  readonly due: (due: Due) => string;
  readonly until: (until: WaitFor) => string;
  readonly lane: (lane: Lane) => string;
  readonly field: (name: string) => string;
  readonly action: (action: AutoAction) => string;
  readonly levels: readonly NamedLevel[];
};

export function useSayings(subject: SubjectKind): Sayings {
  const t = useText();
  const levels = useLevels();
  const people = usePeople();
  return useMemo(() => sayings(t, subject, levels, people), [t, subject, levels, people]);
}

export const nodeTitle = (definition: Definition, node: string, t: Say): string => {
  const step = stepOf(definition, node);
  if (step) return step.title ?? node;
  return definition.joins && Object.hasOwn(definition.joins, node) ? t("processes:kind.join") : node;
};

/** What is wrong, in one sentence with the title of the step. */
export function faultWords(definition: Definition, { kind, step, path }: Fault, t: Say): string {
  const way = path.map((one) => nodeTitle(definition, one.step, t)).join(" → ");
  return t(`processes:fault.${kind}`, { step: nodeTitle(definition, step, t), way });
}

/** Fields carry the names they have on the cards of their records. */
export function fieldWords(subject: SubjectKind, name: string): string {
  return textOr(`${({ deal: "deals", lead: "leads", client: "clients" } as const)[subject]}:field.${name}`, name.replace(/^custom\./, ""));
}

function sayings(t: Say, subject: SubjectKind, levels: readonly NamedLevel[], people: People): Sayings {
  const level = (key: string) => levels.find((one) => one.key === key)?.name ?? key;
  const field = (name: string) => fieldWords(subject, name);
  const who = (assignee: Assignee): string => {
    if ("person" in assignee) return people.nameOf(assignee.person) ?? t("processes:who.gone");
    const base =
      "role" in assignee
        ? t(`processes:who.${assignee.role}`)
        : "pairOf" in assignee
          ? t(`processes:who.pair_of_${assignee.pairOf}`, { level: level(assignee.level) })
          : level(assignee.level);
    return assignee.pick ? t(`processes:pick.${assignee.pick}_of`, { who: base }) : base;
  };
  const due = (time: Due): string => {
    if ("before" in time) return t("processes:due.before", { count: time.workingDays, field: field(time.before) });
    return "workingDays" in time
      ? t("processes:due.days", { count: time.workingDays })
      : t("processes:due.hours", { count: time.workingHours });
  };
  return {
    who,
    due,
    field,
    levels,
    until: (until) =>
      "time" in until
        ? due(until.time)
        : t("processes:until.event", { event: t(`processes:event.${until.event}`), latest: due(until.latest) }),
    lane: (lane) =>
      lane === "person"
        ? t("processes:who.person")
        : lane.startsWith("role:")
          ? t(`processes:who.${lane.slice(5) as "owner"}`)
          : level(lane),
    action: (action) => {
      if ("set" in action) return t("processes:action.sets", { field: field(action.set), value: String(action.value ?? "–") });
      if ("moveTo" in action) return t("processes:action.moves", { stage: action.moveTo });
      return t("processes:action.notifies", { who: who(action.notify) });
    },
  };
}
