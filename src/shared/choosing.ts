/** What people are chosen for: whose a record is, who calls, who is to sell, who is to do a task, one that comes again, or a step of a process. */
export const posts = [
  "client_owner",
  "lead_owner",
  "lead_telesales",
  "lead_seller",
  "deal_owner",
  "task_assignee",
  "recurring_task",
  "step_assignee",
] as const;
export type Post = (typeof posts)[number];
