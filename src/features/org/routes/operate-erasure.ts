/** The operation that erases a person's data. */
import type { Operation } from "#platform/command/command.ts";
import { forgetPerson } from "#platform/personal-data/forget-person.ts";
import type { PersonView } from "../contract/people.ts";
import { type ErasureEvent, type ErasureRefusal, erase } from "../core/erasure.ts";
import type { Person } from "../core/person.ts";
import { erasePersonRows, wordsAbout } from "../sql/erasure.ts";
import { loadPerson, lockTree } from "../sql/load-person.ts";
import { findPerson } from "../sql/people.ts";

export const erasing: Operation<{ readonly id: string; readonly confirm: string }, Person, ErasureEvent, ErasureRefusal, PersonView> = {
  feature: "org",
  async load(tx, { id }, given) {
    await lockTree(tx, given.actor.workspaceId);
    return loadPerson(tx, given.actor.workspaceId, id);
  },
  version: (person) => person.version,
  decide: (person, { confirm }, given) => erase(person, { confirm, actorId: given.actor.personId }),
  async save(tx, events, _, { actor: { workspaceId }, now }) {
    for (const { personId } of events) {
      const words = await wordsAbout(tx, workspaceId, personId);
      await erasePersonRows(tx, workspaceId, personId, now);
      await forgetPerson(tx, { workspaceId, personId, words, now });
    }
  },
  record: ({ personId }) => ({ kind: "person_erased", subjectKind: "person", subjectId: personId, data: {} }),
  // The account may serve other companies too: the job, which sees them all, erases it only when none is left.
  jobs: ({ userId }) => (userId === null ? [] : [{ task: "erase_user", payload: { userId }, key: `erase_user:${userId}` }]),
  async answer(tx, { id }, _, __, given) {
    const view = await findPerson(tx, given.actor.workspaceId, id);
    if (!view) throw new Error("an erased person keeps the id");
    return view;
  },
};
