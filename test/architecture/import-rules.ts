/** Who may import what: the table of the rooms' furniture, their order, and the walls between the wings. */
import { type Piece, type Place, placeOf } from "./place.ts";
import { type Import, isTest, type Source } from "./source.ts";
import type { Violation } from "./violations.ts";

type Room = Extract<Place, { wing: "room" }>;

/** The pieces of its own room that a piece may import; of the rooms to the left; the packages; whether the whole platform. */
type Allowance = {
  readonly own: readonly Piece[];
  readonly left: readonly Piece[];
  readonly packages: RegExp;
  readonly platform: RegExp;
  readonly ui?: true;
};

const none = /^(?!)/;
/** Two files of the platform hold words that a contract and a page share with every route: the shapes of problems, lists and ids. */
const wireWords = /^src\/platform\/http\/(schema|contract)\.ts$/;

/** Pure libraries that a core may stand on: a standard's own model, without input or output. */
const corePackages = /^bpmn-moddle$/;

const table: Readonly<Record<Piece, Allowance>> = {
  core: { own: ["core"], left: ["core"], packages: corePackages, platform: none },
  contract: { own: ["contract", "core"], left: ["contract"], packages: /^(zod|@hono\/zod-openapi)$/, platform: wireWords },
  sql: { own: ["sql", "core", "contract"], left: ["sql"], packages: /^kysely$/, platform: /^src\/platform\/(db|command)\// },
  routes: {
    own: ["routes", "contract", "core", "sql"],
    left: [],
    packages: /^(zod|hono|@hono\/zod-openapi)(\/|$)/,
    platform: /^src\/platform\//,
  },
  jobs: { own: ["jobs", "core", "sql"], left: ["core"], packages: none, platform: /^src\/platform\// },
  web: { own: ["web", "contract", "core"], left: ["contract"], packages: /^(?!node:)/, platform: wireWords, ui: true },
};

/** Pure libraries that shared words may stand on. */
const sharedPackages = /^(temporal-polyfill|date-holidays|libphonenumber-js\/min|pure-rand|simple-statistics|zod)$/;

export function importViolations(sources: readonly Source[], rooms: readonly string[]): Violation[] {
  return sources
    .filter(({ path }) => !isTest(path))
    .flatMap((source) => {
      const from = placeOf(source.path);
      if (from === null) return [{ rule: "place", path: source.path, what: "lies where nothing is foreseen" }];
      if (from.wing === "room" && !rooms.includes(from.room)) {
        return [{ rule: "place", path: source.path, what: `lies in the room "${from.room}", which is not in the list of rooms` }];
      }
      return source.imports.flatMap((found) => {
        const rule = judge(from, found, rooms);
        return rule === null ? [] : [{ rule, path: source.path, what: `imports ${found.spec}` }];
      });
    });
}

/** The rule that an import breaks, or null. */
function judge(from: Place, found: Import, rooms: readonly string[]): string | null {
  if (found.path !== null && isTest(found.path)) return "tests stay outside";
  const to = found.path === null ? null : placeOf(found.path);
  if (from.wing === "main") return to?.wing === "outside" && !/^(package\.json|db\/)/.test(found.path ?? "") ? "walls" : null;
  if (found.path !== null && to === null) return "place";
  switch (from.wing) {
    case "shared":
      return to === null
        ? sharedPackages.test(found.spec)
          ? null
          : "shared imports nothing but itself"
        : to.wing === "shared"
          ? null
          : "walls";
    case "platform":
      return to === null || to.wing === "platform" || to.wing === "shared" ? null : "walls";
    case "ui":
      return to === null ? (found.spec.startsWith("node:") ? "walls" : null) : to.wing === "ui" || to.wing === "shared" ? null : "walls";
    case "room":
      return judgeRoom(from, to, found, rooms);
    default:
      return "walls";
  }
}

function judgeRoom(from: Room, to: Place | null, found: Import, rooms: readonly string[]): string | null {
  const may = table[from.piece];
  if (to === null) return may.packages.test(found.spec) ? null : "roles";
  if (to.wing === "shared") return null;
  if (to.wing === "ui") return may.ui ? null : "roles";
  if (to.wing === "platform") return may.platform.test(found.path ?? "") ? null : "roles";
  if (to.wing !== "room") return "walls";
  if (to.room === from.room) return may.own.includes(to.piece) ? null : "roles";
  // Every route asks who acts and what that person may do: the one core that all routes share.
  const isRights = from.piece === "routes" && to.room === "org" && to.piece === "core";
  if (!isRights && rooms.indexOf(to.room) >= rooms.indexOf(from.room)) return "order of rooms";
  return isRights || may.left.includes(to.piece) ? null : "roles";
}
