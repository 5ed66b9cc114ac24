/** Where somebody lands after signing in at the provider: a page of this server, nowhere else. */

/** The path to land on, or null if it would lead elsewhere. Browsers read `\` and control characters in their own ways, so those are refused. */
export function landingPath(wanted: string | undefined, baseUrl: string): string | null {
  if (wanted === undefined || wanted === "") return "/";
  if (wanted.length > 2000 || /[\\\p{Cc}]/u.test(wanted) || !/^\/(?!\/)/.test(wanted)) return null;
  const url = URL.canParse(wanted, baseUrl) ? new URL(wanted, baseUrl) : null;
  if (url === null || url.origin !== new URL(baseUrl).origin || url.pathname.startsWith("//")) return null;
  return `${url.pathname}${url.search}${url.hash}`;
}
