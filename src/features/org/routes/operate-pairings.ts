/** The operations on pairings: load, decide, save, record. */
import type { z } from "@hono/zod-openapi";
import type { Given, Operation } from "#platform/command/command.ts";
import type { JournalEntry } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import type { PairingView, pairPeople } from "../contract/structure.ts";
import { endPairing, type Pairing, type PairingEvent, type PairingRefusal, type PairingSurroundings, pair } from "../core/pairing.ts";
import { loadRoutes } from "../sql/ladder.ts";
import { lockTree } from "../sql/load-person.ts";
import { allBelow, findPairing, loadHistory, loadPairing, loadSide, savePairingEvent } from "../sql/pairing.ts";
import { changesFrom } from "./changes.ts";

type State<Around> = { readonly pairing: Pairing; readonly around: Around };
type PairingOperation<C, Around> = Operation<C, State<Around>, PairingEvent, PairingRefusal, PairingView>;

export const beginningPairing: PairingOperation<z.output<typeof pairPeople>, PairingSurroundings> = {
  feature: "org",
  async load(tx, { giverId, takerId }, given) {
    const { workspaceId } = given.actor;
    await lockTree(tx, workspaceId);
    const { isPaired, lastEnd } = await loadHistory(tx, workspaceId, giverId, takerId);
    const around: PairingSurroundings = {
      giver: await loadSide(tx, workspaceId, giverId),
      taker: await loadSide(tx, workspaceId, takerId),
      routes: await loadRoutes(tx, workspaceId),
      isPaired,
      mayPair: await mayPair(tx, given, [giverId, takerId]),
    };
    // A clock set back must not make two pairings of the same people overlap.
    const from = lastEnd && lastEnd > given.now ? lastEnd : given.now;
    return { pairing: { id: given.newId(), giverId, takerId, from, to: null, version: 1 }, around };
  },
  decide: ({ pairing, around }) => pair(pairing, around),
  save: saveAll,
  record: recordPairingEvent,
  answer: (tx, _, { pairing }, __, given) => shown(tx, given, pairing.id),
};

export const endingPairing: PairingOperation<{ readonly id: string }, Pick<PairingSurroundings, "mayPair">> = {
  feature: "org",
  async load(tx, { id }, given) {
    await lockTree(tx, given.actor.workspaceId);
    const pairing = await loadPairing(tx, given.actor.workspaceId, id);
    return pairing && { pairing, around: { mayPair: await mayPair(tx, given, [pairing.giverId, pairing.takerId]) } };
  },
  version: ({ pairing }) => pairing.version,
  decide: ({ pairing, around }) => endPairing(pairing, around),
  save: saveAll,
  record: recordPairingEvent,
  answer: (tx, { id }, _, __, given) => shown(tx, given, id),
};

/** Whoever may change the structure, and the system at its own work, pairs anybody; a head only people of the own branch, oneself among them. */
async function mayPair(tx: Tx, { actor }: Given, people: readonly string[]): Promise<boolean> {
  return actor.personId === null || actor.rights.has("structure.change") || allBelow(tx, actor.workspaceId, actor.personId, people);
}

async function saveAll(tx: Tx, events: readonly PairingEvent[], _: unknown, given: Given): Promise<void> {
  for (const event of events) await savePairingEvent(tx, event, given);
}

async function shown(tx: Tx, given: Given, id: string): Promise<PairingView> {
  const view = await findPairing(tx, given.actor.workspaceId, id);
  if (!view) throw new Error("the pairing just written is not there");
  return view;
}

export function recordPairingEvent(event: PairingEvent): JournalEntry {
  if (event.type === "PairingBegun") {
    const { id, giverId, takerId } = event.pairing;
    return { kind: "pairing_begun", subjectKind: "pairing", subjectId: id, data: { changes: changesFrom({ giverId, takerId }) } };
  }
  const { pairingId, giverId, takerId } = event;
  return {
    kind: "pairing_ended",
    subjectKind: "pairing",
    subjectId: pairingId,
    data: { giverId, takerId, changes: { isCurrent: { before: true, after: false } } },
  };
}
