/** The table of the map: one row per step, in the order in which a case comes to them. */
import { useText } from "#ui/i18n/text.ts";
import { LoadingRows } from "#ui/kit/states.tsx";
import type { Definition, Outcome, Step } from "../../core/definition.ts";
import { joinOf, stepOf } from "../../core/edit/entries.ts";
import { walkOrder } from "../../core/layout/ways.ts";
import { useOffers } from "../words/use-offers.ts";
import { nodeTitle, useSayings } from "../words/use-sayings.ts";
import classes from "./Map.module.css";

export function MapTable({ definition }: { readonly definition: Definition }) {
  const t = useText();
  const sayings = useSayings(definition.subject);
  const offers = useOffers(definition.subject);
  // It is printed at once: no key may stand where a name will be.
  if (!offers.isComplete || sayings.levels.length === 0) return <LoadingRows rows={12} />;
  const order = walkOrder(definition);
  const numbers = new Map(order.map((node, at) => [node, at + 1]));
  const bookName = (key: string) => [...offers.scripts, ...offers.texts].find(({ value }) => value === key)?.label ?? key;
  const named = (node: string) => `${numbers.get(node) ?? "?"} ${nodeTitle(definition, node, t)}`;
  const result = (name: string, { label, to, end, reason }: Outcome) =>
    `${label ?? name} → ${end ? [t(`processes:end.${end}`), reason].filter(Boolean).join(": ") : (to ?? []).map(named).join(" + ")}`;
  const who = (step: Step) =>
    step.kind === "auto" || step.kind === "wait" || step.kind === "process"
      ? t(`processes:kind.${step.kind}`)
      : step.assignee
        ? sayings.who(step.assignee)
        : t("processes:who.owner");
  const when = (step: Step) => (step.until ? sayings.until(step.until) : step.due ? sayings.due(step.due) : "–");
  const documents = (step: Step) => [
    ...(step.evidence ?? []).map(({ name, isOptional }) => (isOptional ? t("processes:map.optional", { name }) : name)),
    ...[...(step.script ? [step.script] : []), ...(step.texts ?? [])].map(bookName),
    ...(step.fields ?? []).map((field) => t("processes:map.field", { field: sayings.field(field) })),
  ];
  return (
    <table className={classes["map"]}>
      <thead>
        <tr>
          <th scope="col">{t("processes:map.number")}</th>
          <th scope="col">{t("processes:map.step")}</th>
          <th scope="col">{t("processes:map.who")}</th>
          <th scope="col">{t("processes:map.when")}</th>
          <th scope="col">{t("processes:map.result")}</th>
          <th scope="col">{t("processes:map.document")}</th>
        </tr>
      </thead>
      <tbody>
        {order.map((node) => {
          const step = stepOf(definition, node);
          const join = joinOf(definition, node);
          if (!step)
            return (
              <tr key={node}>
                <td className="figures">{numbers.get(node)}</td>
                <td>{t("processes:kind.join")}</td>
                <td />
                <td />
                <td colSpan={2}>
                  {t("processes:map.join", {
                    from: (join?.waitFor ?? []).map(named).join(", "),
                    to: (join?.to ?? []).map(named).join(" + "),
                  })}
                </td>
              </tr>
            );
          return (
            <tr key={node}>
              <td className="figures">{numbers.get(node)}</td>
              <td>
                <strong>{step.title ?? node}</strong>
                {step.isCheckpoint && <span className={classes["checkpoint"]}>{`⚑ ${t("processes:checkpoint")}`}</span>}
                {step.text && <div className={classes["text"]}>{step.text}</div>}
                {(step.actions ?? []).map((action) => (
                  <div key={JSON.stringify(action)} className={classes["text"]}>
                    {sayings.action(action)}
                  </div>
                ))}
              </td>
              <td>{who(step)}</td>
              <td>{when(step)}</td>
              <td>
                {Object.entries(step.outcomes).map(([name, outcome]) => (
                  <div key={name}>{result(name, outcome)}</div>
                ))}
              </td>
              <td>
                {documents(step).map((one) => (
                  <div key={one}>{one}</div>
                ))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
