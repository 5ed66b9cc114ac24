/** What goes away with an event closes in its transaction: nobody answers for what is done. */
import type { DomainEvent, Together } from "#platform/command/command.ts";
import type { DeviationEvent } from "../../core/deviation/deviation.ts";
import { decideOpening, graceBefore } from "../../core/deviation/opening.ts";
import { recordedDeviation } from "../../core/deviation/recorded.ts";
import { FilterBroken } from "../../sql/deviation/asked-records.ts";
import { aboutStillFound } from "../../sql/deviation/differences.ts";
import { foundSql } from "../../sql/deviation/found.ts";
import { momentOf } from "../../sql/deviation/moment.ts";
import { rulesByIds } from "../../sql/deviation/rules.ts";
import { saveDeviationEvents } from "../../sql/deviation/save.ts";
import { openAbout } from "../../sql/deviation/waiting.ts";
import { closingTurn } from "../turns.ts";

type IdsOf = (event: DomainEvent) => readonly (string | null | undefined)[];

/** `idsOf` says which tasks and records an event is about. Where nothing is open about any of them, it is one look into an index. */
export const closingGone = (idsOf: IdsOf): Together => ({
  turn: closingTurn,
  async together({ tx, events: happened, given, append }) {
    const ids = [...new Set(happened.flatMap(idsOf))].filter((id): id is string => typeof id === "string");
    if (ids.length === 0) return;
    const { workspaceId } = given.actor;
    const open = await openAbout(tx, workspaceId, ids);
    if (open.length === 0) return;
    const moment = await momentOf(tx, workspaceId, given.now);
    const events: DeviationEvent[] = [];
    for (const rule of await rulesByIds(tx, workspaceId, [...new Set(open.map(({ ruleId }) => ruleId))])) {
      const own = open.filter(({ ruleId }) => ruleId === rule.id);
      const about = own.map(({ taskId, subjectId }) => taskId ?? subjectId ?? "");
      const cutoff = graceBefore(given.now, rule.graceHours, moment.calendar);
      try {
        const rows = await foundSql(tx, rule, { workspaceId, now: given.now, today: moment.today, cutoff, ruleId: rule.id }, about);
        const { close } = decideOpening(await aboutStillFound(tx, rows), own);
        events.push(...close.map((deviation): DeviationEvent => ({ type: "DeviationClosed", deviation, at: given.now })));
      } catch (error) {
        // A rule whose filter asks for a field that is gone is for its owner to mend; nobody's work waits for it.
        if (!(error instanceof FilterBroken)) throw error;
      }
    }
    if (events.length === 0) return;
    await saveDeviationEvents(tx, events, given);
    await append("work", events.map(recordedDeviation));
  },
});
