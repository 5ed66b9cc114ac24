/** The kinds of texts, in the order in which they are offered, each with its sign. */
import { IconChecklist, IconMail, IconMessage2Question, IconScript } from "@tabler/icons-react";

export const kindIcons = {
  script: IconScript,
  objections: IconMessage2Question,
  letter: IconMail,
  checklist: IconChecklist,
} as const;
