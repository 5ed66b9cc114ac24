/** The monitor over HTTP. */
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { notFound } from "#platform/http/problem.ts";
import * as contract from "../../contract/monitor/monitor.ts";
import { findDayPerson } from "../../sql/day-person.ts";
import { readMonitor } from "../../sql/monitor/monitor.ts";
import { readReplay } from "../../sql/monitor/replay.ts";

const tag = "Monitor";

export const monitorEndpoints = [
  endpoint({
    method: "get",
    path: "/monitor",
    tag,
    summary: "What your people do now: one row for each person below you",
    right: "monitor.read",
    status: 200,
    answer: contract.monitor,
    handle: ({ actor, database, now }) => database.read({ ...actor.scope, sight: "all" }, (tx) => readMonitor(tx, actor.scope, now)),
  }),
  endpoint({
    method: "get",
    path: "/monitor/replay",
    tag,
    summary: "The day of one of your people, as it went",
    right: "monitor.read",
    query: contract.askReplay,
    status: 200,
    answer: contract.replay,
    handle: ({ actor, database, query, now }) =>
      database.read(actor.scope, async (tx) => {
        const person = await findDayPerson(tx, actor, query.person);
        if (!person) throw notFound();
        return readReplay(tx, actor.scope, person, query.date, now);
      }),
  }),
] as const;
