/** Requests and answers about a company's own fields. */
import { z } from "@hono/zod-openapi";
import { id, instant, name, version } from "#platform/http/schema.ts";
import { recordKinds, valueKinds } from "../core/custom.ts";

const recordKind = z.enum(recordKinds).openapi({ description: "Records of which kind have it" });
const key = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, { error: "key_malformed" })
  .openapi({
    description: "Its name in `custom` and, as `custom.KEY`, in filters; made from the name if left out; never changes",
    example: "area",
  });
const choiceKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, { error: "key_malformed" })
  .openapi({ description: "What stands in `custom` for the choice; made from the name if left out", example: "led" });
const decimals = z.int().min(0).max(6).openapi({ description: "Of a number: digits after the point" });
const requiredFrom = z.array(id).max(50).openapi({ description: "Stages from which on a deal must have a value" });

export const field = z
  .object({
    id,
    recordKind,
    key: z.string(),
    name: z.string(),
    kind: z.enum(valueKinds),
    decimals: z.int(),
    position: z.int(),
    choices: z
      .array(z.object({ key: z.string(), name: z.string(), retiredAt: instant.nullable() }))
      .openapi({ description: "In order; retired ones too" }),
    requiredFrom: z.array(id),
    retiredAt: instant.nullable(),
    version,
  })
  .openapi("Field");

const choice = z.strictObject({ key: choiceKey.optional(), name: name(120), retired: z.boolean().optional() });

export const listFields = z.strictObject({ kind: recordKind.optional() });
export const fieldList = z.object({ items: z.array(field) });

export const defineField = z
  .strictObject({
    recordKind,
    name: name(80),
    kind: z.enum(valueKinds).openapi({ description: "Never changes" }),
    key: key.optional(),
    decimals: decimals.optional(),
    choices: z.array(choice).max(500).optional().openapi({ description: "Of a field of one or several choices, in order" }),
    requiredFrom: requiredFrom.optional(),
  })
  .openapi("DefineField");

export const changeField = z
  .strictObject({
    name: name(80).optional(),
    position: z.int().min(1).max(10_000).optional(),
    choices: z
      .array(choice)
      .max(500)
      .optional()
      .openapi({ description: "All choices in their new order, none left out; one with a new key is added" }),
    requiredFrom: requiredFrom.optional(),
    retired: z.boolean().optional(),
  })
  .openapi("ChangeField");

/** Values of a company's own fields in requests and answers of records; asked with a key, the API's description names and types them. */
export const custom = z.record(z.string(), z.unknown()).openapi("Custom", {
  description: "Values of the company's own fields by their keys; what they are called and hold is at /api/v1/fields",
});

export type FieldView = z.output<typeof field>;
export type DefineField = z.output<typeof defineField>;
export type ChangeField = z.output<typeof changeField>;
