/** Events of several rooms in one command: each is written down as its own room does. */
import type { DomainEvent, Told } from "#platform/command/command.ts";
import type { JournalEntry } from "#platform/command/journal.ts";

const entries = new WeakMap<DomainEvent, JournalEntry>();

export function toldEvents(told: readonly Told[]): readonly DomainEvent[] {
  for (const { event, feature, entry } of told) entries.set(event, { ...entry, feature });
  return told.map(({ event }) => event);
}

export function recordedTold(event: DomainEvent): JournalEntry {
  const entry = entries.get(event);
  if (!entry) throw new Error(`nobody said how ${event.type} is written down`);
  return entry;
}
