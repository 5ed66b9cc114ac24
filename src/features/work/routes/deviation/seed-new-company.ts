/** A company begins with rules, in the transaction that founds it. */
import type { Reactor } from "#platform/command/command.ts";
import { recordedRule } from "../../core/deviation/recorded.ts";
import { seedRules } from "../../sql/deviation/rules.ts";

export const seedingNewCompany: Reactor = async ({ tx, given, append }) => {
  const { actor, newId, now } = given;
  const rules = await seedRules(tx, actor.workspaceId, newId, now);
  await append(
    "work",
    rules.map((rule) => recordedRule({ type: "RuleAdded", rule, at: now })),
  );
};
