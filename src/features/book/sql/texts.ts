/** Texts of the book as they are shown: a page of them, one, its editions. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { isId } from "#shared/id.ts";
import { foldText } from "#shared/text.ts";
import type { EditionSummary, EditionView, ListTexts, TextSummary, TextView } from "../contract/texts.ts";
import type { TextKind } from "../core/content.ts";
import type { Variant } from "../core/edition.ts";

type Edited = { readonly at: Date; readonly byId: string | null; readonly byName: string | null };
type Row = Omit<TextSummary, "archivedAt" | "variants" | "at" | "by"> &
  Edited & { readonly archivedAt: Date | null; readonly nameFolded: string };

const columns = sql`t.id, t.key, t.kind, t.name, t.edition, t.version, t.archived_at as "archivedAt", t.name_folded as "nameFolded"`;
const edited = sql`e.at, e.by_id as "byId", p.name as "byName"`;
const edition = sql`
  join book.edition e on e.workspace_id = t.workspace_id and e.text_id = t.id and e.number = t.edition
  left join org.person p on p.workspace_id = e.workspace_id and p.id = e.by_id`;

const editingOf = ({ at, byId, byName }: Edited) => ({
  at: at.toISOString(),
  by: byId === null ? null : { id: byId, name: byName ?? "" },
});
function present<V>({ nameFolded: _, archivedAt, at, byId, byName, ...row }: Row & { readonly variants: V }) {
  return { ...row, archivedAt: archivedAt?.toISOString() ?? null, ...editingOf({ at, byId, byName }) };
}

export type TextPlace = readonly [kind: string, nameFolded: string, id: string];

/** A page by kind, name, then id. */
export async function textsPage(
  tx: Tx,
  workspaceId: string,
  asked: Pick<ListTexts, "kind" | "query" | "archived" | "limit">,
  after: TextPlace | null,
): Promise<{ items: TextSummary[]; last: TextPlace | null }> {
  const conditions = [
    sql`t.workspace_id = ${workspaceId}`,
    asked.archived === "true" ? sql`t.archived_at is not null` : sql`t.archived_at is null`,
  ];
  if (asked.kind !== undefined) conditions.push(sql`t.kind = ${asked.kind}`);
  const words = foldText(asked.query ?? "");
  if (words !== "") conditions.push(sql`position(${words} in t.words) > 0`);
  if (after) conditions.push(sql`(t.kind, t.name_folded, t.id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)`);
  const { rows } = await sql<Row & { variants: number }>`
    select ${columns}, ${edited}, jsonb_array_length(e.variants) as variants from book.text t ${edition}
    where ${sql.join(conditions, sql` and `)} order by t.kind, t.name_folded, t.id limit ${asked.limit + 1}`.execute(tx);
  const shown = rows.slice(0, asked.limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => present(row)),
    last: rows.length > asked.limit && last ? [last.kind, last.nameFolded, last.id] : null,
  };
}

/** By id or by key. */
export async function findText(tx: Tx, workspaceId: string, named: string): Promise<TextView | null> {
  const { rows } = await sql<Row & Pick<TextView, "variants">>`
    select ${columns}, ${edited}, e.variants from book.text t ${edition}
    where t.workspace_id = ${workspaceId} and ${isNamed(named)}`.execute(tx);
  return rows[0] ? present(rows[0]) : null;
}

export const isNamed = (named: string): RawBuilder<boolean> => (isId(named) ? sql`t.id = ${named}::uuid` : sql`t.key = ${named}`);

/** The editions of a text, the newest first; null where there is no such text. */
export async function editionsPage(
  tx: Tx,
  workspaceId: string,
  named: string,
  limit: number,
  before: number | null,
): Promise<{ items: EditionSummary[]; last: readonly [number] | null } | null> {
  const text = await sql<{ id: string }>`select t.id from book.text t where t.workspace_id = ${workspaceId} and ${isNamed(named)}`.execute(
    tx,
  );
  const [found] = text.rows;
  if (!found) return null;
  const { rows } = await sql<Edited & { number: number; variants: number }>`
    select e.number, ${edited}, jsonb_array_length(e.variants) as variants
    from book.edition e left join org.person p on p.workspace_id = e.workspace_id and p.id = e.by_id
    where e.workspace_id = ${workspaceId} and e.text_id = ${found.id} ${before === null ? sql`` : sql`and e.number < ${before}`}
    order by e.number desc limit ${limit + 1}`.execute(tx);
  const items = rows.slice(0, limit).map(({ number, variants, ...row }) => ({ number, ...editingOf(row), variants }));
  const last = items.at(-1);
  return { items, last: rows.length > limit && last ? [last.number] : null };
}

export async function findEdition(tx: Tx, workspaceId: string, named: string, number: number): Promise<EditionView | null> {
  const { rows } = await sql<Edited & { number: number; variants: EditionView["variants"] }>`
    select e.number, ${edited}, e.variants from book.text t
    join book.edition e on e.workspace_id = t.workspace_id and e.text_id = t.id and e.number = ${number}
    left join org.person p on p.workspace_id = e.workspace_id and p.id = e.by_id
    where t.workspace_id = ${workspaceId} and ${isNamed(named)}`.execute(tx);
  const [row] = rows;
  return row ? { number: row.number, ...editingOf(row), variants: row.variants } : null;
}

export type TextToShow = {
  readonly key: string;
  readonly kind: TextKind;
  readonly name: string;
  readonly edition: number;
  readonly variants: readonly Variant[];
};

/** Texts by their keys, archived ones left out; in the order of the keys. */
export async function textsByKeys(tx: Tx, workspaceId: string, keys: readonly string[]): Promise<readonly TextToShow[]> {
  const { rows } = await sql<TextToShow>`
    select t.key, t.kind, t.name, t.edition, e.variants from book.text t
    join book.edition e on e.workspace_id = t.workspace_id and e.text_id = t.id and e.number = t.edition
    where t.workspace_id = ${workspaceId} and t.key = any (${[...keys]}::text[]) and t.archived_at is null`.execute(tx);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return [...new Set(keys)].flatMap((key) => byKey.get(key) ?? []);
}
