/** Where the card of what a task is about is. */
import type { Task } from "./answers.ts";

type Subject = NonNullable<Task["subject"]>;
const cards: Readonly<Record<Subject["kind"], (id: string) => string>> = {
  client: (id) => `clients/${id}`,
  contact: (id) => `contacts/${id}`,
  lead: (id) => `leads?panel=${id}`,
  deal: (id) => `deals/${id}`,
  trial: (id) => `trials?panel=${id}`,
  contract: (id) => `contracts?panel=${id}`,
  payment: () => "contracts?tab=payments",
};

export const subjectPath = ({ kind, id }: Pick<Subject, "kind" | "id">): string => cards[kind](id);
