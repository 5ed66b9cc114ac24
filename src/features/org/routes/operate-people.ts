/** The operations on people: load, decide, save, record. */
import type { z } from "@hono/zod-openapi";
import type { Given, Operation } from "#platform/command/command.ts";
import type { JournalEntry } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { normaliseEmail } from "#shared/email.ts";
import { no } from "#shared/result.ts";
import { cleanName } from "#shared/text.ts";
import type { changePerson, deactivatePerson, hirePerson, PersonView } from "../contract/people.ts";
import type { Level } from "../core/level.ts";
import {
  change,
  deactivate,
  hire,
  noTies,
  type Person,
  type PersonEvent,
  type PersonRefusal,
  personalFields,
  reactivate,
  type Surroundings,
  type Wish,
} from "../core/person.ts";
import { loadAround, loadLevels, loadPerson, loadStanding, lockTree } from "../sql/load-person.ts";
import { loadTies } from "../sql/load-ties.ts";
import { findPerson } from "../sql/people.ts";
import { savePersonEvents } from "../sql/save-person.ts";
import { only } from "./changes.ts";
import { recordPairingEvent } from "./operate-pairings.ts";
import { recordPositionEvent } from "./operate-positions.ts";

type State = { readonly person: Person; readonly around: Surroundings; readonly wish: Wish | null; readonly problem: PersonRefusal | null };
type PersonOperation<C> = Operation<C, State, PersonEvent, PersonRefusal, PersonView>;

export const hiring: PersonOperation<z.output<typeof hirePerson>> = {
  feature: "org",
  async load(tx, command, given) {
    const { workspaceId } = given.actor;
    await lockTree(tx, workspaceId);
    const levels = await loadLevels(tx, workspaceId);
    const { problem, levelIds, levelId, email } = readPlaces(levels, command);
    const person: Person = {
      id: given.newId(),
      userId: null,
      name: cleanName(command.name),
      email,
      phone: command.phone ?? null,
      language: command.language ?? null,
      timeZone: command.timeZone ?? null,
      levelId: levelId ?? null,
      role: command.role ?? null,
      functions: levelIds ?? [],
      chiefId: command.chiefId ?? null,
      unitId: command.unitId ?? null,
      status: "invited",
      version: 1,
    };
    return { person, around: await surroundings(tx, given, levels, person.id, person), wish: null, problem };
  },
  decide: (state) => (state.problem ? no(state.problem) : hire(state.person, state.around)),
  save: (tx, events, _, given) => savePersonEvents(tx, events, given),
  record: recordPersonEvent,
  answer: (tx, _, state, __, given) => shown(tx, given, state.person.id),
};

export const changing: PersonOperation<{ readonly id: string; readonly change: z.output<typeof changePerson> }> = {
  feature: "org",
  async load(tx, { id, change: wanted }, given) {
    const { workspaceId } = given.actor;
    const isMove = [wanted.chiefId, wanted.unitId, wanted.level, wanted.role, wanted.functions].some((place) => place !== undefined);
    if (isMove) await lockTree(tx, workspaceId);
    const [person, levels] = await Promise.all([loadPerson(tx, workspaceId, id), loadLevels(tx, workspaceId)]);
    if (!person) return null;
    const { problem, levelIds, levelId, email } = readPlaces(levels, wanted);
    const wish: Wish = {
      ...only({
        name: wanted.name === undefined ? undefined : cleanName(wanted.name),
        phone: wanted.phone,
        language: wanted.language,
        timeZone: wanted.timeZone,
        role: wanted.role,
        chiefId: wanted.chiefId,
        unitId: wanted.unitId,
      }),
      ...only({ levelId, functions: levelIds, email: wanted.email === undefined ? undefined : email }),
    };
    // Only what is wished for is looked up: whoever has left may keep a chief who has left too.
    const around = await surroundings(tx, given, levels, id, {
      email: wish.email ?? null,
      chiefId: wish.chiefId ?? null,
      unitId: wish.unitId ?? null,
    });
    const ties = wanted.level === undefined ? noTies : await loadTies(tx, workspaceId, id);
    return { person, around: { ...around, ties }, wish, problem };
  },
  version: (state) => state.person.version,
  decide: (state) => (state.problem ? no(state.problem) : change(state.person, state.wish ?? {}, state.around)),
  save: (tx, events, _, given) => savePersonEvents(tx, events, given),
  record: recordPersonEvent,
  answer: (tx, command, _, __, given) => shown(tx, given, command.id),
};

export const deactivating: PersonOperation<{ readonly id: string; readonly change: z.output<typeof deactivatePerson> }> = {
  feature: "org",
  async load(tx, { id, change: wanted }, given) {
    await lockTree(tx, given.actor.workspaceId);
    const state = await loadPlaced(tx, given, id, () => ({ chiefId: wanted.newChiefId ?? null, unitId: null }));
    return state && { ...state, around: { ...state.around, ties: await loadTies(tx, given.actor.workspaceId, id) } };
  },
  version: (state) => state.person.version,
  decide: (state, command) => deactivate(state.person, command.change.newChiefId, state.around),
  save: (tx, events, _, given) => savePersonEvents(tx, events, given),
  record: recordPersonEvent,
  jobs: (event) =>
    event.type === "PersonDeactivated" && event.userId !== null ? [{ task: "close_sessions", payload: { userId: event.userId } }] : [],
  answer: (tx, command, _, __, given) => shown(tx, given, command.id),
};

