/** All rules of ARCHITECTURE.md that can be read from the source. */
import { coreViolations } from "./core-rules.ts";
import { nameViolations, sizeViolations } from "./file-rules.ts";
import { importViolations } from "./import-rules.ts";
import { schemaViolations } from "./schema-rules.ts";
import { readSources } from "./source.ts";

export type Violation = { readonly rule: string; readonly path: string; readonly what: string };

/** What in the src of this folder breaks a rule. `rooms` are in order of dependence: left never imports right. */
export function violations(root: string, rooms: readonly string[]): Violation[] {
  const sources = readSources(root);
  return [
    ...importViolations(sources, rooms),
    ...coreViolations(sources),
    ...schemaViolations(sources, rooms),
    ...sizeViolations(sources),
    ...nameViolations(sources),
  ];
}
