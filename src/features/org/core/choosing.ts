/** Who may be chosen for what: the one rule by which choosers offer people and by which the server accepts them. */
import type { Post } from "#shared/choosing.ts";
import type { PersonStatus } from "./person.ts";
import { type Right, rightsOf, type Standing } from "./rights.ts";

/** Nobody is given what they could not change: the right that goes with each post. */
export const rightOfPost: Readonly<Record<Post, Right>> = {
  client_owner: "clients.change",
  lead_owner: "leads.change",
  lead_telesales: "leads.change",
  // Whoever sells opens the deal.
  lead_seller: "deals.change",
  deal_owner: "deals.change",
  task_assignee: "tasks.change",
  recurring_task: "tasks.change",
  step_assignee: "tasks.change",
};

export type Candidate = {
  readonly id: string;
  readonly name: string;
  readonly status: PersonStatus;
  readonly standing: Standing;
  /** Whether whoever chooses may set this work for the person; null: not asked, for none is set. */
  readonly maySetWork: boolean | null;
};

export type ChoiceFault = "unknown" | "left" | "unfit" | "not_theirs_to_set";

export type Reach = "along_routes" | "below";

/**
 * Whom whoever chooses may set work for, where a choice sets work: there the right alone is not enough. What comes again is set by those above
 * alone, and for oneself; null: no work is set.
 */
export const reachOfPost = (post: Post): Reach | null =>
  post === "task_assignee" ? "along_routes" : post === "recurring_task" ? "below" : null;

/**
 * Why a person cannot be chosen; null: they can. Somebody invited can: a company that begins shares out its records before all have
 * signed in, and whoever chooses knows them. Only the server passes them over when it picks by itself.
 */
export function choiceFault(post: Post, candidate: Candidate | undefined): ChoiceFault | null {
  if (candidate === undefined || candidate.status === "erased") return "unknown";
  if (candidate.status === "inactive") return "left";
  if (!rightsOf(candidate.standing).has(rightOfPost[post])) return "unfit";
  return reachOfPost(post) !== null && !candidate.maySetWork ? "not_theirs_to_set" : null;
}

export type OwnerRefusal = "unknown_owner" | "owner_inactive" | "owner_unfit";

/** What a record's owner cannot be chosen for. */
export function ownerRefusal(fault: ChoiceFault): OwnerRefusal {
  if (fault === "unknown") return "unknown_owner";
  return fault === "left" ? "owner_inactive" : "owner_unfit";
}
