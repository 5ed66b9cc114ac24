/** Requests and answers about the texts of the book. */
import { z } from "@hono/zod-openapi";
import { filterJson, id, instant, name, page, paging, version } from "#platform/http/schema.ts";
import { nameProblem } from "#shared/text.ts";
import { limits, textKinds } from "../core/content.ts";
import { placeholders } from "../core/placeholders.ts";

export const textKind = z.enum(textKinds).openapi({ description: "What kind of text it is", example: "script" });

const key = (example: string) =>
  z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,59}$/, { error: "key_malformed" })
    .openapi({ description: "Small letters, digits and _, a letter first; never changes", example });
/** `GET /texts/shown` and the page of a new text are addresses of their own. */
const textKey = key("first_call").refine((word) => word !== "shown" && word !== "new", { error: "key_reserved" });

/** Text in lines: anything that can be seen, in any script. */
const prose = (max: number) =>
  z
    .string()
    .max(2 * max, { error: "too_long" })
    .transform((text) => text.replaceAll(/\r\n?/g, "\n").trim().normalize("NFC"))
    .superRefine((text, context) => {
      const problem = nameProblem(text.replaceAll(/[\n\t]/g, " "), { max });
      if (problem) context.addIssue({ code: "custom", message: problem });
    })
    .openapi({ description: `Up to ${max} characters; may hold {{${placeholders.join("}}, {{")}}}` });

const scriptLine = z
  .union([
    z.strictObject({ say: prose(limits.line) }).openapi({ description: "Said as it stands" }),
    z
      .strictObject({
        ask: prose(limits.line),
        field: z
          .string()
          .regex(/^[a-z][A-Za-z0-9_]*(\.[a-z][A-Za-z0-9_]*)?$/, { error: "field_malformed" })
          .max(80)
          .optional()
          .openapi({ description: "Field of the subject that the answer is kept in", example: "custom.area" }),
      })
      .openapi({ description: "A question" }),
    z.strictObject({ hint: prose(limits.line) }).openapi({ description: "For whoever speaks, not to be said" }),
    z
      .strictObject({ if: prose(limits.line), objection: key("too_expensive").optional() })
      .openapi({ description: "What the other side may say, and the key of the objection that answers it" }),
  ])
  .openapi("ScriptLine");

export const scriptContent = z.strictObject({ lines: z.array(scriptLine).min(1).max(limits.lines) }).openapi("ScriptContent");
export const objectionsContent = z
  .strictObject({
    objections: z
      .array(z.strictObject({ key: key("too_expensive"), objection: prose(limits.line), answer: prose(limits.answer) }))
      .min(1)
      .max(limits.objections),
  })
  .openapi("ObjectionsContent");
export const letterContent = z.strictObject({ subject: name(limits.subject), body: prose(limits.body) }).openapi("LetterContent");
export const checklistContent = z
  .strictObject({
    items: z
      .array(z.strictObject({ key: key("site_visited"), text: prose(limits.line), isRequired: z.boolean().default(false) }))
      .min(1)
      .max(limits.items),
  })
  .openapi("ChecklistContent");
export const content = z
  .union([scriptContent, objectionsContent, letterContent, checklistContent])
  .openapi("TextContent", { description: "By the kind of the text: lines, objections, subject and body, or items" });

export const variant = z
  .strictObject({
    name: name(120).openapi({ description: "Whom it is for", example: "Food production" }),
    filter: filterJson.nullable().openapi({
      description: "Over client.NAME and deal.NAME; null: always. The last variant has none, every other has one",
      example: { field: "client.industry", op: "eq", value: "Food production" },
    }),
    content,
  })
  .openapi("TextVariant");
const variants = z
  .array(variant)
  .min(1)
  .max(limits.variants)
  .openapi({ description: "In order: the first whose filter holds for the client and the deal is shown" });

