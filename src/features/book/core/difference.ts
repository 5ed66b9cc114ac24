/** What differs between two editions of a text, variant by variant and line by line. */
import { type Content, saidOf } from "./content.ts";
import type { Variant } from "./edition.ts";

export type LineMark = "same" | "added" | "removed";
export type DifferentLine = { readonly mark: LineMark; readonly text: string };
export type VariantDifference = {
  readonly name: string;
  readonly change: "same" | "changed" | "added" | "removed";
  readonly isFilterChanged: boolean;
  /** Of a variant that is the same, none. */
  readonly lines: readonly DifferentLine[];
};

/** Variants are the same by their name; those only one edition has are added or removed. In the order of the later edition, removed ones last. */
export function differenceOf(before: readonly Variant[], after: readonly Variant[]): readonly VariantDifference[] {
  const left = after.map(({ name, filter, content }): VariantDifference => {
    const earlier = before.find((one) => one.name === name);
    if (!earlier) return { name, change: "added", isFilterChanged: false, lines: marked("added", linesOf(content)) };
    const isFilterChanged = JSON.stringify(earlier.filter) !== JSON.stringify(filter);
    const lines = differentLines(linesOf(earlier.content), linesOf(content));
    const isSame = !isFilterChanged && lines.every(({ mark }) => mark === "same");
    return { name, change: isSame ? "same" : "changed", isFilterChanged, lines: isSame ? [] : lines };
  });
  const gone = before.filter(({ name }) => !after.some((one) => one.name === name));
  return [
    ...left,
    ...gone.map(
      ({ name, content }): VariantDifference => ({
        name,
        change: "removed",
        isFilterChanged: false,
        lines: marked("removed", linesOf(content)),
      }),
    ),
  ];
}

/** The content as lines that can be compared. What a line is stands before it as a sign: ? asked, ( hint, → if, ☐ may, ☑ must. */
export function linesOf(content: Content): readonly string[] {
  if ("lines" in content)
    return content.lines.map((line) => {
      const [word, text] = saidOf(line);
      const sign = { say: "", ask: "? ", hint: "( ", if: "→ " }[word];
      const tie = "ask" in line ? line.field : "if" in line ? line.objection : undefined;
      return `${sign}${text}${tie === undefined ? "" : ` [${tie}]`}`;
    });
  if ("objections" in content)
    return content.objections.flatMap(({ key, objection, answer }) => [`${objection} [${key}]`, ...answer.split("\n")]);
  if ("items" in content) return content.items.map(({ key, text, isRequired }) => `${isRequired ? "☑" : "☐"} ${text} [${key}]`);
  return [content.subject, ...content.body.split("\n")];
}

/** Comparing takes time with the product of the lengths; beyond this all lines are shown as replaced. */
const mostPairs = 1_000_000;

/** The lines of both in order, by their longest common subsequence: going through "same" and "added" tells the later, "same" and "removed" the earlier. */
export function differentLines(before: readonly string[], after: readonly string[]): readonly DifferentLine[] {
  if (before.length * after.length > mostPairs) return [...marked("removed", before), ...marked("added", after)];
  const width = after.length + 1;
  const common = new Uint32Array((before.length + 1) * width);
  const at = (row: number, column: number) => common[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--)
    for (let column = after.length - 1; column >= 0; column--)
      common[row * width + column] =
        before[row] === after[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
  const lines: DifferentLine[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const [one, other] = [before[row], after[column]];
    if (one !== undefined && one === other) {
      lines.push({ mark: "same", text: one });
      row++;
      column++;
    } else if (one !== undefined && (other === undefined || at(row + 1, column) >= at(row, column + 1))) {
      lines.push({ mark: "removed", text: one });
      row++;
    } else {
      lines.push({ mark: "added", text: other ?? "" });
      column++;
    }
  }
  return lines;
}

const marked = (mark: LineMark, lines: readonly string[]): readonly DifferentLine[] => lines.map((text) => ({ mark, text }));
