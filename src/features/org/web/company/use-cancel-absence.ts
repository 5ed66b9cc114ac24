/** Cancelling an absence, with undo: reported anew as it was. */

import { newKey } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { changeAbsence, reportAbsence } from "../people/calls.ts";
import type { Absence } from "./answers.ts";

export function useCancelAbsence(onDone?: () => void) {
  const t = useText();
  return useCommand({
    feature: "org",
    run: (absence: Absence) => changeAbsence(absence, { cancelled: true }),
    done: () => t("org:absence.cancelled"),
    undo: (_, { personId, kind, fromOn, toOn, deputyId }) => reportAbsence({ personId, kind, fromOn, toOn, deputyId }, newKey()),
    ...(onDone ? { onDone } : {}),
  });
}
