/** A head with two sellers, ben and cora, and a pipeline of theirs, each asking for themselves. */
import assert from "node:assert/strict";
import type { Actor } from "#platform/command/actor.ts";
import type { Endpoint } from "#platform/http/endpoint/definition.ts";
import { type Ask, asking } from "./ask.ts";
import { type TestCompany, type TestHouse, testCompany } from "./company.ts";

const stages = ["lead", "qualified", { key: "offer", name: "Offer", normDays: 14, probability: 0.4 }, "contract"];

export type Department = {
  readonly company: TestCompany;
  readonly head: Ask;
  readonly ben: Ask;
  readonly cora: Ask;
  readonly ids: Readonly<Record<"head" | "ben" | "cora", string>>;
  readonly pipelineId: string;
};

export async function salesDepartment(house: TestHouse, endpoints: readonly Endpoint[]): Promise<Department> {
  const company = await testCompany(house);
  const headId = await company.hire("direction_head");
  const ids = {
    head: headId,
    ben: await company.hire("seller", { chiefId: headId }),
    cora: await company.hire("seller", { chiefId: headId }),
  };
  const as = (personId: string, visible: readonly string[]) => {
    const actor: Actor = company.actorFor(personId, [
      "deals.read",
      "deals.change",
      "structure.change",
      "lists.change",
      "fields.change",
      "clients.read",
    ]);
    return asking(company, endpoints, { ...actor, scope: { ...actor.scope, visible } });
  };
  const head = as(headId, [headId, ids.ben, ids.cora]);
  const { status, body } = await head("POST", "/pipelines", { key: "b2b", name: "B2B", currency: "EUR", stages });
  assert.equal(status, 201, JSON.stringify(body));
  return { company, head, ben: as(ids.ben, [ids.ben]), cora: as(ids.cora, [ids.cora]), ids, pipelineId: body.id };
}

export async function openDeal(ask: Ask, more: object = {}) {
  const { status, body } = await ask("POST", "/deals", { title: "Lights for hall 4", pipeline: "b2b", ...more });
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}
