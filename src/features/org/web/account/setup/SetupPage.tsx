/** The first start: one company and its owner, in three short steps; nothing is created before the last. */
import { Alert, Button, Group, Stepper } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { FormProblemAlert } from "#ui/kit/CommandForm.tsx";
import { ErrorState } from "#ui/kit/states.tsx";
import { PageLoading } from "#ui/shell/PageStates.tsx";
import { EntryFrame } from "../entry/EntryFrame.tsx";
import { readSetupState } from "../entry/start.ts";
import { DemoOffer, DemoStep } from "./DemoStep.tsx";
import { CompanyStep, OwnerStep, PlaceStep } from "./SetupSteps.tsx";
import { useSetupForm } from "./use-setup-form.ts";

export function SetupPage() {
  const t = useText();
  const [wantsDemo, setWantsDemo] = useState(false);
  const [hasAskedForDemo, setHasAskedForDemo] = useState(false);
  const state = useQuery({ queryKey: ["setup"], queryFn: readSetupState, retry: false, staleTime: 0 });
  if (state.error) return <ErrorState problem={state.error} retry={() => void state.refetch()} />;
  if (!state.data) return <PageLoading />;
  const isMaking = state.data.demo !== null && (hasAskedForDemo || state.data.demo.state === "making");
  if (!state.data.isOpen && !isMaking) return <Navigate to="/sign-in" replace />;
  if (wantsDemo || isMaking)
    return (
      <EntryFrame title={t("entry:demo.title")} isWide>
        <DemoStep
          needsCode={state.data.needsCode}
          isMaking={isMaking}
          onBack={() => setWantsDemo(false)}
          onMaking={() => {
            setHasAskedForDemo(true);
            void state.refetch();
          }}
        />
      </EntryFrame>
    );
  return <Wizard needsCode={state.data.needsCode} onDemo={() => setWantsDemo(true)} />;
}

function Wizard({ needsCode, onDemo }: { readonly needsCode: boolean; readonly onDemo: () => void }) {
  const t = useText();
  const [step, setStep] = useState(0);
  const form = useSetupForm(needsCode, setStep);
  const isLast = step === 2;
  return (
    <EntryFrame title={t("entry:setup.title")} hint={t("entry:setup.hint")} isWide>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (form.checkStep(step)) isLast ? form.submit() : setStep(step + 1);
        }}
      >
        <Stepper active={step} onStepClick={(to) => to < step && setStep(to)} size="xs" iconSize={28} mb="lg" allowNextStepsSelect={false}>
          <Stepper.Step label={t("entry:setup.company")}>
            <CompanyStep form={form} />
          </Stepper.Step>
          <Stepper.Step label={t("entry:setup.place")}>
            <PlaceStep form={form} />
          </Stepper.Step>
          <Stepper.Step label={t("entry:setup.owner")}>
            <OwnerStep form={form} needsCode={needsCode} />
          </Stepper.Step>
        </Stepper>
        {form.problem && <FormProblemAlert problem={form.problem} />}
        {needsCode && step === 0 && <Alert color="blue">{t("entry:setup.code_ahead")}</Alert>}
        <Group justify="space-between" mt="lg">
          <Button variant="default" onClick={() => setStep(step - 1)} style={step === 0 ? { visibility: "hidden" } : {}}>
            {t("entry:back")}
          </Button>
          <Button type="submit" loading={form.isBusy}>
            {isLast ? t("entry:setup.submit") : t("entry:setup.next")}
          </Button>
        </Group>
      </form>
      {step === 0 && <DemoOffer onChoose={onDemo} />}
    </EntryFrame>
  );
}
