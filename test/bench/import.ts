/**
 * Moves imported per second ÷ the same rows brought by COPY into the same indexed tables, and how far the memory of the process wanders
 * while it imports. At 10,000, 100,000 and 1,000,000 moves, so that the curve is seen.
 */
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import copy from "pg-copy-streams";
import { drawingPipeline } from "#features/deals/routes/operate-pipelines.ts";
import { importStageMoves } from "#features/exchange/routes/import-stage-moves.ts";
import { knowingPeople } from "#features/org/routes/operate-former-people.ts";
import { newId } from "#shared/id.ts";
import { type TestCompany, testCompany, testHouse } from "../support/company.ts";
import type { Figure } from "./figure.ts";

const MB = 1_048_576;
const stages = ["lead", "qualified", "data", "offer", "trial", "contract"];
/** What an import of moves writes, in an order in which no row refers to one that is not there yet. */
const written = [
  "platform.record",
  "deals.deal",
  "deals.stage_visit",
  "deals.ownership",
  "deals.amount_held",
  "platform.journal",
  "exchange.import",
  "exchange.imported",
];

export async function importThroughput(sizes: readonly number[] = [10_000, 100_000, 1_000_000]): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "mainspring-bench-import-"));
  const endings: (() => Promise<void>)[] = [];
  try {
    const house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
    const figures: Figure[] = [];
    for (const moves of sizes) figures.push(...(await measure(await testCompany(house), house.ownerUrl, moves, folder)));
    return figures;
  } finally {
    for (const ending of endings) await ending();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(company: TestCompany, ownerUrl: string, moves: number, folder: string): Promise<readonly Figure[]> {
  const path = join(folder, `${moves}.csv`);
  await pipeline(lines(moves), createWriteStream(path));
  const actor = { ...company.system, kind: "import" } as const;
  const drawn = { key: "bench", name: "Bench", currency: "EUR", stages, mayMoveBack: true, maySkip: true };
  const { id: pipelineId } = await company.perform(drawingPipeline, drawn);
  const memory = watchMemory();
  const started = performance.now();
  const answer = await importStageMoves(
    { path, name: "moves.csv" },
    { pipelineId, stages, won: "won", lost: "lost", currency: "EUR", timeZone: "UTC" },
    {
      database: company.database,
      actor,
      clock: () => company.clock.now,
      newId,
      reportFolder: folder,
      know: (names) => company.perform(knowingPeople, { names }, actor),
    },
  );
  const seconds = (performance.now() - started) / 1_000;
  const wandered = memory.end();
  if (!answer.ok || answer.value.created !== moves) throw new Error(`not all moves were imported: ${JSON.stringify(answer)}`);
  const floor = moves / (await copySeconds(company.workspaceId, ownerUrl, folder));
  const name = `import of ${moves.toLocaleString("en")} moves`;
  return [
    { name, value: moves / seconds, unit: "moves/s", floor, ratio: moves / seconds / floor, limit: { atLeast: 0.25 } },
    { name: `${name}, memory`, value: wandered, unit: "MB up or down", limit: { atMost: 50 } },
  ];
}

/** Deals of five moves: four stages in order and an end, some lost, some back a step. */
function* lines(moves: number): Generator<string> {
  yield "deal,moved_at,stage,loss_reason,actor,amount\n";
  let text = "";
  for (let move = 0; move < moves; move++) {
    const [deal, step] = [Math.floor(move / 5), move % 5];
    const at = new Date(Date.UTC(2024, 0, 1) + (deal % 600) * 86_400_000 + step * 90_000_000).toISOString();
    const isLost = deal % 3 === 0;
    const stage = step < 4 ? stages[step] : isLost ? "lost" : "won";
    text += `D${deal},${at},${stage},${step === 4 && isLost ? "price" : ""},Seller ${deal % 40},${1_000 + (deal % 900)}\n`;
    if (text.length < 65_536) continue;
    yield text;
    text = "";
  }
  yield text;
}

/** From a tenth of a second on; answers half of the way between the least and the most, in megabytes of the heap after its warm-up. */
function watchMemory() {
  const seen: number[] = [];
  const timer = setInterval(() => seen.push(process.memoryUsage.rss() / MB), 100);
  return {
    end(): number {
      clearInterval(timer);
      const settled = seen.slice(Math.floor(seen.length / 5));
      return settled.length === 0 ? 0 : (Math.max(...settled) - Math.min(...settled)) / 2;
    },
  };
}

/** The rows that the import wrote are taken out and brought back by COPY, with all indexes and checks. */
async function copySeconds(workspaceId: string, ownerUrl: string, folder: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const file = (table: string) => join(folder, `${table}.copy`);
    for (const table of written) {
      const order = table === "deals.stage_visit" ? "order by deal_id, position" : "";
      const taken = client.query(copy.to(`copy (select * from ${table} where workspace_id = '${workspaceId}' ${order}) to stdout binary`));
      await pipeline(taken, createWriteStream(file(table)));
    }
    await client.query("set session_replication_role = replica");
    for (const table of [...written].reverse()) await client.query(`delete from ${table} where workspace_id = $1`, [workspaceId]);
    await client.query("set session_replication_role = origin");
    for (const table of written) await client.query(`vacuum ${table}`);
    const started = performance.now();
    for (const table of written) await pipeline(createReadStream(file(table)), client.query(copy.from(`copy ${table} from stdin binary`)));
    return (performance.now() - started) / 1_000;
  } finally {
    await client.end();
  }
}
