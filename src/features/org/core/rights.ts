/** What a person may do in the company, from level and role. A room may ask more about the thing at hand. */
import type { LevelFunction } from "./level.ts";

export type Role = "administrator" | "presales" | "production" | "auditor";

/** Everything that rights are called, those of the rooms to the right too: they all follow from level and role. */
export type Right =
  | "people.read"
  | "people.change"
  | "people.erase"
  | "structure.change"
  | "pairings.change"
  | "absences.change"
  | "calendar.change"
  | "settings.change"
  | "sso.change"
  | "journal.read"
  | "journal.audit"
  | "keys.own"
  | "keys.manage"
  | "jobs.read"
  | "jobs.retry"
  | "absences.own"
  | "profile.own"
  | "clients.read"
  | "clients.change"
  | "leads.change"
  | "deals.read"
  | "deals.change"
  | "deals.correct"
  | "fields.change"
  | "lists.change"
  | "imports.run"
  | "book.read"
  | "book.change"
  | "processes.read"
  | "processes.change"
  | "runs.change"
  | "tasks.read"
  | "tasks.change"
  | "rules.change"
  | "monitor.read";

/** What decides about rights. */
export type Standing = {
  readonly rank: number | null;
  readonly functions: readonly LevelFunction[];
  readonly seesAll: boolean;
  readonly role: Role | null;
};

const everybody: readonly Right[] = ["people.read", "keys.own", "absences.own", "profile.own"];
const leading: readonly Right[] = [
  "people.change",
  "structure.change",
  "pairings.change",
  "absences.change",
  "calendar.change",
  "journal.read",
];
const administering: readonly Right[] = [
  ...leading,
  "people.erase",
  "journal.audit",
  "settings.change",
  "sso.change",
  "keys.manage",
  "jobs.read",
  "jobs.retry",
];

/** Everybody who has a part in a sale reads records and changes clients and leads; whoever sells, or leads those who do, changes deals. */
const reading: readonly LevelFunction[] = ["set_goals", "lead_department", "lead_direction", "sell", "call", "research"];
const selling: readonly LevelFunction[] = ["set_goals", "lead_department", "lead_direction", "sell"];
/** Heads shape what their people write down: own fields, lists of words, imports; and correct history. */
const heading: readonly LevelFunction[] = ["set_goals", "lead_department", "lead_direction"];

/** Whoever has work to do has tasks, and reads the process and the book they come from. */
const working: readonly Right[] = ["tasks.read", "tasks.change", "processes.read", "book.read"];

/** Each rule adds rights; an auditor sees all and changes nothing but the own profile. */
const rules: readonly ((standing: Standing) => readonly Right[])[] = [
  () => everybody,
  ({ functions }) => (functions.includes("set_goals") ? administering : []),
  ({ functions }) => (functions.includes("lead_department") ? leading : []),
  ({ functions }) => (functions.includes("lead_direction") ? ["pairings.change", "absences.change", "journal.read"] : []),
  ({ functions }) =>
    functions.some((one) => reading.includes(one)) ? ["clients.read", "clients.change", "leads.change", "deals.read"] : [],
  ({ functions }) => (functions.some((one) => selling.includes(one)) ? ["deals.change", "runs.change"] : []),
  ({ functions, role }) => (functions.length > 0 || role === "presales" || role === "production" ? working : []),
  ({ functions }) =>
    functions.some((one) => heading.includes(one))
      ? ["deals.correct", "fields.change", "lists.change", "imports.run", "book.change", "processes.change", "rules.change", "monitor.read"]
      : [],
  ({ role }) =>
    role === "administrator"
      ? [
          ...administering,
          "fields.change",
          "lists.change",
          "book.read",
          "book.change",
          "processes.read",
          "processes.change",
          "rules.change",
        ]
      : [],
];

export function rightsOf(standing: Standing): ReadonlySet<Right> {
  if (standing.role === "auditor" && standing.rank === null)
    return new Set([
      "people.read",
      "clients.read",
      "deals.read",
      "journal.read",
      "tasks.read",
      "processes.read",
      "book.read",
      "monitor.read",
      "keys.own",
      "profile.own",
    ]);
  return new Set(rules.flatMap((rule) => rule(standing)));
}

/** Sees every record of the workspace: a level with the function "sees all", or the auditor. */
export const seesAll = (standing: Standing): boolean => standing.seesAll || standing.role === "auditor";

/**
 * May somebody with this standing put another person at that level or role?
 * The owner and administrators may anything; others only what is below themselves, so that nobody lifts anybody past their own level.
 */
export function mayPlace(actor: Standing, target: { readonly rank: number | null; readonly role: Role | null }): boolean {
  if (actor.role === "administrator" || actor.functions.includes("set_goals")) return true;
  if (target.role === "administrator" || target.role === "auditor") return false;
  return target.rank === null || (actor.rank !== null && target.rank > actor.rank);
}
