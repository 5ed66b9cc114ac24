/** Choosing how to hear of things: kinds that are named change, all others stay. */
import type { Operation } from "#platform/command/command.ts";
import { yes } from "#shared/result.ts";
import type { SetPreferences } from "../../contract/notify/preferences.ts";
import type { NoticeKind } from "../../core/notify/kind.ts";
import { type Choices, holdChoices, loadChoices, saveChoices } from "../../sql/notify/preferences.ts";

type PreferencesSet = {
  readonly type: "NotificationPreferencesSet";
  readonly personId: string;
  readonly after: Pick<Choices, "kinds" | "quietHours">;
};
type State = { readonly personId: string; readonly before: Choices };
type Wanted = Pick<Choices, "kinds" | "quietHours">;
type PreferencesOperation<C> = Operation<C, State, PreferencesSet, never, Choices>;

const preferencesOperation = <C>(
  whose: (command: C, actorId: string | null) => string | null,
  wanted: (before: Choices, command: C) => Wanted,
): PreferencesOperation<C> => ({
  feature: "notifications",
  async load(tx, command, { actor }) {
    const personId = whose(command, actor.personId);
    if (personId === null) return null;
    // Two switches turned at once are both turned.
    await holdChoices(tx, actor.workspaceId, personId);
    return { personId, before: await loadChoices(tx, actor.workspaceId, personId) };
  },
  decide({ personId, before }, command) {
    const after = wanted(before, command);
    const isSame = JSON.stringify([before.kinds, before.quietHours]) === JSON.stringify([after.kinds, after.quietHours]);
    return yes(isSame ? [] : [{ type: "NotificationPreferencesSet", personId, after }]);
  },
  async save(tx, events, _, { actor }) {
    for (const { personId, after } of events) await saveChoices(tx, actor.workspaceId, personId, after);
  },
  record: ({ personId, after }) => ({ kind: "notification_preferences_set", subjectKind: "person", subjectId: personId, data: { after } }),
  answer: (tx, _, { personId }, __, { actor }) => loadChoices(tx, actor.workspaceId, personId),
});

export const settingPreferences = preferencesOperation<SetPreferences>(
  (_, actorId) => actorId,
  (before, { kinds = [], quietHours }) => {
    const chosen = new Map(kinds.map((one) => [one.kind, one]));
    return {
      kinds: before.kinds.map((one) => {
        const { inApp = one.inApp, mail = one.mail, push = one.push } = chosen.get(one.kind) ?? {};
        return { kind: one.kind, inApp, mail, push };
      }),
      quietHours: quietHours ?? before.quietHours,
    };
  },
);

/** The one click in a letter: these kinds come by letter no more, and by all other ways as before. */
export const endingLetters = preferencesOperation<{ readonly personId: string; readonly kinds: readonly NoticeKind[] }>(
  ({ personId }) => personId,
  (before, { kinds }) => ({
    kinds: before.kinds.map((one) => (kinds.includes(one.kind) ? { ...one, mail: "never" } : one)),
    quietHours: before.quietHours,
  }),
);
