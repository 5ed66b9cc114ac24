/** Where in the house a file stands. */

export const pieces = ["core", "contract", "sql", "routes", "jobs", "web"] as const;
export type Piece = (typeof pieces)[number];

export type Place =
  | { readonly wing: "room"; readonly room: string; readonly piece: Piece }
  | { readonly wing: "shared" | "ui" | "main" }
  | { readonly wing: "platform"; readonly part: string }
  | { readonly wing: "outside" };

const roomPath = new RegExp(`^src/features/([^/]+)/(${pieces.join("|")})(?:\\.tsx?$|/)`);

/** Null for a file that lies in src where nothing is foreseen. */
export function placeOf(path: string): Place | null {
  const [, room, piece] = roomPath.exec(path) ?? [];
  if (room !== undefined) return { wing: "room", room, piece: piece as Piece };
  const [, wing, rest] = /^src\/(shared|platform|ui|main)\/(.+)$/.exec(path) ?? [];
  if (wing === "platform") return { wing, part: (rest ?? "").replace(/\.tsx?$/, "").split("/")[0] ?? "" };
  if (wing === "shared" || wing === "ui" || wing === "main") return { wing };
  return path.startsWith("src/") ? null : { wing: "outside" };
}
