/** One import, at the step that its address names or that it has come to. */
import { useEffect } from "react";
import { useText } from "#ui/i18n/text.ts";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { usePageParams, useUrlState } from "#ui/url-state.ts";
import type { ImportView } from "../contract/imports.ts";
import { useImport } from "./calls.ts";
import { CheckStep } from "./check/CheckStep.tsx";
import { openSteps, stepFor } from "./import-steps.ts";
import { kindWord } from "./import-words.ts";
import { ReportStep } from "./report/ReportStep.tsx";
import { MappingStep } from "./steps/MappingStep.tsx";
import { RunStep } from "./steps/RunStep.tsx";
import { SeenStep } from "./steps/SeenStep.tsx";
import { StepBar } from "./steps/StepBar.tsx";

export function ImportPage() {
  const t = useText();
  const { importId = "" } = usePageParams();
  const found = useImport(importId);
  const title = found.data ? `${kindWord(found.data.kind)}: ${found.data.fileName || found.data.id}` : t("pages:import");
  return (
    <>
      <PageTitle title={title} />
      <Loaded from={found}>{(held) => <Steps key={held.id} held={held} />}</Loaded>
    </>
  );
}

function Steps({ held }: { readonly held: ImportView }) {
  const [search, setSearch] = useUrlState();
  const step = stepFor(held.state, search["step"]);
  // An import goes on by itself; the address follows, without a step for Back.
  useEffect(() => {
    if (search["step"] !== step) setSearch({ step }, "replace");
  }, [search, step, setSearch]);
  const go = (next: string) => setSearch({ step: next });
  return (
    <>
      <StepBar step={step} open={openSteps(held.state)} onGo={go} />
      {step === "seen" && <SeenStep held={held} onNext={() => go("mapping")} />}
      {step === "mapping" && <MappingStep held={held} onBack={() => go("seen")} onNext={() => go("check")} />}
      {step === "check" && <CheckStep held={held} onBack={() => go("mapping")} />}
      {step === "run" && <RunStep held={held} />}
      {step === "report" && <ReportStep held={held} />}
    </>
  );
}
