/** Whether a filter itself asks for a field, as lists want to know that leave archived records out unless they are asked for. */
import type { Filter } from "./language.ts";

/** What is asked of related records is not asked of the record. */
export function namesField(filter: Filter, field: string): boolean {
  if ("and" in filter) return filter.and.some((member) => namesField(member, field));
  if ("or" in filter) return filter.or.some((member) => namesField(member, field));
  if ("not" in filter) return namesField(filter.not, field);
  return "field" in filter && filter.field === field;
}
