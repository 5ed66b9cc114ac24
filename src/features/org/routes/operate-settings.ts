/** The operations on settings and rates: load, decide, save, record. */
import type { Operation } from "#platform/command/command.ts";
import { cleanName } from "#shared/text.ts";
import { plainDecimal, type RateEvent, type RateKey, type RateRefusal, removeRate, setRate } from "../core/rate.ts";
import { changeSettings, type Settings, type SettingsEvent, type SettingsRefusal } from "../core/settings.ts";
import { loadRate, type RateView, saveRate } from "../sql/rate.ts";
import { findSettings, loadSettings, type SettingsView, saveSettings } from "../sql/settings.ts";
import { type InWorkspace, inWorkspace } from "./in-workspace.ts";

export const changingSettings: Operation<Partial<Settings>, SettingsView, InWorkspace<SettingsEvent>, SettingsRefusal, SettingsView> = {
  feature: "org",
  load: (tx, _, given) => loadSettings(tx, given.actor.workspaceId),
  version: (state) => state.version,
  decide: (state, wish, given) =>
    inWorkspace(changeSettings(settingsOf(state), wish.name === undefined ? wish : { ...wish, name: cleanName(wish.name) }), given),
  async save(tx, events, _, given) {
    for (const event of events) await saveSettings(tx, given.actor.workspaceId, event);
  },
  record: ({ workspaceId, before, after }) => ({
    kind: "settings_changed",
    subjectKind: "workspace",
    subjectId: workspaceId,
    data: {
      changes: Object.fromEntries(
        Object.entries(after).map(([field, value]) => [field, { before: before[field as keyof Settings] ?? null, after: value }]),
      ),
    },
  }),
  async answer(tx, _, __, ___, given) {
    const settings = await findSettings(tx, given.actor.workspaceId);
    if (!settings) throw new Error("the company just changed is not there");
    return settings;
  },
};

/** The part that may change: the currency and the address are set once. */
const settingsOf = ({ name, timeZone, country, region, languages, defaultLanguage, fiscalStartMonth }: SettingsView): Settings => ({
  name,
  timeZone,
  country,
  region,
  languages,
  defaultLanguage,
  fiscalStartMonth,
});

type RateState = { readonly base: string; readonly before: string | null };

export const settingRate: Operation<RateKey & { readonly rate: string }, RateState, InWorkspace<RateEvent>, RateRefusal, RateView> = {
  feature: "org",
  async load(tx, command, given) {
    const { workspaceId } = given.actor;
    const settings = await loadSettings(tx, workspaceId);
    return settings && { base: settings.currency, before: await loadRate(tx, workspaceId, command) };
  },
  decide: ({ base, before }, { currency, on, rate }, given) => inWorkspace(setRate({ currency, on }, rate, before, base), given),
  async save(tx, events, _, given) {
    for (const event of events) await saveRate(tx, given.actor.workspaceId, event);
  },
  record: recordRate,
  answer: async (_, { currency, on, rate }) => ({ currency, on, rate: plainDecimal(rate) }),
};

export const removingRate: Operation<RateKey, { readonly before: string }, InWorkspace<RateEvent>, RateRefusal, null> = {
  feature: "org",
  async load(tx, command, given) {
    const before = await loadRate(tx, given.actor.workspaceId, command);
    return before === null ? null : { before };
  },
  decide: ({ before }, command, given) => inWorkspace(removeRate(command, before), given),
  async save(tx, events, _, given) {
    for (const event of events) await saveRate(tx, given.actor.workspaceId, event);
  },
  record: recordRate,
  answer: async () => null,
};

function recordRate(event: InWorkspace<RateEvent>) {
  const { currency, on, before } = event;
  const after = event.type === "RateSet" ? event.after : null;
  return {
    kind: event.type === "RateSet" ? "rate_set" : "rate_removed",
    subjectKind: "workspace",
    subjectId: event.workspaceId,
    data: { currency, on, changes: { rate: { before, after } } },
  };
}
