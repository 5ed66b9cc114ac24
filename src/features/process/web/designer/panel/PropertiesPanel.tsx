/** What is marked on the canvas, in words and fields. */
import { joinOf, stepOf } from "../../../core/edit/entries.ts";
import { JoinPanel, ProcessPanel } from "./OtherPanels.tsx";
import { usePanel } from "./panel-context.ts";
import { StepPanel } from "./StepPanel.tsx";

export function PropertiesPanel() {
  const { drafting } = usePanel();
  const { mark, drawn } = drafting;
  const step = mark && stepOf(drawn.definition, mark.node);
  if (step) return <StepPanel key={mark.node} node={mark.node} step={step} />;
  const join = mark && joinOf(drawn.definition, mark.node);
  if (join) return <JoinPanel key={mark.node} node={mark.node} join={join} />;
  return <ProcessPanel />;
}
