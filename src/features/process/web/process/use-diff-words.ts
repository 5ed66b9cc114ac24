/** The values of a definition in words, for reading what changed. What has no words of its own is shown as it is written. */
import { useMemo } from "react";
import { textOr, useText } from "#ui/i18n/text.ts";
import type { ProcessView, VersionDiff } from "../../contract/processes.ts";
import type { Assignee, Definition, Due, EvidenceDemand, Outcome, WaitFor } from "../../core/definition.ts";
import { useVersion } from "../calls.ts";
import { nodeTitle, useSayings } from "../words/use-sayings.ts";

type Side = "before" | "after";
export type DiffWords = {
  readonly node: (node: string, side: Side) => string;
  readonly key: (key: string) => string;
  readonly value: (key: string, value: unknown, side: Side) => string;
};

export function useDiffWords(process: ProcessView, diff: VersionDiff): DiffWords {
  const t = useText();
  const sayings = useSayings(process.subject);
  const after = useVersion(process.id, String(diff.number)).data?.definition;
  const before = useVersion(process.id, String(diff.with)).data?.definition;
  return useMemo(() => {
    const of = (side: Side): Definition | undefined => (side === "after" ? after : before);
    const node = (name: string, side: Side) => {
      const definition = of(side);
      return definition ? nodeTitle(definition, name, t) : name;
    };
    const outcome = (name: string, { label, to, end, reason }: Outcome, side: Side) =>
      `${label ?? name} → ${end ? [t(`processes:end.${end}`), reason].filter(Boolean).join(": ") : (to ?? []).map((one) => node(one, side)).join(" + ")}`;
    const value = (key: string, said: unknown, side: Side): string => {
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
          return (said as EvidenceDemand[]).map(({ name }) => name).join(", ");
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
  }, [t, sayings, after, before]);
}
