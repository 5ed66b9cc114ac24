/** What somebody fills in into the company's own fields of a deal, read with the person's own eyes. */
import { askCustom, type CustomWork } from "#features/fields/sql/values.ts";
import { asReader, type Scope, type Tx } from "#platform/db/database.ts";

export type OwnWork = CustomWork;

/** What really changes with the values before, or every fault at its place; without a deal, of one that is being opened. */
export const askOwnFields = (tx: Tx, scope: Scope, sent: unknown, dealId: string | null) =>
  asReader(tx, scope, (eyes) => askCustom(eyes, scope.workspaceId, "deal", sent, dealId));
