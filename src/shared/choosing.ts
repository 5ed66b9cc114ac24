/** What people are chosen for: whose a record is, who calls, who is to sell, who is to do a task, or one that comes again. */
export const posts = [
  "client_owner",
  "lead_owner",
  "lead_telesales",
  "lead_seller",
  "deal_owner",
  "task_assignee",
  "recurring_task",
] as const;
export type Post = (typeof posts)[number];
