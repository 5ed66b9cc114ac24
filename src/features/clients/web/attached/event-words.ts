/** What happened to a record, in words; a kind without words of its own is told by its name. */
import { money, formatMoney as moneyJson } from "#shared/money.ts";
import { text, textOr } from "#ui/i18n/text.ts";
import { formatDate, formatInstant, formatMoney } from "#ui/kit/format.ts";
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

/** How values are read here: the reader's language and time zone. */
export type Reader = { readonly language: string; readonly timeZone: string };
export type ToldChange = { readonly field: string; readonly before: string; readonly after: string };

/** What stood before and after in a change, where it is one of a plain value; `currency` is that of the amounts that stand without one. */
export function changesIn({ data }: Pick<TimelineEntry, "data">, currency: string | null, reader: Reader): readonly ToldChange[] {
  return Object.entries(changesOf(data)).flatMap(([field, change]) => {
    const told = (value: unknown) => plain(amountFields.includes(field) ? withCurrency(value, currency) : value, reader);
    const [before, after] = [told(change?.before), told(change?.after)];
    return before === null || after === null || (before === nothing && after === nothing) ? [] : [{ field, before, after }];
  });
}

/** In which currency a record's amounts were at an entry: as it says itself, or as the nearest one before it of the same record said. */
export function currencyAt(entries: readonly Pick<TimelineEntry, "data" | "recordId">[], at: number): string | null {
  const own = entries.slice(at).filter(({ recordId }) => recordId === entries[at]?.recordId);
  return own.map(({ data }) => changesOf(data)["currency"]?.after).find((one) => typeof one === "string") ?? null;
}

type Change = { readonly before?: unknown; readonly after?: unknown };
const changesOf = (data: TimelineEntry["data"]): Readonly<Record<string, Change | undefined>> => {
  const changes = data["changes"];
  return typeof changes === "object" && changes !== null ? (changes as Record<string, Change>) : {};
};

/** Kept as minor units of the record's currency. */
const amountFields: readonly string[] = ["amount", "cost"];
/** Digits without their currency are told by nobody: read as whole units they would be a hundredfold. */
const withCurrency = (value: unknown, currency: string | null) =>
  typeof value === "string" ? { minor: value, currency: currency ?? undefined } : value;

/** A value as it can be read; null for what only a machine understands. */
function plain(value: unknown, reader: Reader): string | null {
  if (value === null || value === undefined) return nothing;
  if (typeof value === "string") return isIdText(value) ? null : dateText(value, reader);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.every((one) => typeof one === "string" && !isIdText(one)) ? value.join(", ") || nothing : null;
  const { minor, currency } = value as { minor?: unknown; currency?: unknown };
  if (typeof minor !== "string" || typeof currency !== "string") return null;
  return formatMoney(moneyJson(money(BigInt(minor), currency)), reader.language);
}

function dateText(value: string, { language, timeZone }: Reader): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value, language);
  return /^\d{4}-\d{2}-\d{2}T/.test(value) ? formatInstant(value, language, timeZone) : value;
}

const isIdText = (value: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(value);
