/** What a client's events leave in the journal. By what it is reached may be somebody's own number, so those values stand where erasure can empty them. */
import { type CustomChange, filterName } from "#features/fields/core/custom.ts";
import { type Changes, changesFrom, changesOf } from "#shared/changes.ts";
import { type Channel, channelKinds } from "./channel.ts";
import type { ClientEvent } from "./client.ts";

export type PersonalChange = { readonly field: string; readonly before: string | null; readonly after: string | null };
export type Recorded = {
  readonly kind: string;
  readonly subjectId: string;
  readonly at: Date;
  readonly data: { readonly changes?: Changes };
  readonly personal: readonly PersonalChange[];
};

/** References, numbers and words of ours; channels apart. */
export function recordedClient(event: ClientEvent): Recorded {
  const { at } = event;
  switch (event.type) {
    case "ClientAdded": {
      const { id, version: _, mergedIntoId: __, archivedAt: ___, channels, ...rest } = event.client;
      return { kind: "client_added", subjectId: id, at, data: { changes: changesFrom(rest) }, personal: channelChanges([], channels) };
    }
    case "ClientChanged": {
      const { channels, ...rest } = event.after;
      const personal = channels === undefined ? [] : channelChanges(event.before.channels ?? [], channels);
      return { kind: "client_changed", subjectId: event.clientId, at, data: { changes: changesOf(event.before, rest) }, personal };
    }
    case "ClientFieldsFilled":
      return {
        kind: "client_changed",
        subjectId: event.clientId,
        at,
        data: { changes: ownChanges(event.before, event.after) },
        personal: [],
      };
    case "ClientHandedOver":
      return {
        kind: "client_handed_over",
        subjectId: event.clientId,
        at,
        data: { changes: { ownerId: { before: event.before, after: event.after } } },
        personal: [],
      };
    default:
      return {
        kind: event.type === "ClientArchived" ? "client_archived" : "client_restored",
        subjectId: event.clientId,
        at,
        data: {},
        personal: [],
      };
  }
}

/** Own fields under the names that filters give them. */
const ownChanges = (before: CustomChange, after: CustomChange) => changesOf(prefixed(before), prefixed(after));
const prefixed = (values: CustomChange) => Object.fromEntries(Object.entries(values).map(([key, value]) => [filterName(key), value]));

/** By kind, as one line of text before and after. */
export function channelChanges(before: readonly Channel[], after: readonly Channel[]): readonly PersonalChange[] {
  const line = (channels: readonly Channel[], kind: string) => {
    const values = channels
      .filter((channel) => channel.kind === kind)
      .map(({ value, label }) => (label === null ? value : `${value} (${label})`));
    return values.length === 0 ? null : values.join(", ");
  };
  return channelKinds
    .map((kind) => ({ field: `${kind}s`, before: line(before, kind), after: line(after, kind) }))
    .filter((change) => change.before !== change.after);
}
