/** A process in a file: JSON, or BPMN 2.0 from any tool. */
import { readFile, stat } from "node:fs/promises";
import { type DefinitionProblem, readDefinition, readDefinitionText } from "#features/process/contract/definition.ts";
import { definitionLimits } from "#features/process/contract/definition-limits.ts";
import { isDiagram } from "#features/process/core/bpmn/is-diagram.ts";
import { type BpmnRefusal, readBpmn } from "#features/process/core/bpmn/read/read-bpmn.ts";
import type { Definition } from "#features/process/core/definition.ts";
import type { Layout } from "#features/process/core/process.ts";
import { Complaint } from "./flags.ts";

export type ReadProcess = {
  readonly definition: Definition;
  readonly layout: Layout;
  /** What of the file has no place here, in words. */
  readonly leftOut: readonly string[];
  /** Nothing in the file says what it runs on: it was drawn with another tool. */
  readonly isForeign: boolean;
};

/** Bytes: a letter of JSON takes at most four. */
const largest = definitionLimits.json * 4;

const bpmnWords: Readonly<Record<BpmnRefusal, string>> = {
  file_too_large: "it is too large",
  declarations_refused: "it has a document type or entities, which are not read",
  nested_too_deep: "its elements lie too deep within each other",
  too_many_elements: "it has too many elements",
  not_well_formed: "its XML is not well-formed",
  not_bpmn: "it is not BPMN 2.0",
  no_process: "there is no process with steps in it",
  too_many_steps: "its process has too many steps",
};

/** What can be kept: a diagram of another tool may hold what a definition may not. */
export function demandKeepable(file: string, { definition }: ReadProcess): void {
  const strict = readDefinition(JSON.parse(JSON.stringify(definition)));
  if (!strict.ok) throw new Complaint(`${file} cannot be imported: ${firstOf(strict.refusal)}.`);
}

/** What the file says; a complaint names the file and the first thing that is wrong with it. */
export async function readProcess(file: string): Promise<ReadProcess> {
  const text = (await textOf(file)).replace(/^\uFEFF/, "");
  if (isDiagram(file, text)) return fromBpmn(file, text);
  const read = readDefinitionText(text);
  if (read.ok) return { definition: read.value, layout: {}, leftOut: [], isForeign: false };
  throw new Complaint(`${file} is no process: ${firstOf(read.refusal)}.`);
}

function firstOf([first, ...others]: readonly DefinitionProblem[]): string {
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  return `${first?.where}: ${oneLine(first?.message ?? "")}${more}`;
}

async function fromBpmn(file: string, text: string): Promise<ReadProcess> {
  const read = await readBpmn(text);
  if (!read.ok) {
    const { why, line } = read.refusal;
    throw new Complaint(`${file} cannot be read as BPMN: ${bpmnWords[why]}${line === null ? "" : ` (line ${line})`}.`);
  }
  const { definition, layout, leftOut, isForeign } = read.value;
  return { definition, layout: { ...layout }, leftOut: leftOut.map((part) => Object.values(part).filter(Boolean).join(" ")), isForeign };
}

async function textOf(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > largest)
      throw new Complaint(`${file} is too large: ${Math.round(size / 2 ** 20)} MiB, at most ${Math.round(largest / 2 ** 20)}.`);
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Complaint) throw error;
    throw new Complaint(`${file} cannot be read: ${oneLine((error as Error).message)}.`);
  }
}

const oneLine = (words: string) => words.replaceAll(/\s+/g, " ").trim();
