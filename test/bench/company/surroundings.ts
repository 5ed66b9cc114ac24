/** What a large company has before its first client: teams of a head and twelve sellers, a pipeline, words, a field of its own. */
import type pg from "pg";
import { demoStages } from "#features/exchange/core/demo/path.ts";
import * as words from "#features/exchange/core/demo/words.ts";
import { foldText } from "#shared/text.ts";

export type Surroundings = {
  readonly workspaceId: string;
  readonly heads: readonly string[];
  /** Of the first head first. */
  readonly sellers: readonly string[];
  readonly pipelineId: string;
  readonly pipelineKey: string;
  readonly stages: ReadonlyMap<string, string>;
  readonly fieldId: string;
  readonly word: (list: WordList, name: string) => string;
};
export type WordList =
  | "clients.industry"
  | "clients.region"
  | "clients.source"
  | "clients.tag"
  | "deals.product"
  | "deals.loss_reason"
  | "deals.rejection_reason";

export const teamOf = 12;
const pipelineKey = "large";

const lists: Readonly<Record<WordList, readonly string[]>> = {
  "clients.industry": words.industries,
  "clients.region": words.markets.flatMap(([{ regions }]) => regions),
  "clients.source": words.sources.map(([name]) => name),
  "clients.tag": words.tags,
  "deals.product": words.products.map(({ name }) => name),
  "deals.loss_reason": words.lossReasons.map(([name]) => name),
  "deals.rejection_reason": words.rejectionReasons.map(([name]) => name),
};

export async function surround(client: pg.ClientBase, workspaceId: string, teams: number, newId: () => string): Promise<Surroundings> {
  const run = <Row extends pg.QueryResultRow>(text: string, ...values: unknown[]) => client.query<Row>(text, [workspaceId, ...values]);
  const { rows: above } = await run<{ id: string }>(
    "select id from org.person where workspace_id = $1 and chief_id is null order by created_at, id limit 1",
  );
  const heads = Array.from({ length: teams }, newId);
  const sellers = Array.from({ length: teams * teamOf }, newId);
  const hire = `insert into org.person (workspace_id, id, name, name_folded, email, level_id, chief_id, status, created_at)
     select $1::uuid, p.id, $2 || ' ' || n, lower($2) || ' ' || n, lower($2) || n || '@bench.example', l.id, c.chief, 'invited', '2024-01-01Z'
     from unnest($3::uuid[]) with ordinality as p (id, n) join unnest($4::uuid[]) with ordinality as c (chief, n) using (n) left join org.level l on l.workspace_id = $1 and l.key = $5`;
  await run(hire, "Head", heads, Array(teams).fill(above[0]?.id ?? null), "direction_head");
  await run(
    hire,
    "Seller",
    sellers,
    sellers.map((_, index) => heads[Math.floor(index / teamOf)]),
    "seller",
  );
  await run(
    `insert into org.closure (workspace_id, ancestor_id, descendant_id, depth)
     with recursive up as (
       select id as descendant_id, id as ancestor_id, 0 as depth from org.person where workspace_id = $1 and id = any ($2::uuid[])
       union all
       select up.descendant_id, p.chief_id, up.depth + 1 from up join org.person p on p.workspace_id = $1 and p.id = up.ancestor_id where p.chief_id is not null
     ) select $1::uuid, ancestor_id, descendant_id, depth from up`,
    [...heads, ...sellers],
  );
  await run("update org.workspace set tree_version = tree_version + 1 where id = $1");
  const pipelineId = newId();
  await run(
    "insert into deals.pipeline (workspace_id, id, key, name, currency) values ($1, $2, $3, 'Large', 'EUR')",
    pipelineId,
    pipelineKey,
  );
  const stages = new Map<string, string>(demoStages.map(({ key }) => [key, newId()]));
  for (const { key, norm, probability } of demoStages)
    await run(
      "insert into deals.stage (workspace_id, id, pipeline_id, key, name, norm_days, probability) values ($1, $2, $3, $4::text, $4::text, $5, $6)",
      stages.get(key),
      pipelineId,
      key,
      norm,
      probability,
    );
  await run(
    "insert into deals.stage_order (workspace_id, pipeline_id, position, stage_ids, from_at) values ($1, $2, 1, $3, '-infinity')",
    pipelineId,
    [...stages.values()],
  );
  const fieldId = newId();
  await run(
    "insert into fields.field (workspace_id, id, record_kind, key, name, kind, position, created_at) values ($1, $2, 'deal', 'warmth', 'Warmth', 'number', 1, '2024-01-01Z')",
    fieldId,
  );
  const known = new Map<string, string>();
  for (const [list, names] of Object.entries(lists))
    for (const name of names) {
      await run(
        `insert into ${list} (workspace_id, id, name, name_folded) values ($1, $2, $3, $4) on conflict (workspace_id, name_folded) do nothing`,
        newId(),
        name,
        foldText(name),
      );
      const { rows } = await run<{ id: string }>(`select id from ${list} where workspace_id = $1 and name_folded = $2`, foldText(name));
      known.set(`${list} ${name}`, rows[0]!.id);
    }
  const word = (list: WordList, name: string) => {
    const id = known.get(`${list} ${name}`);
    if (id === undefined) throw new Error(`${list} does not know "${name}"`);
    return id;
  };
  return { workspaceId, heads, sellers, pipelineId, pipelineKey, stages, fieldId, word };
}
