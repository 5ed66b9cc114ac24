/** Requests and answers about saved views. */
import { z } from "@hono/zod-openapi";
import { filterJson, id, name, version } from "#platform/http/schema.ts";
import { filterShapeFault } from "../core/filter-shape.ts";
import { sharings } from "../core/saved-view.ts";

const screen = z
  .string()
  .regex(/^[a-z_]{1,40}$/, { error: "screen_malformed" })
  .openapi({ description: "The list that the view belongs to", example: "clients" });
const sharedWith = z.enum(sharings).openapi({
  description: "Who else sees it: nobody, the owner's unit with the units in it, the owner's level, or everybody",
});
const word = z.string().min(1).max(100);
export const viewSettings = z
  .strictObject({
    filter: filterJson
      .superRefine((json, context) => {
        const fault = filterShapeFault(json);
        if (fault) context.addIssue({ code: "custom", message: fault });
      })
      .optional(),
    sort: z.string().max(300).optional().openapi({ example: "-revenue,name" }),
    columns: z.array(word).max(100).optional(),
    group: word.optional(),
    more: z
      .record(z.string().max(40), z.string().max(200))
      .refine((one) => Object.keys(one).length <= 10, { error: "too_many" })
      .optional()
      .openapi({ description: "Further choices of the screen, such as table or board" }),
  })
  .openapi("ViewSettings");

export const savedView = z
  .object({
    id,
    screen: z.string(),
    name: z.string(),
    ownerId: id,
    sharedWith,
    unitId: id.nullable(),
    level: z.string().nullable().openapi({ description: "Key of the level" }),
    settings: viewSettings,
    version,
  })
  .openapi("SavedView");

export const listViews = z.strictObject({ screen: screen.optional() });
export const viewList = z.object({ items: z.array(savedView) });
export const saveView = z
  .strictObject({ screen, name: name(100), sharedWith: sharedWith.default("nobody"), settings: viewSettings })
  .openapi("SaveView");
export const changeView = z
  .strictObject({ name: name(100).optional(), sharedWith: sharedWith.optional(), settings: viewSettings.optional() })
  .openapi("ChangeView");

export type SavedViewAnswer = z.output<typeof savedView>;
export type SaveView = z.output<typeof saveView>;
export type ChangeView = z.output<typeof changeView>;