const summary = {
  id,
  key: z.string(),
  kind: textKind,
  name: z.string(),
  edition: z.int().openapi({ description: "The one that holds today" }),
  version,
  archivedAt: instant.nullable(),
};
const editing = { at: instant, by: z.object({ id, name: z.string() }).nullable().openapi({ description: "null: the server" }) };
export const textSummary = z
  .object({ ...summary, ...editing, variants: z.int().openapi({ description: "How many" }) })
  .openapi("TextSummary", { description: "`at` and `by` tell of the edition that holds" });
export const text = z.object({ ...summary, ...editing, variants: z.array(variant) }).openapi("Text");
export const edition = z.object({ number: z.int(), ...editing, variants: z.array(variant) }).openapi("TextEdition");
export const editionSummary = z.object({ number: z.int(), ...editing, variants: z.int() }).openapi("TextEditionSummary");

export const listTexts = z.strictObject({
  ...paging,
  kind: textKind.optional(),
  query: z.string().max(200).optional().openapi({ description: "In the name or in what is said" }),
  archived: z.enum(["true", "false"]).default("false"),
});
export const textPage = page(textSummary);
export const listEditions = z.strictObject(paging);
export const editionPage = page(editionSummary);

export const addText = z.strictObject({ key: textKey, kind: textKind, name: name(200), variants }).openapi("AddText");
export const changeText = z.strictObject({ name: name(200).optional(), variants: variants.optional() }).openapi("ChangeText");

export const subjectKind = z.enum(["client", "lead", "deal"]);
export const subject = z.strictObject({ kind: subjectKind, id }).openapi("TextSubject");
export const askShown = z.strictObject({
  keys: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,59}(,[a-z][a-z0-9_]{0,59}){0,49}$/, { error: "key_malformed" })
    .openapi({ description: "Keys of texts with commas between, at most 50", example: "first_call,price_objections" }),
  subject: z
    .string()
    .regex(/^(client|lead|deal):[0-9a-fA-F-]{36}$/, { error: "subject_malformed" })
    .openapi({ description: "KIND:ID of the client, lead or deal", example: "deal:019a9d5e-7c1e-7b61-8b4c-5c1f2f3d4e5f" }),
});
export const why = z
  .object({
    variant: z.int().openapi({ description: "Its place among the variants, from 0" }),
    variants: z.int().openapi({ description: "How many there are" }),
    filter: filterJson.nullable().openapi({ description: "The filter that held; null: none before it did" }),
    passedOver: z
      .array(z.object({ name: z.string(), filter: filterJson, isBroken: z.boolean() }))
      .openapi({ description: "Variants before it, whose filters do not hold; a broken one asks for what is not there any more" }),
  })
  .openapi("WhyThisVariant");
export const shownText = z
  .object({
    key: z.string(),
    kind: textKind,
    name: z.string(),
    edition: z.int().openapi({ description: "0: not saved yet" }),
    variant: z.string().openapi({ description: "Name of the variant that is shown" }),
    why,
    content: content.openapi({ description: "With placeholders filled in; what is not known stands as [client.name]" }),
    recipient: z
      .object({ name: z.string(), email: z.string().nullable() })
      .nullable()
      .openapi({ description: "Whom a letter goes to: the first contact of the decision chain, or of the client; of a lead, its person" }),
  })
  .openapi("ShownText");
export const shownTexts = z.object({
  items: z.array(shownText).openapi({ description: "In the order asked for; keys that are not in the book, or archived, are left out" }),
});
export const tryText = z.strictObject({ kind: textKind, variants, subject }).openapi("TryText");

export type ListTexts = z.output<typeof listTexts>;
export type TextSummary = z.output<typeof textSummary>;
export type TextView = z.output<typeof text>;
export type EditionView = z.output<typeof edition>;
export type EditionSummary = z.output<typeof editionSummary>;
export type VariantView = z.output<typeof variant>;
export type AddText = z.output<typeof addText>;
export type ChangeText = z.output<typeof changeText>;
export type TextSubject = z.output<typeof subject>;
export type ShownText = z.output<typeof shownText>;
export type TryText = z.output<typeof tryText>;
