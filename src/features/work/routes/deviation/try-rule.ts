/** What a rule would open now, counted without opening anything. */
import type { Actor } from "#platform/command/actor.ts";
import type { Database } from "#platform/db/database.ts";
import type { TriedRule } from "../../contract/deviation/rules.ts";
import { graceBefore } from "../../core/deviation/opening.ts";
import type { RuleFields } from "../../core/deviation/rule.ts";
import { countFound } from "../../sql/deviation/differences.ts";
import { foundSql } from "../../sql/deviation/found.ts";
import { momentOf } from "../../sql/deviation/moment.ts";

const most = 50_000;

type Asking = { readonly actor: Actor; readonly database: Database; readonly now: Date };

/**
 * Rules look with the eyes of the server: who takes part in a deal and what happened with it is not for each to see. So the rule is asked with
 * those eyes, and counted is what concerns people below whoever asks.
 */
export async function tryRule({ actor, database, now }: Asking, ruleId: string | null, fields: RuleFields): Promise<TriedRule> {
  const { workspaceId, scope } = actor;
  return database.read({ ...scope, sight: "all" }, async (tx) => {
    const moment = await momentOf(tx, workspaceId, now);
    const cutoff = graceBefore(now, fields.graceHours, moment.calendar);
    const rows = await foundSql(tx, fields, { workspaceId, now, today: moment.today, cutoff }, null);
    const people = scope.sight === "all" ? null : scope.visible;
    const { found, known, examples } = await countFound(tx, workspaceId, fields, ruleId, rows, people, most);
    return {
      found,
      wouldOpen: found - known,
      isCut: found >= most,
      examples: examples.map(({ since, ...one }) => ({ ...one, since: new Date(since).toISOString() })),
    };
  });
}
