/** Rows for COPY, gathered by table, in an order in which no row refers to one that is not there yet. */
import { once } from "node:events";
import type pg from "pg";
import copy from "pg-copy-streams";

const columns = {
  "platform.record": "id kind owner_id parent_id title search",
  "clients.client":
    "id owner_id name name_folded industry_id region_id source_id country street city city_folded postcode website domain tax_number tax_number_plain revenue revenue_currency employees external_id created_at",
  "clients.contact": "id owner_id client_id first_name last_name name_folded position position_folded external_id created_at",
  "clients.channel": "id record_id owner_id kind value plain",
  "clients.record_tag": "record_id tag_id owner_id",
  "deals.deal":
    "id title title_folded client_id owner_id pipeline_id status stage_id reason_id visits since opened_at amount currency cost expected_payment_on source_id external_id created_at",
  "deals.stage_visit":
    "deal_id position previous_position owner_id held_by_id actor_id pipeline_id stage_id outcome reason_id kind came_from_stage_id came_from_outcome from_at to_at recorded_at",
  "deals.ownership": "deal_id position previous_position owner_id person_id from_at to_at",
  "deals.amount_held": "deal_id position previous_position owner_id amount currency from_at to_at",
  "deals.payment_expected": "deal_id position owner_id expected_on from_at",
  "deals.deal_product": "deal_id owner_id product_id",
  "deals.lead":
    "id owner_id title title_folded company company_folded person person_folded client_id source_id status reason_id telesales_id seller_id first_contact_on opened_at first_response_at converted_on deal_id external_id created_at",
  "deals.lead_status": "lead_id position previous_position owner_id status reason_id actor_id from_at to_at recorded_at",
  "fields.value": "record_id field_id owner_id integer_value",
} as const;

export type Sheet = keyof typeof columns;
export type Cell = string | number | bigint | Date | null;
export const sheetNames = Object.keys(columns) as readonly Sheet[];

export type Sheets = {
  readonly add: (sheet: Sheet, ...cells: readonly Cell[]) => void;
  /** What was gathered since the last time goes to the database. */
  readonly send: () => Promise<void>;
};

export function sheetsTo(client: pg.ClientBase, workspaceId: string): Sheets {
  const texts = new Map<Sheet, string[]>(sheetNames.map((name) => [name, []]));
  return {
    add: (sheet, ...cells) => {
      let line = workspaceId;
      for (const cell of cells) line += `\t${written(cell)}`;
      texts.get(sheet)!.push(line);
    },
    async send() {
      const gathered = [...texts];
      for (const [name] of gathered) texts.set(name, []);
      for (const [name, lines] of gathered) {
        if (lines.length === 0) continue;
        const into = client.query(copy.from(`copy ${name} (workspace_id, ${columns[name].replaceAll(" ", ", ")}) from stdin`));
        const finished = once(into, "finish");
        into.end(`${lines.join("\n")}\n`);
        await finished;
      }
    },
  };
}

/** In PostgreSQL's text format. */
function written(cell: Cell): string {
  if (cell === null) return "\\N";
  if (cell instanceof Date) return cell.toISOString();
  if (typeof cell === "string") return /[\\\t\n\r]/.test(cell) ? cell.replace(/[\\\t\n\r]/g, (sign) => escaped[sign]!) : cell;
  return String(cell);
}
const escaped: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
