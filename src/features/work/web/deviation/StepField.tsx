/** Which step of a process a rule is about, chosen by its title; the steps are those that set tasks in the version in force. */
import { Select } from "@mantine/core";
import type { ReactNode } from "react";
import type { ProcessVersionView } from "#features/process/contract/processes.ts";
import { useText } from "#ui/i18n/text.ts";
import { useRead } from "#ui/query.ts";
import { type Steps, stepsOffered } from "./steps-offered.ts";

type Process = { readonly id: string; readonly published: number | null };
type Version = Omit<ProcessVersionView, "definition"> & { readonly definition: Steps };
type Props = {
  readonly process: Process | null;
  readonly value: string;
  readonly error: ReactNode;
  readonly onChange: (step: string) => void;
};

export function StepField({ process, value, error, onChange }: Props) {
  const t = useText();
  const isEnabled = process !== null && process.published !== null;
  const version = useRead<Version>(
    ["process", "version", process?.id, process?.published],
    `/processes/${process?.id}/versions/${process?.published}`,
    {},
    { isEnabled },
  );
  return (
    <Select
      label={t("monitor:rule.step")}
      placeholder={process === null ? t("monitor:rule.step_of_process") : t("monitor:rule.any_step")}
      disabled={!isEnabled}
      clearable
      searchable
      nothingFoundMessage={t("kit:select.nothing")}
      // The answer about the process that was chosen before is not this one's.
      data={stepsOffered(version.data?.processId === process?.id ? version.data?.definition : undefined, value)}
      value={value === "" ? null : value}
      onChange={(step) => onChange(step ?? "")}
      error={error}
    />
  );
}
