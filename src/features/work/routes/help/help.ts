/** Help on a deal over HTTP, and what happens when whoever helps has answered. */
import { z } from "@hono/zod-openapi";
import type { DomainEvent, Given, Operation, Reactor } from "#platform/command/command.ts";
import type { JournalEntry } from "#platform/command/journal.ts";
import type { Endpoint, RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { id } from "#platform/http/schema.ts";
import { addDays } from "#shared/date.ts";
import { businessDate, startOfBusinessDay } from "#shared/period.ts";
import * as contract from "../../contract/help/help.ts";
import { askHelp, type HelpAbout, type HelpEvent, type HelpRefusal, type HelpState } from "../../core/help/help.ts";
import { companyOf } from "../../sql/day-person.ts";
import { dayViews } from "../../sql/day-views.ts";
import { readHelpReport } from "../../sql/help/report.ts";
import { loadHelp, passOn, saveHelp } from "../../sql/help/save-help.ts";
import { notify } from "../../sql/notify/notify.ts";

/** How the room of tasks writes down that one was opened. */
export type HelpParts = { readonly recordTask: (event: never) => JournalEntry };

const refusals: Readonly<Record<HelpRefusal, RefusalAnswer>> = {
  asker_needed: { status: 403, detail: "Only a person asks for help." },
  deal_ended: { status: 409, detail: "The deal has ended or is archived." },
  nobody_above: { status: 409, detail: "Nobody stands above you in the reporting tree." },
  not_above: { status: 422, path: "/to", detail: "Help comes from above: choose your chief or somebody above." },
  help_asked_already: { status: 409, detail: "You have asked them already, and they have not answered yet." },
};

type Ask = {
  readonly dealId: string;
  readonly taskId: string;
  readonly text: string;
  readonly to: string | undefined;
  readonly about: HelpAbout | null;
};

const askingHelp = ({ recordTask }: HelpParts): Operation<Ask, HelpState, HelpEvent, HelpRefusal, { readonly taskId: string }> => ({
  feature: "work",
  load: (tx, { dealId, about }, given) => loadHelp(tx, given, dealId, about),
  decide: (state, { taskId, text, to, about }, { now, actor }) =>
    askHelp(state, { taskId, askerId: actor.personId, text: text.trim(), to, about }, now),
  save: (tx, events, _, given) => saveHelp(tx, events, given),
  record: (event) =>
    event.type === "TaskOpened"
      ? { ...recordTask(event as never), feature: "process" }
      : entry("help_asked", event.dealId, event.at, {
          taskId: event.taskId,
          to: event.to,
          ...(event.about === null ? {} : { about: event.about }),
        }),
  answer: async (_, { taskId }) => ({ taskId }),
});

const nextDay = (now: Date, timeZone: string) => addDays(businessDate(now, timeZone), 1);

const entry = (kind: string, subjectId: string, at: Date, data: Readonly<Record<string, unknown>>): JournalEntry => ({
  ...{ kind, subjectKind: "deal", subjectId, at, data },
});

type Completed = DomainEvent & {
  readonly task: {
    readonly id: string;
    readonly kind: string;
    readonly title: string;
    readonly text: string | null;
    readonly subjectId: string | null;
    readonly ownerId: string | null;
    readonly assigneeId: string;
    readonly giverId: string | null;
  };
  readonly outcome: string;
  readonly comment: string | null;
  readonly at: Date;
};

/** The outcome stands in the history of the deal; passed on, the next above is asked. The asker is told by whoever tells of tasks. */
export const helpAnswered: Reactor = async ({ tx, event, given, append }) => {
  const { task, outcome, comment, at } = event as Completed;
  if (task.kind !== "help" || task.subjectId === null) return;
  const data = { taskId: task.id, by: task.assigneeId, outcome };
  const passed = outcome === "passed_on" ? await passOn(tx, given, task, comment) : null;
  await append("work", [entry("help_answered", task.subjectId, at, passed === null ? data : { ...data, to: passed.to })]);
  if (passed) await tellHelper(tx, given, task.subjectId, passed);
};

const tellHelper = (
  tx: Parameters<typeof notify>[0],
  given: Given,
  dealId: string,
  { taskId, to }: { readonly taskId: string; readonly to: string },
) =>
  notify(tx, given, [{ personId: to, kind: "help_asked", once: `task:${taskId}:opened`, taskId, subject: { kind: "deal", id: dealId } }]);

export const helpEndpoints = (parts: HelpParts): readonly Endpoint[] => {
  const asking = askingHelp(parts);
  return [
    endpoint({
      method: "post",
      path: "/deals/{id}/help",
      tag: "Deals",
      summary: "Pull in my head: the chief takes part in the deal and has a task with what is asked",
      right: "tasks.change",
      params: z.strictObject({ id }),
      body: contract.askHelp,
      status: 201,
      answer: contract.helpAsked,
      handle: async ({ params, body, ...call }) => {
        const { actor, commands, database, options, now } = call;
        const ask = { dealId: params.id, taskId: call.newId(), text: body.text, to: body.to, about: body.about ?? null };
        const { taskId } = settle(await commands.execute(actor, asking, ask, options), refusals);
        return database.read(actor.scope, async (tx) => {
          const { timeZone } = await companyOf(tx, actor.workspaceId);
          const moment = { from: now, ends: startOfBusinessDay(nextDay(now, timeZone), timeZone) };
          return { task: (await dayViews(tx, actor, [taskId], moment)).get(taskId) };
        });
      },
    }),
    endpoint({
      method: "get",
      path: "/reports/help",
      tag: "Reports",
      summary: "Who needs help with what: calls for help on deals, and what became of them",
      right: "tasks.read",
      query: contract.askHelpReport,
      status: 200,
      answer: contract.helpReport,
      handle: ({ actor, database, query, now }) =>
        database.read(actor.scope, async (tx) => {
          const { timeZone } = await companyOf(tx, actor.workspaceId);
          return readHelpReport(tx, actor.scope, query, timeZone, now);
        }),
    }),
  ];
};
