import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconAt,
  IconChecklist,
  IconClockExclamation,
  IconLifebuoy,
  IconMessage,
  IconStairsUp,
  IconUserQuestion,
  IconUserShare,
} from "@tabler/icons-react";
import type { PageIcon } from "#ui/pages.ts";
import type { NoticeKind } from "../../core/notify/kind.ts";

export const iconOf: Readonly<Record<NoticeKind, PageIcon>> = {
  task_assigned: IconChecklist,
  task_reassigned: IconUserShare,
  task_taken: IconUserShare,
  task_due_soon: IconClockExclamation,
  request_returned: IconArrowBackUp,
  mention: IconAt,
  deviation: IconAlertTriangle,
  deviation_escalated: IconStairsUp,
  help_asked: IconLifebuoy,
  help_answered: IconLifebuoy,
  run_failed_to_assign: IconUserQuestion,
  process_message: IconMessage,
};
