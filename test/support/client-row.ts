/** A client by the shortest way, for tests of rooms to the right. */
import { enterRecords } from "#platform/db/record.ts";
import { newId } from "#shared/id.ts";
import { foldText } from "#shared/text.ts";
import type { TestCompany } from "./company.ts";

export async function clientRow(company: TestCompany, name: string, ownerId: string): Promise<string> {
  const id = newId();
  const { workspaceId } = company;
  await company.database.command(company.system.scope, async (tx) => {
    await enterRecords(tx, workspaceId, [{ id, kind: "client", ownerId, parentId: null, title: name }]);
    await tx
      .insertInto("clients.client")
      .values({ workspace_id: workspaceId, id, owner_id: ownerId, name, name_folded: foldText(name), created_at: company.clock.now })
      .execute();
  });
  return id;
}