export const reactivating: PersonOperation<{ readonly id: string }> = {
  feature: "org",
  async load(tx, { id }, given) {
    await lockTree(tx, given.actor.workspaceId);
    return loadPlaced(tx, given, id, (person) => person);
  },
  version: (state) => state.person.version,
  decide: (state) => reactivate(state.person, state.around),
  save: (tx, events, _, given) => savePersonEvents(tx, events, given),
  record: recordPersonEvent,
  answer: (tx, command, _, __, given) => shown(tx, given, command.id),
};

async function loadPlaced(
  tx: Tx,
  given: Given,
  id: string,
  asked: (person: Person) => Pick<Person, "chiefId" | "unitId">,
): Promise<State | null> {
  const person = await loadPerson(tx, given.actor.workspaceId, id);
  if (!person) return null;
  const levels = await loadLevels(tx, given.actor.workspaceId);
  return { person, around: await surroundings(tx, given, levels, id, { ...asked(person), email: null }), wish: null, problem: null };
}

async function surroundings(
  tx: Tx,
  given: Given,
  levels: readonly Level[],
  personId: string,
  asked: Pick<Person, "email" | "chiefId" | "unitId">,
): Promise<Surroundings> {
  const { workspaceId } = given.actor;
  const [around, actor] = await Promise.all([
    loadAround(tx, workspaceId, { personId, email: asked.email, chiefId: asked.chiefId, unitId: asked.unitId }),
    loadStanding(tx, workspaceId, given.actor.personId, levels),
  ]);
  return { ...around, levels, actor, ties: noTies };
}

/** Keys of levels and the e-mail as sent → ids and the one form it is kept in. */
function readPlaces(
  levels: readonly Level[],
  sent: {
    readonly level?: string | null | undefined;
    readonly functions?: readonly string[] | undefined;
    readonly email?: string | null | undefined;
  },
) {
  const idOf = (key: string) => levels.find((level) => level.key === key && level.retiredAt === null)?.id;
  const levelId = sent.level === undefined || sent.level === null ? sent.level : idOf(sent.level);
  const levelIds = sent.functions && [...new Set(sent.functions)].map(idOf);
  const email = sent.email === undefined || sent.email === null || sent.email.trim() === "" ? null : normaliseEmail(sent.email);
  const unknown = (typeof sent.level === "string" && levelId === undefined) || levelIds?.includes(undefined);
  const problem: PersonRefusal | null = unknown ? "unknown_level" : email !== null && !email.ok ? "invalid_email" : null;
  return {
    problem,
    levelId,
    levelIds: levelIds?.filter((one) => one !== undefined && one !== levelId) as string[] | undefined,
    email: email?.ok ? email.value : null,
  };
}

async function shown(tx: Tx, given: Given, id: string): Promise<PersonView> {
  const view = await findPerson(tx, given.actor.workspaceId, id);
  if (!view) throw new Error("the person just written is not there");
  return view;
}

/** References and settings go into the row's data, personal values into the side table. */
export function recordPersonEvent(event: PersonEvent): JournalEntry {
  const entry = (
    subjectId: string,
    kind: string,
    data: Record<string, unknown>,
    personal: JournalEntry["personal"] = [],
  ): JournalEntry => ({ kind, subjectKind: "person", subjectId, data, personal });
  switch (event.type) {
    case "PersonHired": {
      const { id, name, email, phone, levelId, role, functions, chiefId, unitId } = event.person;
      const given = { name, email, phone };
      return entry(
        id,
        "person_hired",
        { levelId, role, functions, chiefId, unitId },
        personalFields
          .filter((field) => given[field] !== null)
          .map((field) => ({ subjectId: id, field, before: null, after: given[field] })),
      );
    }
    case "PersonChanged": {
      const { personId, before, after } = event;
      const isPersonal = (field: string) => (personalFields as readonly string[]).includes(field);
      const fields = Object.keys(after) as (keyof typeof after)[];
      const changes = Object.fromEntries(
        fields
          .filter((field) => !isPersonal(field))
          .map((field) => [field, { before: before[field] ?? null, after: after[field] ?? null }]),
      );
      return entry(
        personId,
        "person_changed",
        { changes },
        fields
          .filter(isPersonal)
          .map((field) => ({ subjectId: personId, field, before: before[field] ?? null, after: after[field] ?? null })),
      );
    }
    case "LevelHeldChanged":
      return entry(event.personId, "level_changed", {
        changes: {
          levelId: { before: event.before.levelId, after: event.after.levelId },
          role: { before: event.before.role, after: event.after.role },
        },
      });
    case "FunctionsChanged":
      return entry(event.personId, "functions_changed", { changes: { functions: { before: event.before, after: event.after } } });
    case "ChiefChanged":
      return entry(event.personId, "chief_changed", { changes: { chiefId: { before: event.before, after: event.after } } });
    case "UnitChanged":
      return entry(event.personId, "unit_changed", { changes: { unitId: { before: event.before, after: event.after } } });
    case "PersonDeactivated":
      return entry(event.personId, "person_deactivated", {});
    case "PersonReactivated":
      return entry(event.personId, "person_reactivated", { status: event.status });
    case "PairingEnded":
      return recordPairingEvent(event);
    case "PositionVacated":
    case "PositionChanged":
      return recordPositionEvent(event);
  }
}
