/** A company's own lists of words over HTTP: listed, added to, renamed, retired and brought back; never deleted, because history speaks of them. */
import { z } from "@hono/zod-openapi";
import type { Operation } from "#platform/command/command.ts";
import { findWord, isNameTaken, saveWord, type Word } from "#platform/db/word-list.ts";
import { wordCatalogue, wordsPage } from "#platform/db/word-page.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import type { Order } from "#shared/filter/order.ts";
import { no, yes } from "#shared/result.ts";
import { cleanName } from "#shared/text.ts";
import type { RefusalAnswer } from "./endpoint/definition.ts";
import { endpoint } from "./endpoint/endpoint.ts";
import { settle } from "./endpoint/settle.ts";
import { demandFilter, demandOrder, demandPage } from "./filter.ts";
import { notFound } from "./problem.ts";
import { id, instant, listing, name, page, version } from "./schema.ts";

const word = z.object({ id, name: z.string(), retiredAt: instant.nullable(), version }).openapi("Word");
const listWords = z.strictObject({
  ...listing,
  retired: z.enum(["true", "false"]).optional(),
  contains: name(120).optional().openapi({ description: "Letters that the name has, whatever their case and accents" }),
});
const addWord = z.strictObject({ name: name(120) }).openapi("AddWord");
const changeWord = z
  .strictObject({
    name: name(120).optional(),
    retired: z.boolean().optional().openapi({ description: "Offered no more; where it was used it stays" }),
  })
  .openapi("ChangeWord");

const params = z.strictObject({ id });
const catalogue = wordCatalogue as Catalogue<never>;
const byName: Order = [{ field: "name", isDescending: false }];

type WordRefusal = "word_taken";
const refusals: Readonly<Record<WordRefusal, RefusalAnswer>> = {
  word_taken: { status: 422, path: "/name", detail: "The list has this word already, perhaps among the retired ones." },
};

export type WordList = {
  /** The room it belongs to. */
  readonly feature: string;
  /** With its schema. */
  readonly table: string;
  /** "/loss-reasons" */
  readonly path: `/${string}`;
  /** What one of them is called in the journal: "loss_reason". */
  readonly subject: string;
  /** For the API reference: "Loss reasons". */
  readonly title: string;
};

type WordEvent = { readonly type: "WordAdded" | "WordChanged"; readonly before: Word | null; readonly after: Word };
type State = { readonly known: Word | null; readonly id: string; readonly isTaken: boolean };
type Wish = { readonly id?: string; readonly name?: string | undefined; readonly retired?: boolean | undefined };

const shown = ({ id, name, retiredAt, version }: Word) => ({ id, name, retiredAt: retiredAt?.toISOString() ?? null, version });

function writing({ feature, table, subject }: WordList): Operation<Wish, State, WordEvent, WordRefusal, ReturnType<typeof shown>> {
  return {
    feature,
    async load(tx, wish, { actor: { workspaceId }, newId }) {
      const known = wish.id === undefined ? null : await findWord(tx, workspaceId, table, wish.id, "for update");
      if (wish.id !== undefined && known === null) return null;
      const isTaken = wish.name !== undefined && (await isNameTaken(tx, workspaceId, table, wish.name, known?.id ?? null));
      return { known, id: known?.id ?? newId(), isTaken };
    },
    version: ({ known }) => known?.version ?? 0,
    decide({ known, id, isTaken }, { name, retired }, { now }) {
      if (isTaken) return no("word_taken");
      const wished = name === undefined ? (known?.name ?? "") : cleanName(name);
      const retiredAt = retired === undefined ? (known?.retiredAt ?? null) : retired ? (known?.retiredAt ?? now) : null;
      if (known && known.name === wished && known.retiredAt?.getTime() === retiredAt?.getTime()) return yes([]);
      const after = { id, name: wished, retiredAt, version: (known?.version ?? 0) + 1 };
      return yes([{ type: known ? "WordChanged" : "WordAdded", before: known, after }]);
    },
    async save(tx, events, _, { actor }) {
      for (const { after } of events) await saveWord(tx, actor.workspaceId, table, after);
    },
    record: ({ type, before, after }) => ({
      kind: `${subject}_${type === "WordAdded" ? "added" : "changed"}`,
      subjectKind: subject,
      subjectId: after.id,
      data: {
        changes: {
          ...(before?.name === after.name ? {} : { name: { before: before?.name ?? null, after: after.name } }),
          ...((before?.retiredAt ?? null) === after.retiredAt
            ? {}
            : { retiredAt: { before: before?.retiredAt ?? null, after: after.retiredAt } }),
        },
      },
    }),
    answer: async (_, __, { known }, events) => shown(events[0]?.after ?? (known as Word)),
  };
}

export function wordListEndpoints(list: WordList) {
  const { table, path, title } = list;
  const operation = writing(list);
  return [
    endpoint({
      method: "get",
      path,
      tag: "Lists of words",
      summary: `${title}, by name`,
      right: "signed_in",
      query: listWords,
      status: 200,
      answer: page(word),
      handle: async ({ actor, database, query }) => {
        const asked = {
          retired: query.retired === undefined ? null : query.retired === "true",
          contains: query.contains ?? null,
          filter: demandFilter(query.filter, catalogue),
          order: demandOrder(query.sort, catalogue, byName),
          limit: query.limit,
          cursor: query.cursor,
        };
        const { items, nextCursor } = demandPage(await database.read(actor.scope, (tx) => wordsPage(tx, actor.workspaceId, table, asked)));
        return { items: items.map(shown), nextCursor };
      },
    }),
    endpoint({
      method: "post",
      path,
      tag: "Lists of words",
      summary: `${title}: add one`,
      right: "lists.change",
      body: addWord,
      status: 201,
      answer: word,
      handle: async ({ actor, commands, body, options }) => settle(await commands.execute(actor, operation, body, options), refusals),
    }),
    endpoint({
      method: "get",
      path: `${path}/{id}`,
      tag: "Lists of words",
      summary: `${title}: one of them`,
      right: "signed_in",
      params,
      status: 200,
      answer: word,
      handle: async ({ actor, database, params }) => {
        const found = await database.read(actor.scope, (tx) => findWord(tx, actor.workspaceId, table, params.id, "as it is"));
        if (!found) throw notFound();
        return shown(found);
      },
    }),
    endpoint({
      method: "patch",
      path: `${path}/{id}`,
      tag: "Lists of words",
      summary: `${title}: rename one, retire it or bring it back`,
      right: "lists.change",
      params,
      body: changeWord,
      status: 200,
      answer: word,
      handle: async ({ actor, commands, params, body, options }) =>
        settle(await commands.execute(actor, operation, { id: params.id, ...body }, options), refusals),
    }),
  ];
}
