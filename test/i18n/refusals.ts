/** The words of refusals in a source of the server: `cycle: { status: 422, … }`, `reason: "other_site"`, `fieldProblem("/code", "wrong_code", …)`. */

const answers = /\b([a-z][a-z_]+): \{\s*status: 4\d\d\b/g;
const reasons = /\breason: "([a-z][a-z_]+)"/g;
const fields = /\bfieldProblem\("[^"]*", "([a-z][a-z_]+)"/g;

export function refusalsIn(source: string): string[] {
  return [answers, reasons, fields].flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1]!));
}
