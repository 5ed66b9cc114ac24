/** Contracts over HTTP. */
import { z } from "@hono/zod-openapi";
import { bulkAnswer, bulkBody, performBulk } from "#platform/http/bulk.ts";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { demandFilter, demandOrder, demandPage } from "#platform/http/filter.ts";
import { fieldProblem, notFound } from "#platform/http/problem.ts";
import { id, page } from "#platform/http/schema.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import type { Order } from "#shared/filter/order.ts";
import { amountOf, parseMoney } from "#shared/money.ts";
import * as contract from "../../contract/contracts.ts";
import type { ContractRefusal } from "../../core/contract.ts";
import { contractCatalogue } from "../../core/contract-catalogue.ts";
import { contractKind, contractSummary, findContract } from "../../sql/money/contract-views.ts";
import { recordsPage } from "../../sql/records-list.ts";
import { companyNow } from "../../sql/seen-belonging.ts";
import { belongingRefusals } from "../belonging-refusals.ts";
import { inBulk } from "../bulk.ts";
import { archivingContract, changingContract, drawingContract, readEntered, schedulingContract } from "./operate-contracts.ts";

const contractRefusals: Readonly<Record<ContractRefusal, RefusalAnswer>> = {
  ...belongingRefusals,
  client_needed: { status: 422, path: "/clientId", detail: "Say with which client; the deal has none." },
  external_id_taken: { status: 422, path: "/externalId", detail: "Another contract has this id from elsewhere." },
  amount_malformed: { status: 422, path: "/amount", detail: "An amount has at most the digits of its currency, as in 84000.00." },
  amount_not_positive: { status: 422, path: "/amount", detail: "The amount is above 0." },
  amount_missing: { status: 409, detail: "The contract needs an amount before it has instalments." },
  currencies_differ: { status: 422, path: "/amount", detail: "All amounts of a contract have its currency." },
  schedule_differs: { status: 422, path: "/instalments", detail: "The instalments do not add up to the contract." },
  more_parts_than_units: { status: 422, path: "/split/parts", detail: "The amount cannot be split into so many parts." },
};

const params = z.strictObject({ id });
const tag = "Contracts";
const catalogue = contractCatalogue as Catalogue<never>;
const newestFirst: Order = [{ field: "createdAt", isDescending: true }];
const bulkChangingContract = inBulk(changingContract, (tx, workspaceId, contractId) => findContract(tx, workspaceId, contractId, ""));

/** "The instalments come to 900.00 EUR, 100.00 EUR less than the contract." */
function toldDifference(view: contract.ContractView, sent: contract.ScheduleContract): string {
  const whole = view.amount === null ? null : parseMoney(view.amount);
  if (!whole?.ok || !("instalments" in sent)) return contractRefusals.schedule_differs.detail;
  const { currency } = view;
  const parts = sent.instalments.map(({ amount }) => readEntered(amount, currency));
  const sum = parts.reduce((total, part) => total + (part === "amount_malformed" ? 0n : part.minor), 0n);
  const difference = whole.value.minor - sum;
  const said = (minor: bigint) => `${amountOf({ minor: minor < 0n ? -minor : minor, currency })} ${currency}`;
  return `The instalments come to ${said(sum)}, ${said(difference)} ${difference > 0n ? "less" : "more"} than the contract.`;
}

export const contractEndpoints = [
  endpoint({
    method: "get",
    path: "/contracts",
    tag,
    summary: "Contracts that you can see, newest first",
    right: "deals.read",
    query: contract.listContracts,
    status: 200,
    answer: page(contract.contract),
    handle: async ({ actor, database, query, now }) => {
      const filter = demandFilter(query.filter, catalogue);
      const order = demandOrder(query.sort, catalogue, newestFirst);
      const read = await database.read(actor.scope, async (tx) => {
        const { today } = await companyNow(tx, actor.workspaceId, now);
        return recordsPage(tx, actor.scope, contractKind(today), { filter, order, limit: query.limit, cursor: query.cursor }, now);
      });
      return demandPage(read);
    },
  }),
  endpoint({
    method: "get",
    path: "/contracts/summary",
    tag,
    summary: "What contracts come to: amount, paid, open, overdue",
    right: "deals.read",
    query: contract.askContractSummary,
    status: 200,
    answer: contract.contractSummary,
    handle: ({ actor, database, query, now }) => {
      const filter = demandFilter(query.filter, catalogue);
      return database.read(actor.scope, async (tx) =>
        contractSummary(tx, actor.scope, filter, (await companyNow(tx, actor.workspaceId, now)).today, now),
      );
    },
  }),
  endpoint({
    method: "post",
    path: "/contracts",
    tag,
    summary: "Write down a contract",
    right: "deals.change",
    body: contract.drawContract,
    status: 201,
    answer: contract.contract,
    handle: async ({ actor, commands, body, options }) =>
      settle(await commands.execute(actor, drawingContract, body, options), contractRefusals),
  }),
  endpoint({
    method: "post",
    path: "/contracts/bulk",
    tag,
    summary: "Change many contracts, each by itself",
    right: "deals.change",
    body: bulkBody(contract.changeContract),
    status: 200,
    answer: bulkAnswer,
    handle: ({ actor, commands, body, options }) =>
      performBulk(body.items, options, (item, own) => commands.execute(actor, bulkChangingContract, item, own)),
  }),
  endpoint({
    method: "get",
    path: "/contracts/{id}",
    tag,
    summary: "One contract, with its instalments and what covers them",
    right: "deals.read",
    params,
    status: 200,
    answer: contract.contract,
    handle: async ({ actor, database, params, now }) => {
      const found = await database.read(actor.scope, async (tx) =>
        findContract(tx, actor.workspaceId, params.id, (await companyNow(tx, actor.workspaceId, now)).today),
      );
      if (!found) throw notFound();
      return found;
    },
  }),
  endpoint({
    method: "patch",
    path: "/contracts/{id}",
    tag,
    summary: "Change a contract: number, day of signing, amount",
    right: "deals.change",
    params,
    body: contract.changeContract,
    status: 200,
    answer: contract.contract,
    handle: async ({ actor, commands, params, body, options }) =>
      settle(await commands.execute(actor, changingContract, { ...params, change: body }, options), contractRefusals),
  }),
  endpoint({
    method: "put",
    path: "/contracts/{id}/schedule",
    tag,
    summary: "The payment schedule: instalments that add up to the contract, or equal parts",
    right: "deals.change",
    params,
    body: contract.scheduleContract,
    status: 200,
    answer: contract.contract,
    handle: async ({ actor, database, commands, params, body, options }) => {
      const result = await commands.execute(actor, schedulingContract, { ...params, ...body }, options);
      if (!result.ok && result.refusal.kind === "refused" && result.refusal.reason === "schedule_differs") {
        const view = await database.read(actor.scope, (tx) => findContract(tx, actor.workspaceId, params.id, ""));
        if (view) throw fieldProblem("/instalments", "schedule_differs", toldDifference(view, body));
      }
      return settle(result, contractRefusals);
    },
  }),
  ...(["archive", "restore"] as const).map((word) =>
    endpoint({
      method: "post",
      path: `/contracts/{id}/${word}`,
      tag,
      summary: word === "archive" ? "Take a contract out of the lists" : "Bring an archived contract back",
      right: "deals.change",
      params,
      status: 200,
      answer: contract.contract,
      handle: async ({ actor, commands, params, options }) =>
        settle(await commands.execute(actor, archivingContract, { ...params, isArchived: word === "archive" }, options), contractRefusals),
    }),
  ),
];
