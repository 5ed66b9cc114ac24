/** A company's own fields over HTTP. */
import { z } from "@hono/zod-openapi";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { notFound } from "#platform/http/problem.ts";
import { id } from "#platform/http/schema.ts";
import { changeField, defineField, field, fieldList, listFields } from "../contract/fields.ts";
import type { FieldRefusal } from "../core/field.ts";
import { findField, loadFields } from "../sql/field.ts";
import { fieldView } from "../sql/save-field.ts";
import { changingField, definingField, type StageLookup } from "./operate-fields.ts";

export const fieldRefusals: Readonly<Record<FieldRefusal, RefusalAnswer>> = {
  field_key_taken: { status: 422, path: "/key", detail: "Another field has this key." },
  field_name_taken: { status: 422, path: "/name", detail: "Another field of these records has this name." },
  too_many_fields: { status: 409, detail: "There are 200 fields for these records already. Retired ones count, for their values stay." },
  choices_needed: { status: 422, path: "/choices", detail: "A field of choices needs at least one." },
  choices_not_for_kind: { status: 422, path: "/choices", detail: "Only fields of choices have choices." },
  choice_twice: { status: 422, path: "/choices", detail: "A choice stands there twice." },
  choice_left_out: { status: 422, path: "/choices", detail: "A choice is missing. Choices are retired, never deleted: send all of them." },
  too_many_choices: { status: 422, path: "/choices", detail: "A field has at most 500 choices." },
  decimals_not_for_kind: { status: 422, path: "/decimals", detail: "Only numbers have digits after the point." },
  stages_not_for_kind: { status: 422, path: "/requiredFrom", detail: "Only fields of deals can be required from a stage." },
  unknown_stage: { status: 422, path: "/requiredFrom", detail: "There is no such stage." },
};

const params = z.strictObject({ id });
const tag = "Fields";

export const fieldEndpoints = ({ stages }: { readonly stages: StageLookup }) =>
  [
    endpoint({
      method: "get",
      path: "/fields",
      tag,
      summary: "The company's own fields of records",
      right: "signed_in",
      query: listFields,
      status: 200,
      answer: fieldList,
      handle: async ({ actor, database, query }) => {
        const found = await database.read(actor.scope, (tx) => loadFields(tx, actor.workspaceId, query.kind ?? null));
        return { items: found.map(fieldView) };
      },
    }),
    endpoint({
      method: "post",
      path: "/fields",
      tag,
      summary: "Add a field; it can be filled in at once",
      right: "fields.change",
      body: defineField,
      status: 201,
      answer: field,
      handle: async ({ actor, commands, body, options }) =>
        settle(await commands.execute(actor, definingField(stages), body, options), fieldRefusals),
    }),
    endpoint({
      method: "get",
      path: "/fields/{id}",
      tag,
      summary: "One field",
      right: "signed_in",
      params,
      status: 200,
      answer: field,
      handle: async ({ actor, database, params }) => {
        const found = await database.read(actor.scope, (tx) => findField(tx, actor.workspaceId, params.id));
        if (!found) throw notFound();
        return fieldView(found);
      },
    }),
    endpoint({
      method: "patch",
      path: "/fields/{id}",
      tag,
      summary: "Change a field: name, place, choices, required from which stages; retire it or bring it back",
      right: "fields.change",
      params,
      body: changeField,
      status: 200,
      answer: field,
      handle: async ({ actor, commands, params, body, options }) =>
        settle(await commands.execute(actor, changingField(stages), { id: params.id, change: body }, options), fieldRefusals),
    }),
  ] as const;
