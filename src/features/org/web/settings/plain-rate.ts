/** A rate as people type it, "0,92" or "1 234.5", as the API takes it; null if it is no number above 0. */
export function plainRate(typed: string): string | null {
  const plain = typed
    .trim()
    .replaceAll(/[\s\u00a0\u202f]/g, "")
    .replace(",", ".");
  return /^\d{1,12}(\.\d{1,12})?$/.test(plain) && Number(plain) > 0 ? plain : null;
}
