/**
 * An amount as people type it, as the API takes it: "84 000,50", "84.000,50" and "84,000.50" are "84000.50". A separator that could be both is
 * read as the person's language writes numbers. Null is not an amount; the server judges the digits.
 */
export function plainAmount(typed: string, language: string): string | null {
  const text = typed.replaceAll(/[\s\u00a0\u202f'’]/g, "");
  if (!/^-?\d[\d.,]*$/.test(text)) return null;
  const decimal = decimalIn(text, language);
  const at = decimal ? text.lastIndexOf(decimal) : -1;
  const whole = (at < 0 ? text : text.slice(0, at)).replaceAll(/[.,]/g, "");
  return at < 0 ? whole : `${whole}.${text.slice(at + 1)}`;
}

function decimalIn(text: string, language: string): string | null {
  const last = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  if (last < 0) return null;
  const separator = text[last]!;
  const other = separator === "." ? "," : ".";
  if (text.includes(other)) return separator;
  if (text.indexOf(separator) !== last) return null;
  if (text.length - last - 1 !== 3) return separator;
  const own = new Intl.NumberFormat(language).formatToParts(1.5).find((part) => part.type === "decimal")?.value;
  return own === separator ? separator : null;
}
