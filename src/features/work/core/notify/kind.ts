/** What people are told of, and by which ways unless they choose otherwise. */

export const noticeKinds = [
  "task_assigned",
  "task_reassigned",
  "task_taken",
  "task_due_soon",
  "request_returned",
  "mention",
  "deviation",
  "deviation_escalated",
  "help_asked",
  "help_answered",
  "run_failed_to_assign",
  "process_message",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export const mailModes = ["at_once", "digest", "never"] as const;
export type MailMode = (typeof mailModes)[number];

/** By which ways somebody wants to hear of one kind. */
export type Preference = { readonly inApp: boolean; readonly mail: MailMode; readonly push: boolean };

/** What waits for an answer comes at once; what can wait comes with the digest; what a look at the day shows anyway comes by no letter. */
const usual: Readonly<Record<NoticeKind, Preference>> = {
  task_assigned: { inApp: true, mail: "digest", push: true },
  task_reassigned: { inApp: true, mail: "digest", push: true },
  task_taken: { inApp: true, mail: "never", push: false },
  task_due_soon: { inApp: true, mail: "never", push: true },
  request_returned: { inApp: true, mail: "at_once", push: true },
  mention: { inApp: true, mail: "at_once", push: true },
  deviation: { inApp: true, mail: "at_once", push: true },
  deviation_escalated: { inApp: true, mail: "at_once", push: true },
  help_asked: { inApp: true, mail: "at_once", push: true },
  help_answered: { inApp: true, mail: "at_once", push: true },
  run_failed_to_assign: { inApp: true, mail: "at_once", push: true },
  process_message: { inApp: true, mail: "digest", push: false },
};

export const isNoticeKind = (text: string): text is NoticeKind => (noticeKinds as readonly string[]).includes(text);

/** What the person chose for this kind, or the usual. */
export const preferenceFor = (kind: NoticeKind, chosen: ReadonlyMap<string, Preference>): Preference => chosen.get(kind) ?? usual[kind];
