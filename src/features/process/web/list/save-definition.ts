/** Hands a process over as a file. */
import { downloadText } from "#ui/kit/download.ts";
import type { Definition } from "../../core/definition.ts";
import type { Layout } from "../../core/layout/layout.ts";

type Drawn = { readonly definition: Definition; readonly layout: Layout };

export async function saveAsBpmn({ definition, layout }: Drawn): Promise<void> {
  const { writeBpmn } = await import("../../core/bpmn/write/write-bpmn.ts");
  downloadText(`${definition.key}.bpmn`, await writeBpmn(definition, layout), "application/xml;charset=utf-8");
}

export function saveAsJson({ definition }: Drawn): void {
  downloadText(`${definition.key}.json`, `${JSON.stringify(definition, null, 2)}\n`, "application/json;charset=utf-8");
}
