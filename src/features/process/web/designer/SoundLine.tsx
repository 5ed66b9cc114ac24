/** Whether the process is sound, in one line; a fault in words, with its way lit on the canvas. */
import { ActionIcon, Button, Group } from "@mantine/core";
import { IconAlertTriangle, IconChevronLeft, IconChevronRight, IconCircleCheck, IconLoader } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import type { Definition } from "../../core/definition.ts";
import { faultWords } from "../words/use-sayings.ts";
import classes from "./Designer.module.css";
import type { Sound } from "./state/use-soundness.ts";

type Props = {
  readonly definition: Definition;
  readonly sound: Sound;
  readonly isChecking: boolean;
  readonly at: number;
  readonly onAt: (at: number) => void;
  readonly onShow: (node: string) => void;
};

export function SoundLine({ definition, sound, isChecking, at, onAt, onShow }: Props) {
  const t = useText();
  const faults = sound?.answer.faults ?? [];
  const fault = faults[at];
  const state = isChecking || !sound ? "checking" : sound.answer.sound ? "sound" : sound.answer.tooLarge ? "too_large" : "faulty";
  const ends = Object.values(definition.steps).reduce(
    (sum, { outcomes }) => sum + Object.values(outcomes).filter(({ end }) => end).length,
    0,
  );
  return (
    <div className={classes["sound"]} data-state={state} role="status">
      {state === "checking" && (
        <>
          <IconLoader size={16} aria-hidden />
          {t("processes:sound.checking")}
        </>
      )}
      {state === "sound" && (
        <>
          <IconCircleCheck size={16} aria-hidden />
          {t("processes:sound.yes", {
            steps: t("processes:steps", { count: Object.keys(definition.steps).length }),
            ends: t("processes:ends", { count: ends }),
          })}
        </>
      )}
      {state === "too_large" && (
        <>
          <IconAlertTriangle size={16} aria-hidden />
          {t("processes:sound.too_large")}
        </>
      )}
      {state === "faulty" && fault && (
        <>
          <IconAlertTriangle size={16} aria-hidden />
          <Button variant="subtle" color="red" size="compact-sm" className={classes["fault"]!} onClick={() => onShow(fault.step)}>
            {faultWords(definition, fault, t)}
          </Button>
          {faults.length > 1 && (
            <Group gap={2} wrap="nowrap" className={classes["faults"]!}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("processes:sound.before")}
                disabled={at === 0}
                onClick={() => onAt(at - 1)}
              >
                <IconChevronLeft size={16} aria-hidden />
              </ActionIcon>
              <span className="figures">{t("processes:sound.at", { at: at + 1, count: faults.length })}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("processes:sound.next")}
                disabled={at === faults.length - 1}
                onClick={() => onAt(at + 1)}
              >
                <IconChevronRight size={16} aria-hidden />
              </ActionIcon>
            </Group>
          )}
        </>
      )}
    </div>
  );
}
