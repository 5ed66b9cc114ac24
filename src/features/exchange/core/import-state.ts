/** An import from the file that was sent to its end, and back: what may happen in which state. Pure. */
import { no, type Result, yes } from "#shared/result.ts";
import type { ImportOrder } from "./import-order.ts";

export const importStates = ["uploaded", "running", "done", "cancelled", "failed", "undone"] as const;
export type ImportState = (typeof importStates)[number];

export type ImportEvent =
  | { readonly type: "ImportOrdered"; readonly id: string; readonly kind: string; readonly fileName: string; readonly at: Date }
  | { readonly type: "ImportSettled"; readonly id: string; readonly order: ImportOrder; readonly at: Date }
  | { readonly type: "ImportStarted" | "ImportCancelled"; readonly id: string; readonly at: Date };
export type ImportRefusal = "import_has_begun" | "import_is_running" | "import_not_running" | "import_is_over" | "import_not_from_here";

type Standing = { readonly id: string; readonly state: ImportState; readonly hasFile: boolean };

/** How the file is meant is settled before the first row is written. */
export const settleImport = ({ id, state }: Standing, order: ImportOrder, at: Date): Result<readonly ImportEvent[], ImportRefusal> =>
  state === "uploaded" ? yes([{ type: "ImportSettled", id, order, at }]) : no("import_has_begun");

/** Begins; one that was cancelled or failed goes on behind the last row that was written. */
export function startImport({ id, state, hasFile }: Standing, at: Date): Result<readonly ImportEvent[], ImportRefusal> {
  if (!hasFile) return no("import_not_from_here");
  if (state === "running") return no("import_is_running");
  if (state === "done" || state === "undone") return no("import_is_over");
  return yes([{ type: "ImportStarted", id, at }]);
}

/** What is written stays; it can be undone. */
export const cancelImport = ({ id, state }: Standing, at: Date): Result<readonly ImportEvent[], ImportRefusal> =>
  state === "running" || state === "uploaded" ? yes([{ type: "ImportCancelled", id, at }]) : no("import_not_running");

/** While rows are still being written nothing is taken back. */
export const mayUndo = (state: ImportState): Result<null, ImportRefusal> => (state === "running" ? no("import_is_running") : yes(null));
