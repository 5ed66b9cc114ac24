/** "84 000,50" and "84,000.50" as "84000.50": the last mark followed by one or two digits parts the cents. */
export function plainAmount(typed: string): string {
  const bare = typed.replaceAll(/[^\d.,-]/g, "");
  const cents = /[.,](\d{1,2})$/.exec(bare);
  const whole = (cents ? bare.slice(0, cents.index) : bare).replaceAll(/[.,]/g, "");
  return cents ? `${whole || "0"}.${cents[1]}` : whole;
}

/** "84000.50" as the language writes it, "84 000,50", so that it can be read before it is changed; whole amounts without cents. */
export function writtenAmount(plain: string, language: string): string {
  const [, sign = "", whole, cents = ""] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
  if (whole === undefined) return plain;
  const form = new Intl.NumberFormat(language, { minimumFractionDigits: 1 });
  const decimal = form.formatToParts(0.5).find(({ type }) => type === "decimal")?.value ?? ".";
  const grouped = new Intl.NumberFormat(language).format(BigInt(whole));
  return `${sign}${grouped}${/[1-9]/.test(cents) ? decimal + cents.padEnd(2, "0") : ""}`;
}
