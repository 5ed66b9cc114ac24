/** What happened to a record, in words; a kind without words of its own is told by its name. */
import { text, textOr } from "#ui/i18n/text.ts";
import type { TimelineEntry } from "../../contract/records.ts";

/** What stands where there is no value. */
export const nothing = "–";

export function eventWords({ kind, what, file }: TimelineEntry): string {
  if (kind === "note") return text("clients:event.note_added");
  if (kind === "file") return text("clients:event.file_added", { name: file?.name ?? nothing });
  return textOr(`clients:event.${what}`, what.replaceAll("_", " "));
}

/** The kind of the task that an event is about, and whom it went to. */
export function aboutWords({ about }: TimelineEntry): string | null {
  if (about === null) return null;
  const kind = textOr(`clients:task_kind.${about.taskKind}`, about.taskKind);
  return about.to === null ? kind : `${kind} → ${about.to}`;
}

/** What stood before and after in a change, where it is one of a plain value. */
export function changesIn({ data }: TimelineEntry): readonly { readonly field: string; readonly before: string; readonly after: string }[] {
  const changes = data["changes"];
  if (typeof changes !== "object" || changes === null) return [];
  return Object.entries(changes as Record<string, { before?: unknown; after?: unknown }>).flatMap(([field, change]) => {
    const [before, after] = [plain(change?.before), plain(change?.after)];
    return before === null || after === null || (before === nothing && after === nothing) ? [] : [{ field, before, after }];
  });
}

/** A value as it can be read; null for what only a machine understands. */
function plain(value: unknown): string | null {
  if (value === null || value === undefined) return nothing;
  if (typeof value === "string") return isIdText(value) ? null : value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.every((one) => typeof one === "string" && !isIdText(one)) ? value.join(", ") || nothing : null;
  const money = value as { amount?: unknown; currency?: unknown };
  return typeof money.amount === "string" && typeof money.currency === "string" ? `${money.amount} ${money.currency}` : null;
}

const isIdText = (value: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(value);
