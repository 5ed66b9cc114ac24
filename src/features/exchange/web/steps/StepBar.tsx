/** Where one is in an import, and what else of it can be looked at. */
import { IconCheck } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { type ImportStep, importSteps } from "../import-steps.ts";
import classes from "../imports.module.css";

type Props = { readonly step: ImportStep; readonly open: readonly ImportStep[]; readonly onGo: (step: ImportStep) => void };

export function StepBar({ step, open, onGo }: Props) {
  const t = useText();
  const at = importSteps.indexOf(step);
  return (
    <nav aria-label={t("imports:steps")}>
      <ol className={classes["steps"]}>
        {importSteps.map((one, index) => {
          const words = (
            <>
              {index < at && <IconCheck size={14} aria-hidden />}
              <span>
                {index + 1}. <span className={classes["stepName"]}>{t(`imports:step.${one}`)}</span>
              </span>
            </>
          );
          return (
            <li key={one}>
              {open.includes(one) && one !== step ? (
                <button type="button" className={classes["step"]} onClick={() => onGo(one)}>
                  {words}
                </button>
              ) : (
                <span className={classes["step"]} {...(one === step ? { "aria-current": "step" as const } : {})}>
                  {words}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
