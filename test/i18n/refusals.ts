/** The words of refusals in a source of the server: `cycle: { status: 422, … }`, `reason: "other_site"`, `fieldProblem("/code", "wrong_code", …)`. */

const answers = /\b([a-z][a-z_]+): \{\s*status: 4\d\d\b/g;
const reasons = /\breason: "([a-z][a-z_]+)"/g;
const fields = /\bfieldProblem\("[^"]*", "([a-z][a-z_]+)"/g;

export function refusalsIn(source: string): string[] {
  return [answers, reasons, fields].flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1]!));
}

const zods = /\berror: "([a-z][a-z_]+)"/g;
const placed = /\bcode: "(?!custom")([a-z][a-z_]+)", message\b/g;
const added = /\badd\("([a-z][a-z_]+)", "/g;
const tables = /^const [^\n]*[fF]ault[^\n]* = \{\n(.*?)^\}/gms;
const rows = /^ {2}([a-z][a-z_]+): ["'`]/gm;

/**
 * The codes that mark a field in a source of the server: `error: "not_an_instant"` of a contract, `{ path, code: "too_many_rows", message }`,
 * `add("stage_needed", "stage")`, and tables that give each fault its words (`const faultWords = { unknown_option: "There is …" }`).
 */
export function fieldCodesIn(source: string): string[] {
  const told = [...source.matchAll(tables)].flatMap((table) => [...table[1]!.matchAll(rows)].map((row) => row[1]!));
  return [...[zods, placed, added].flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1]!)), ...told];
}
