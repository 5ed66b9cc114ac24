/** The structure over HTTP: the tree as a whole, and what it is made of. */
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { tree } from "../contract/structure.ts";
import { readTree } from "../sql/tree.ts";
import { levelEndpoints } from "./levels.ts";
import { pairingEndpoints } from "./pairings.ts";
import { positionEndpoints } from "./positions.ts";
import { unitEndpoints } from "./units.ts";

export const structureEndpoints = [
  endpoint({
    method: "get",
    path: "/org/tree",
    tag: "Structure",
    summary: "The whole structure as it is now",
    right: "people.read",
    status: 200,
    answer: tree,
    handle: ({ actor, database, now }) => database.read(actor.scope, (tx) => readTree(tx, actor.workspaceId, now)),
  }),
  ...levelEndpoints,
  ...unitEndpoints,
  ...positionEndpoints,
  ...pairingEndpoints,
] as const;
