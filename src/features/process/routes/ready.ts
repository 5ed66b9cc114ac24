/** The processes that come with the product: which there are, and installing them. */
import type { DomainEvent } from "#platform/command/command.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { forbidden } from "#platform/http/problem.ts";
import * as contract from "../contract/ready.ts";
import { readyProcesses, textsOf } from "../core/ready/compose.ts";
import { companyLanguage, processKeys } from "../sql/ready.ts";
import { type AddingText, installingReady } from "./install-ready.ts";
import { processRefusals } from "./process-refusals.ts";

const tag = "Processes";

export const readyEndpoints = <S, E extends DomainEvent>(parts: { readonly addingText: AddingText<S, E> }) => [
  endpoint({
    method: "get",
    path: "/processes/ready",
    tag,
    summary: "Processes that come with the product, and which of them the company has",
    right: "processes.read",
    query: contract.listReady,
    status: 200,
    answer: contract.readyList,
    handle: ({ actor, database, query }) =>
      database.read(actor.scope, async (tx) => {
        const language = query.language ?? (await companyLanguage(tx, actor.workspaceId));
        const known = await processKeys(tx, actor.workspaceId);
        const items = readyProcesses(language).map((definition) => ({
          key: definition.key,
          name: definition.name,
          description: definition.description ?? "",
          subject: definition.subject,
          steps: Object.keys(definition.steps).length,
          texts: textsOf(definition).length,
          isInstalled: known.has(definition.key),
        }));
        return { items };
      }),
  }),
  endpoint({
    method: "post",
    path: "/processes/ready",
    tag,
    summary: "Install ready processes with their scripts, objections, letters and checklists",
    description:
      "They become ordinary processes and texts, to be changed like any other. What the company has under the same key stays as it is. It needs the right book.change too.",
    right: "processes.change",
    body: contract.installReady,
    status: 200,
    answer: contract.installed,
    handle: async ({ actor, commands, body, options }) => {
      if (!actor.rights.has("book.change")) throw forbidden("It needs the right book.change.");
      return settle(await commands.execute(actor, installingReady(parts.addingText), body, options), processRefusals);
    },
  }),
];
