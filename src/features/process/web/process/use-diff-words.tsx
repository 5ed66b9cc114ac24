/** The values of a definition in words, for reading what changed. What has no words of its own is shown as it is written. */
import { Fragment, type ReactNode, useMemo } from "react";
import type { Filter } from "#shared/filter/language.ts";
import { textOr, useText } from "#ui/i18n/text.ts";
import { FilterWords } from "#ui/kit/list/filter/FilterWords.tsx";
import type { ProcessView, VersionDiff } from "../../contract/processes.ts";
import type {
  Assignee,
  AutoAction,
  Definition,
  Due,
  EvidenceDemand,
  Outcome,
  Step,
  SubjectEnd,
  Trigger,
  WaitFor,
} from "../../core/definition.ts";
import { useVersion } from "../calls.ts";
import { useOffers, withChosen } from "../words/use-offers.ts";
import { nodeTitle, useSayings } from "../words/use-sayings.ts";

type Side = "before" | "after";
export type DiffWords = {
  readonly node: (node: string, side: Side) => string;
  readonly key: (key: string) => string;
  readonly value: (node: string | null, key: string, value: unknown, side: Side) => ReactNode;
};

export function useDiffWords(process: ProcessView, diff: VersionDiff): DiffWords {
  const t = useText();
  const sayings = useSayings(process.subject);
  const offers = useOffers(process.subject);
  const after = useVersion(process.id, String(diff.number)).data?.definition;
  const before = useVersion(process.id, String(diff.with)).data?.definition;
  return useMemo(() => {
    const of = (side: Side): Definition | undefined => (side === "after" ? after : before);
    const node = (name: string, side: Side) => {
      const definition = of(side);
      return definition ? nodeTitle(definition, name, t) : name;
    };
    const outcome = (name: string, { label, to, end, reason, cancelRest, needsComment }: Outcome, side: Side) =>
      [
        `${label ?? name} → ${end ? [t(`processes:end.${end}`), reason].filter(Boolean).join(": ") : (to ?? []).map((one) => node(one, side)).join(" + ")}`,
        ...(cancelRest ? [t("processes:outcome.cancels_rest")] : []),
        ...(needsComment ? [t("processes:outcome.needs_comment")] : []),
      ].join(" · ");
    const named = (offered: typeof offers.stages, chosen: string) =>
      withChosen(offered, [chosen]).find((one) => one.value === chosen)?.label ?? chosen;
    const leaving = (step: string | null, name: string, side: Side) => of(side)?.steps[step ?? ""]?.outcomes[name]?.label ?? name;
    const condition = (filter: Filter | undefined): ReactNode =>
      filter === undefined || ("and" in filter && filter.and.length === 0) ? (
        t("processes:filter.always")
      ) : (
        <FilterWords askable={offers.askable} filter={filter} />
      );
    const action = (one: AutoAction) =>
      "moveTo" in one ? t("processes:action.moves", { stage: named(offers.stages, one.moveTo) }) : sayings.action(one);
    const trigger = (one: Trigger) =>
      [
        t(`processes:trigger.${one.on}`),
        "stage" in one ? named(offers.stages, one.stage) : null,
        "field" in one ? `${sayings.field(one.field)}${one.daysBefore ? ` − ${one.daysBefore}` : ""}` : null,
      ]
        .filter(Boolean)
        .join(": ");
    const value = (step: string | null, key: string, said: unknown, side: Side): ReactNode => {
      if (said === null || said === undefined) return "–";
      switch (key) {
        case "outcomes":
          return Object.entries(said as Record<string, Outcome>)
            .map(([name, one]) => outcome(name, one, side))
            .join("\n");
        case "assignee":
          return sayings.who(said as Assignee);
        case "due":
          return sayings.due(said as Due);
        case "until":
          return sayings.until(said as WaitFor);
        case "fields":
          return (said as string[]).map(sayings.field).join(", ");
        case "evidence":
          return (said as EvidenceDemand[])
            .map(
              ({ name, kind, isOptional }) =>
                `${name} (${[t(`processes:evidence.${kind}`), isOptional ? t("processes:evidence.optional") : ""].filter(Boolean).join(", ")})`,
            )
            .join("\n");
        case "when":
          return lines(
            (said as NonNullable<Step["when"]>).map((one) => (
              <>
                {condition(one.filter)} → {leaving(step, one.outcome, side)}
              </>
            )),
          );
        case "triggers":
          return lines(
            (said as Trigger[]).map((one) => (
              <>
                {trigger(one)}
                {one.filter && <> ({condition(one.filter)})</>}
              </>
            )),
          );
        case "actions":
          return (said as AutoAction[]).map(action).join("\n");
        case "endsWith":
          return (said as SubjectEnd[]).map((one) => t(`processes:event.${one}`)).join(", ");
        case "loopLimit": {
          const { times, then } = said as NonNullable<Step["loopLimit"]>;
          return `${times} × → ${leaving(step, then, side)}`;
        }
        case "stage":
          return named(offers.stages, said as string);
        case "script":
          return named(offers.scripts, said as string);
        case "texts":
          return (said as string[]).map((one) => named(offers.texts, one)).join(", ");
        case "process":
          return named(offers.processes, said as string);
        case "start":
          return node(said as string, side);
        case "to":
        case "waitFor":
          return (said as string[]).map((one) => node(one, side)).join(" + ");
        case "kind":
          return t(`processes:kind.${said as "task"}`);
        default:
          return typeof said === "boolean"
            ? t(said ? "processes:yes" : "processes:no")
            : typeof said === "object"
              ? JSON.stringify(said)
              : String(said);
      }
    };
    return { node, value, key: (key) => textOr(`processes:key.${key}`, key) };
  }, [t, sayings, offers, after, before]);
}

/** One under the other, as they stand in their order. */
const lines = (all: readonly ReactNode[]): ReactNode =>
  all.map((one, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a version never move.
    <Fragment key={at}>
      {at > 0 && "\n"}
      {one}
    </Fragment>
  ));
