/** The kinds of entries that a source of the server leaves in the journal: each is shown in a timeline or a replay, and needs words. */

/** `kind: isNew ? "note_added" : "note_changed",` beside whose entry it is. */
const written = /\bkind: ([^,{}]*?),\s*(?:at|\.\.\.about|subject(?:Kind|Id))\b/g;
/** `entry("trial_started", id, …)`, also `entry(isArchived ? "trial_archived" : "trial_restored", …)`. */
const entered = /\bentry\(([^,]*?),/g;
/** `LeadTaken: "lead_taken",` in a table of events. */
const listed = /[{\s][A-Z][A-Za-z]+: ("[a-z_]+")[, ]/g;
const word = /"([a-z]+(?:_[a-z]+)+)"/g;

export function journalKindsIn(source: string): string[] {
  const places = [written, entered, listed].flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1]!));
  return places.flatMap((place) => [...place.matchAll(word)].map((match) => match[1]!));
}
