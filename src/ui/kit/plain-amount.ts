/** "84 000,50" and "84,000.50" as "84000.50": the last mark followed by one or two digits parts the cents. */
export function plainAmount(typed: string): string {
  const bare = typed.replaceAll(/[^\d.,-]/g, "");
  const cents = /[.,](\d{1,2})$/.exec(bare);
  const whole = (cents ? bare.slice(0, cents.index) : bare).replaceAll(/[.,]/g, "");
  return cents ? `${whole || "0"}.${cents[1]}` : whole;
}
