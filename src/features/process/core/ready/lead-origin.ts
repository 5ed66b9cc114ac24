/**
 * Whether a lead was found by us or came by itself. Sources are a company's own list, so they are recognised by their words in any of
 * our languages; a lead is the one or the other, and never starts both processes.
 */
import type { Filter } from "#shared/filter/language.ts";

const coldWords = ["cold", "холодн", "kalt", "outbound", "обзвон"];

export const isCold: Filter = { or: coldWords.map((value) => ({ field: "source", op: "contains", value })) };
export const isInbound: Filter = { and: [{ not: isCold }, { field: "status", op: "eq", value: "new" }] };
