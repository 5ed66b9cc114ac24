/** The structure that a company starts with. */
import type { Tx } from "#platform/db/database.ts";
import { defaultLevels, defaultRoutes } from "../core/level.ts";
import { insertLevel, replaceRoutes } from "./ladder.ts";

/** The levels and routes that every company starts with. They are what a workspace is founded with, so the founding is their journal row. */
export async function seedStructure(tx: Tx, workspaceId: string, newId: () => string, _now: Date): Promise<void> {
  for (const level of defaultLevels) await insertLevel(tx, workspaceId, { id: newId(), ...level });
  await replaceRoutes(tx, workspaceId, defaultRoutes);
}
