/** The namespaces there are; the English files give keys their types. A new area adds its line here. */
export type Catalogues = {
  account: typeof import("./en/account.json");
  book: typeof import("./en/book.json");
  calendar: typeof import("./en/calendar.json");
  clients: typeof import("./en/clients.json");
  deals: typeof import("./en/deals.json");
  entry: typeof import("./en/entry.json");
  fields: typeof import("./en/fields.json");
  imports: typeof import("./en/imports.json");
  journal: typeof import("./en/journal.json");
  kit: typeof import("./en/kit.json");
  leads: typeof import("./en/leads.json");
  list: typeof import("./en/list.json");
  money: typeof import("./en/money.json");
  monitor: typeof import("./en/monitor.json");
  notifications: typeof import("./en/notifications.json");
  org: typeof import("./en/org.json");
  pages: typeof import("./en/pages.json");
  people: typeof import("./en/people.json");
  problems: typeof import("./en/problems.json");
  recurring: typeof import("./en/recurring.json");
  processes: typeof import("./en/processes.json");
  reports: typeof import("./en/reports.json");
  settings: typeof import("./en/settings.json");
  shell: typeof import("./en/shell.json");
  structure: typeof import("./en/structure.json");
  work: typeof import("./en/work.json");
};
