/** Cross-site protection: a request that changes something and carries what the browser adds by itself must come from our own pages. */

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/** Whether the request may go on. `origins` are the server's own. Programs that send no cookie have nothing that another site could use. */
export function isFromOwnPage(request: { readonly method: string; readonly headers: Headers }, origins: readonly string[]): boolean {
  const { method, headers } = request;
  if (reading.has(method) || headers.has("authorization")) return true;
  const origin = headers.get("origin");
  if (origin !== null && origins.includes(origin)) return true;
  // Written by the browser, not by pages; sent over https and on the machine itself.
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  return origin === null && !headers.has("cookie");
}
