/** Mapping presets over HTTP: how files with these columns are mapped, remembered for the company. */
import { z } from "@hono/zod-openapi";
import type { Operation } from "#platform/command/command.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { id } from "#platform/http/schema.ts";
import { yes } from "#shared/result.ts";
import { listPresets, type PresetView, presetList, presetView, savePreset } from "../../contract/imports.ts";
import { findPreset, listedPresets, type Preset, putPreset, removePreset, type WishedPreset } from "../../sql/presets.ts";

type PresetEvent =
  | { readonly type: "PresetSaved"; readonly preset: WishedPreset }
  | { readonly type: "PresetDeleted"; readonly id: string; readonly at: Date };
type State = { readonly events: readonly PresetEvent[]; id: string };

const present = ({ usedAt, ...preset }: Preset): PresetView => ({ ...preset, usedAt: usedAt.toISOString() });

const presetOperation = <C>(
  load: Operation<C, State, PresetEvent, never, PresetView | null>["load"],
): Operation<C, State, PresetEvent, never, PresetView | null> => ({
  feature: "exchange",
  load,
  decide: ({ events }) => yes(events),
  async save(tx, events, state, { actor }) {
    for (const event of events)
      if (event.type === "PresetSaved") state.id = await putPreset(tx, actor.workspaceId, event.preset);
      else await removePreset(tx, actor.workspaceId, event.id);
  },
  record: (event) =>
    event.type === "PresetSaved"
      ? {
          kind: "mapping_preset_saved",
          subjectKind: "mapping_preset",
          subjectId: event.preset.id,
          at: event.preset.at,
          data: { kind: event.preset.kind },
        }
      : { kind: "mapping_preset_deleted", subjectKind: "mapping_preset", subjectId: event.id, at: event.at, data: {} },
  async answer(tx, _, state, __, { actor }) {
    const found = await findPreset(tx, actor.workspaceId, state.id);
    return found && present(found);
  },
});

const savingPreset = presetOperation<Omit<WishedPreset, "id" | "at">>(async (_, wish, { newId, now }) => {
  const preset = { ...wish, id: newId(), at: now };
  return { id: preset.id, events: [{ type: "PresetSaved", preset }] };
});
const deletingPreset = presetOperation<{ readonly id: string }>(async (tx, { id }, { actor, now }) => {
  const found = await findPreset(tx, actor.workspaceId, id);
  return found && { id, events: [{ type: "PresetDeleted", id, at: now }] };
});

const tag = "Imports";
const right = "imports.run";

export const presetEndpoints = [
  endpoint({
    method: "get",
    path: "/import-presets",
    tag,
    summary: "How files of known columns are mapped, the last used first",
    right,
    query: listPresets,
    status: 200,
    answer: presetList,
    handle: async ({ actor, database, query }) => ({
      items: (await database.read(actor.scope, (tx) => listedPresets(tx, actor.workspaceId, query.kind ?? null))).map(present),
    }),
  }),
  endpoint({
    method: "put",
    path: "/import-presets",
    tag,
    summary: "Remember a mapping for files of these columns",
    right,
    body: savePreset,
    status: 200,
    answer: presetView,
    handle: async ({ actor, commands, body, options }) => settle(await commands.execute(actor, savingPreset, body, options), {}),
  }),
  endpoint({
    method: "delete",
    path: "/import-presets/{id}",
    tag,
    summary: "Forget a mapping",
    right,
    params: z.strictObject({ id }),
    status: 204,
    handle: async ({ actor, commands, params, options }) => settle(await commands.execute(actor, deletingPreset, params, options), {}),
  }),
];
