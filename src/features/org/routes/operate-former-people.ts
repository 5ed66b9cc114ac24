/** People whom only history knows: an import names them, and whoever is not there yet becomes an inactive person. */
import type { Operation } from "#platform/command/command.ts";
import { yes } from "#shared/result.ts";
import { cleanName, foldText } from "#shared/text.ts";
import type { Person, PersonEvent } from "../core/person.ts";
import { findNamed } from "../sql/former-people.ts";
import { lockTree } from "../sql/load-person.ts";
import { savePersonEvents } from "../sql/save-person.ts";
import { recordPersonEvent } from "./operate-people.ts";

type State = { readonly ids: ReadonlyMap<string, readonly string[]>; readonly unknown: readonly Person[] };
/** By name as given: the person's id, or null where several people have this name and none can be chosen. */
export type PeopleByName = Readonly<Record<string, string | null>>;

export const knowingPeople: Operation<{ readonly names: readonly string[] }, State, PersonEvent, never, PeopleByName> = {
  feature: "org",
  async load(tx, { names }, { actor, newId }) {
    await lockTree(tx, actor.workspaceId);
    const byFolded = new Map(names.map((name) => [foldText(name), name]));
    const ids = new Map(await findNamed(tx, actor.workspaceId, [...byFolded.keys()]));
    const unknown = [...byFolded].filter(([folded]) => !ids.has(folded)).map(([, name]) => former(newId(), cleanName(name)));
    for (const person of unknown) ids.set(foldText(person.name), [person.id]);
    return { ids, unknown };
  },
  decide: ({ unknown }) => yes(unknown.map((person) => ({ type: "PersonHired", person }))),
  save: (tx, events, _, given) => savePersonEvents(tx, events, given),
  record: recordPersonEvent,
  answer: async (_, { names }, { ids }) =>
    Object.fromEntries(
      names.map((name) => {
        const found = ids.get(foldText(name)) ?? [];
        return [name, found.length === 1 ? (found[0] ?? null) : null];
      }),
    ),
};

const former = (id: string, name: string): Person => ({
  id,
  userId: null,
  name,
  email: null,
  phone: null,
  language: null,
  timeZone: null,
  levelId: null,
  role: null,
  functions: [],
  chiefId: null,
  unitId: null,
  status: "inactive",
  version: 1,
});
