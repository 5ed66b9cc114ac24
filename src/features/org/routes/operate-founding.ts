/** Founding a company: one transaction makes the workspace, its default structure and its owner. */
import type { Operation } from "#platform/command/command.ts";
import { cleanName } from "#shared/text.ts";
import { type Company, type FoundingEvent, type FoundingRefusal, found } from "../core/founding.ts";
import { defaultLevels } from "../core/level.ts";
import { seedCalendar } from "../sql/calendar.ts";
import { savePersonEvents } from "../sql/save-person.ts";
import { seedStructure } from "../sql/seed-structure.ts";
import { insertWorkspace, levelIdOfKey, workspaceBySlug } from "../sql/workspace.ts";
import { recordPersonEvent } from "./operate-people.ts";

export type FoundCompany = {
  readonly company: Company;
  readonly owner: { readonly id: string; readonly userId: string; readonly name: string; readonly email: string };
};
const topLevel = defaultLevels[0]?.key ?? "owner";

type State = { readonly slugTaken: boolean };
type Founded = { readonly workspaceId: string; readonly slug: string; readonly ownerId: string };

export const founding: Operation<FoundCompany, State, FoundingEvent, FoundingRefusal, Founded> = {
  feature: "org",
  load: async (tx, { company }) => ({ slugTaken: (await workspaceBySlug(tx, company.slug)) !== null }),
  decide: (state, { company, owner }) =>
    found(
      company,
      {
        ...owner,
        name: cleanName(owner.name),
        phone: null,
        language: company.language,
        timeZone: null,
        levelId: null,
        role: null,
        functions: [],
        chiefId: null,
        unitId: null,
        status: "active",
        version: 1,
      },
      state.slugTaken,
    ),
  async save(tx, events, _, given) {
    for (const event of events) {
      if (event.type === "WorkspaceFounded") {
        await insertWorkspace(tx, event.company, given.now);
        await seedStructure(tx, event.company.id, given.newId, given.now);
        await seedCalendar(tx, event.company.id);
      }
      if (event.type === "PersonHired")
        await savePersonEvents(
          tx,
          [{ ...event, person: { ...event.person, levelId: await levelIdOfKey(tx, given.actor.workspaceId, topLevel) } }],
          given,
        );
    }
  },
  record: (event) =>
    event.type === "WorkspaceFounded"
      ? {
          kind: "workspace_founded",
          subjectKind: "workspace",
          subjectId: event.company.id,
          data: {
            slug: event.company.slug,
            currency: event.company.currency,
            timeZone: event.company.timeZone,
            country: event.company.country,
          },
        }
      : recordPersonEvent(event),
  answer: async (_, { company, owner }) => ({ workspaceId: company.id, slug: company.slug, ownerId: owner.id }),
};
