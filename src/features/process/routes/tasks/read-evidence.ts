/** Evidence as it was sent: exactly one of file, text, link and number. */
import { no, type Result, yes } from "#shared/result.ts";
import type { EvidenceBody } from "../../contract/tasks.ts";
import type { Evidence } from "../../sql/tasks/evidence.ts";

export function readEvidence(
  { demand, attachmentId, text, link, number }: EvidenceBody,
  id: string,
): Result<Evidence, "evidence_malformed"> {
  const sent = [attachmentId, text, link, number].filter((value) => value !== undefined);
  if (sent.length !== 1) return no("evidence_malformed");
  const one = { id, demand, attachmentId: attachmentId ?? null };
  if (attachmentId !== undefined) return yes({ ...one, kind: "file", text: null });
  if (text !== undefined) return yes({ ...one, kind: "text", text });
  if (link !== undefined) return yes({ ...one, kind: "link", text: link });
  return yes({ ...one, kind: "number", text: String(number) });
}
