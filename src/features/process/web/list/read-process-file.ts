/** A file as a process: BPMN of any tool, or our JSON. The readers come only when they are needed. */
import { no, type Result, yes } from "#shared/result.ts";
import { isDiagram } from "../../core/bpmn/is-diagram.ts";
import type { BpmnRefusal, ReadBpmn } from "../../core/bpmn/read/read-bpmn.ts";

export type FileRefusal = {
  readonly why: BpmnRefusal | "not_a_process";
  readonly line: number | null;
  readonly details: readonly string[];
};
export type ReadFile = Result<ReadBpmn, FileRefusal>;

const most = 5 * 1024 * 1024;

export async function readProcessFile(file: File): Promise<ReadFile> {
  // Refused before it is read into memory.
  if (file.size > most) return no({ why: "file_too_large", line: null, details: [] });
  const text = (await file.text()).replace(/^\ufeff/, "");
  return isDiagram(file.name, text) ? readXml(text) : readJson(text);
}

async function readXml(text: string): Promise<ReadFile> {
  const [{ readBpmn }, { readDefinition }] = await Promise.all([
    import("../../core/bpmn/read/read-bpmn.ts"),
    import("../../contract/definition.ts"),
  ]);
  const read = await readBpmn(text);
  if (!read.ok) return no({ ...read.refusal, details: [] });
  const checked = readDefinition(read.value.definition);
  return checked.ok ? yes({ ...read.value, definition: checked.value }) : notAProcess(checked.refusal);
}

async function readJson(text: string): Promise<ReadFile> {
  const { readDefinitionText } = await import("../../contract/definition.ts");
  const read = readDefinitionText(text);
  return read.ok ? yes({ definition: read.value, layout: {}, leftOut: [], isForeign: false }) : notAProcess(read.refusal);
}

const notAProcess = (problems: readonly { readonly where: string; readonly message: string }[]): ReadFile =>
  no({ why: "not_a_process", line: null, details: problems.slice(0, 5).map(({ where, message }) => `${where}: ${message}`) });
