/** Who acts, through what, and what the database lets them see. */
import type { Scope } from "#platform/db/database.ts";

export type Via = "session" | "key" | "job" | "cli";
export type Language = "en" | "ru" | "de";

/** Somebody acting in one workspace. Rights are names such as `people.change`; a room may ask more about the thing at hand. */
export type Actor = {
  readonly workspaceId: string;
  readonly personId: string | null;
  readonly kind: "person" | "system" | "import";
  readonly via: Via;
  readonly rights: ReadonlySet<string>;
  readonly scope: Scope;
  readonly language: Language;
};

/** The server at its own work: first set-up, command line, jobs that no person asked for. Sees the workspace; may do what `rights` say. */
export function systemActor(workspaceId: string, via: Via, rights: Iterable<string> = []): Actor {
  const scope: Scope = { workspaceId, personId: null, visible: [], sight: "all" };
  return { workspaceId, personId: null, kind: "system", via, rights: new Set(rights), scope, language: "en" };
}

/** What the server does for somebody who is only just coming in stands under their name; they may do no more by it. */
export const actingFor = (personId: string, server: Actor): Actor => ({ ...server, kind: "person", personId });
