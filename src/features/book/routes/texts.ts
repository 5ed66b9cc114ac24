/** The texts of the book over HTTP. */
import { z } from "@hono/zod-openapi";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { pageOf, startOf } from "#platform/http/page.ts";
import { fieldProblem, notFound } from "#platform/http/problem.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import * as contract from "../contract/texts.ts";
import type { TextRefusal } from "../core/text.ts";
import { loadBookCatalogue } from "../sql/subject.ts";
import { editionsPage, findEdition, findText, type TextPlace, textsByKeys, textsPage } from "../sql/texts.ts";
import { addingText, archivingText, changingText, restoringText } from "./operate-texts.ts";
import { demandVariants } from "./read-variants.ts";
import { showTexts } from "./show-texts.ts";

export const textRefusals: Readonly<Record<TextRefusal, RefusalAnswer>> = {
  text_key_taken: { status: 422, path: "/key", detail: "Another text has this key." },
  text_archived: { status: 409, detail: "The text is archived. Restore it first." },
  text_not_archived: { status: 409, detail: "The text is not archived." },
  too_many_editions: { status: 409, detail: "A text has at most 100,000 editions." },
};

const named = z.string().min(1).max(60).openapi({ description: "Id or key of the text", example: "first_call" });
const params = z.strictObject({ id: named });
const editionParams = z.strictObject({ id: named, number: z.coerce.number().int().min(1).max(1_000_000) });
const tag = "Book";
const read = { method: "get", tag, right: "book.read", status: 200 } as const;
const change = { tag, right: "book.change", answer: contract.text, refusals: textRefusals } as const;

export const textEndpoints = [
  endpoint({
    ...read,
    path: "/texts",
    summary: "Texts of the book: scripts, objections, letters, checklists",
    query: contract.listTexts,
    answer: contract.textPage,
    handle: async ({ actor, database, query }) => {
      const after = startOf(query.cursor, ["text", "text", "id"]) as TextPlace | null;
      const { items, last } = await database.read(actor.scope, (tx) => textsPage(tx, actor.workspaceId, query, after));
      return pageOf(items, last);
    },
  }),
  endpoint({
    ...read,
    path: "/texts/shown",
    summary: "Texts as they are shown for a client, lead or deal",
    description: "Of each text the first variant whose filter holds, why it is that one, and its content filled in.",
    query: contract.askShown,
    answer: contract.shownTexts,
    handle: async ({ actor, database, query, now }) => {
      const [kind, id] = query.subject.split(":") as ["client" | "lead" | "deal", string];
      const items = await database.read(actor.scope, async (tx) =>
        showTexts(
          tx,
          actor,
          now,
          await loadBookCatalogue(tx, actor.workspaceId),
          { kind, id },
          await textsByKeys(tx, actor.workspaceId, query.keys.split(",")),
        ),
      );
      if (!items) throw notFound();
      return { items };
    },
  }),
  endpoint({
    ...change,
    method: "post",
    path: "/texts/try",
    summary: "What a text that is not saved yet would show for a client, lead or deal",
    body: contract.tryText,
    status: 200,
    answer: contract.shownText,
    handle: async ({ actor, database, body: { kind, variants, subject }, now }) => {
      const items = await database.read(actor.scope, async (tx) => {
        const catalogue = await loadBookCatalogue(tx, actor.workspaceId);
        const draft = { key: "draft", kind, name: "", edition: 0, variants: demandVariants(kind, variants, catalogue as Catalogue<never>) };
        return showTexts(tx, actor, now, catalogue, subject, [draft]);
      });
      if (!items) throw fieldProblem("/subject/id", "unknown_subject", "There is no such client, lead or deal.");
      return items[0];
    },
  }),
  endpoint({
    ...change,
    method: "post",
    path: "/texts",
    summary: "Add a text",
    body: contract.addText,
    status: 201,
    handle: async ({ actor, commands, database, body, options }) => {
      const catalogue = await database.read(actor.scope, (tx) => loadBookCatalogue(tx, actor.workspaceId));
      const variants = demandVariants(body.kind, body.variants, catalogue as Catalogue<never>);
      return settle(await commands.execute(actor, addingText, { ...body, variants }, options), textRefusals);
    },
  }),
  endpoint({
    ...read,
    path: "/texts/{id}",
    summary: "One text with the edition that holds",
    params,
    answer: contract.text,
    handle: async ({ actor, database, params }) => {
      const found = await database.read(actor.scope, (tx) => findText(tx, actor.workspaceId, params.id));
      if (!found) throw notFound();
      return found;
    },
  }),
  endpoint({
    ...change,
    method: "patch",
    path: "/texts/{id}",
    summary: "Rename a text, or write it anew as its next edition",
    description: "Send If-Match with the version you saw: of two who write at once the second gets 409.",
    params,
    body: contract.changeText,
    status: 200,
    handle: async ({ actor, commands, database, params, body: { name, variants }, options }) => {
      const wish = await database.read(actor.scope, async (tx) => {
        const found = await findText(tx, actor.workspaceId, params.id);
        if (!found) throw notFound();
        if (variants === undefined) return { name };
        const catalogue = (await loadBookCatalogue(tx, actor.workspaceId)) as Catalogue<never>;
        return { name, variants: demandVariants(found.kind, variants, catalogue) };
      });
      return settle(await commands.execute(actor, changingText, { named: params.id, wish }, options), textRefusals);
    },
  }),
  endpoint({
    ...read,
    path: "/texts/{id}/editions",
    summary: "The editions of a text, the newest first",
    params,
    query: contract.listEditions,
    answer: contract.editionPage,
    handle: async ({ actor, database, params, query }) => {
      const before = startOf(query.cursor, ["integer"]) as readonly [number] | null;
      const found = await database.read(actor.scope, (tx) =>
        editionsPage(tx, actor.workspaceId, params.id, query.limit, before?.[0] ?? null),
      );
      if (!found) throw notFound();
      return pageOf(found.items, found.last);
    },
  }),
  endpoint({
    ...read,
    path: "/texts/{id}/editions/{number}",
    summary: "What a text said in an edition",
    params: editionParams,
    answer: contract.edition,
    handle: async ({ actor, database, params }) => {
      const found = await database.read(actor.scope, (tx) => findEdition(tx, actor.workspaceId, params.id, params.number));
      if (!found) throw notFound();
      return found;
    },
  }),
  endpoint({
    ...change,
    method: "post",
    path: "/texts/{id}/archive",
    summary: "Put a text away: it is shown at no step any more",
    params,
    status: 200,
    handle: async ({ actor, commands, params, options }) =>
      settle(await commands.execute(actor, archivingText, { named: params.id }, options), textRefusals),
  }),
  endpoint({
    ...change,
    method: "post",
    path: "/texts/{id}/restore",
    summary: "Bring an archived text back",
    params,
    status: 200,
    handle: async ({ actor, commands, params, options }) =>
      settle(await commands.execute(actor, restoringText, { named: params.id }, options), textRefusals),
  }),
] as const;
