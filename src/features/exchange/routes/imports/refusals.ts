/** What an import can be refused for, in words. */
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { ProblemError, problem } from "#platform/http/problem.ts";
import { TableError } from "#platform/table/table-error.ts";
import type { ImportRefusal } from "../../core/import-state.ts";
import type { FileRefusal } from "../records/survey-file.ts";

export const importRefusals: Readonly<Record<ImportRefusal, RefusalAnswer>> = {
  import_has_begun: { status: 409, detail: "Rows of it are written already. Undo it, and send the file again." },
  import_is_running: { status: 409, detail: "It is running. Wait for its end, or cancel it." },
  import_not_running: { status: 409, detail: "It is not running." },
  import_is_over: { status: 409, detail: "It is over. Send the file again to import it once more; rows that are known change nothing." },
  import_not_from_here: { status: 409, detail: "Its file is not here: it was imported from the command line." },
};

export const fileRefusals = {
  file_not_readable: { status: 422, detail: "This is no table that can be read." },
  file_too_large: { status: 422, detail: "The file is too large." },
  mapping_refused: { status: 422, path: "/mapping", detail: "The mapping does not fit the file." },
  dates_ambiguous: {
    status: 422,
    path: "/options/dayOrder",
    detail: "The dates can be read in two ways. Say whether the day or the month comes first.",
  },
  dates_mixed: { status: 422, path: "/mapping", detail: "Some dates begin with the day and others with the month." },
  pipeline_needed: { status: 422, path: "/options/pipelineId", detail: "Say into which pipeline the deals go." },
} as const satisfies Readonly<Record<string, RefusalAnswer>>;

/** The words of the file's reader say what is wrong and where; they never repeat what stands in the file. */
export const notReadable = (error: unknown): never => {
  if (!(error instanceof TableError)) throw error;
  const errors = [{ path: "/file", code: error.problem, message: error.message }];
  throw new ProblemError(
    problem("refused", { reason: "file_not_readable", detail: `The file cannot be imported: ${error.message}.`, errors }),
  );
};

export function refuseFile(refusal: FileRefusal): never {
  const { reason, detail } = wordsOf(refusal);
  const errors = [{ path: fileRefusals[reason].path, code: refusal.problem, message: detail }];
  throw new ProblemError(problem("refused", { reason, detail, errors }));
}

function wordsOf(refusal: FileRefusal) {
  switch (refusal.problem) {
    case "ambiguous_dates":
      return {
        reason: "dates_ambiguous",
        detail: `The dates of ${refusal.field} can be read in two ways. Say whether the day or the month comes first.`,
      } as const;
    case "mixed_dates":
      return { reason: "dates_mixed", detail: `Some dates of ${refusal.field} begin with the day and others with the month.` } as const;
    case "field_needed":
      return { reason: "mapping_refused", detail: `One of the columns must be ${refusal.name}.` } as const;
    case "missing_column":
      return { reason: "mapping_refused", detail: `The file has no column ${refusal.name}.` } as const;
    case "repeated_column":
      return {
        reason: "mapping_refused",
        detail: `The file has several columns ${refusal.name}. Say which, as in "${refusal.name} (1)".`,
      } as const;
    case "unknown_field":
      return { reason: "mapping_refused", detail: `There is no field ${refusal.name}.` } as const;
    case "field_twice":
      return { reason: "mapping_refused", detail: `${refusal.name} is mapped twice.` } as const;
  }
}
