/** The company that a command is about. */
import { workspaceBySlug } from "#features/org/sql/workspace.ts";
import type { House } from "../house.ts";
import { Complaint } from "./flags.ts";

export async function workspaceOf({ database }: House, slug: string): Promise<string> {
  const workspaceId = await database.lookUp((tx) => workspaceBySlug(tx, slug));
  if (workspaceId === null) throw new Complaint(`There is no company with the address ${slug}.`);
  return workspaceId;
}
