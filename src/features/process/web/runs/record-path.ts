/** Where a record has its page. */
type Subject = { readonly kind: string; readonly id: string };

export function recordPath({ kind, id }: Subject): string {
  if (kind === "lead") return `leads?panel=${id}`;
  return kind === "client" ? `clients/${id}` : `deals/${id}`;
}
