/** A head with two sellers, ben and cora, each asking the endpoints for themselves. */
import type { Right } from "#features/org/core/rights.ts";
import type { Endpoint } from "#platform/http/endpoint/definition.ts";
import { type Ask, asking } from "./ask.ts";
import { type TestCompany, type TestHouse, testCompany } from "./company.ts";

export type Sellers = {
  readonly company: TestCompany;
  readonly ids: Readonly<Record<"head" | "ben" | "cora", string>>;
  readonly head: Ask;
  readonly ben: Ask;
  readonly cora: Ask;
};

export async function sellersOf(house: TestHouse, endpoints: readonly Endpoint[], rights: readonly Right[]): Promise<Sellers> {
  const company = await testCompany(house);
  const head = await company.hire("direction_head", { name: "Hanna Head" });
  const ben = await company.hire("seller", { name: "Ben Berg", chiefId: head });
  const cora = await company.hire("seller", { name: "Cora Celik", chiefId: head });
  const as = (personId: string, visible: string[]) => {
    const actor = company.actorFor(personId, rights);
    return asking(company, endpoints, { ...actor, scope: { ...actor.scope, visible } });
  };
  return { company, ids: { head, ben, cora }, head: as(head, [head, ben, cora]), ben: as(ben, [ben]), cora: as(cora, [cora]) };
}
