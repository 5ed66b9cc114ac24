/** Addresses of pages: `/w/SLUG/…` inside a workspace, everything else outside of it. */

const workspacePath = /^\/w\/([a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?)(?:\/|$)/;

/** The workspace that an address is in, or null. */
export function slugOf(pathname: string): string | null {
  return workspacePath.exec(pathname)?.[1] ?? null;
}

/** The address of a page ("people", "settings/levels?tab=routes") within a workspace. */
export function pageAddress(slug: string, path: string): string {
  return `/w/${slug}/${path.replace(/^\/+/, "")}`.replace(/\/$/, "");
}

/** A path of this site that is safe to return to after sign-in; anything else (other hosts, `//host`, scripts) is refused. */
export function safeReturnPath(value: string | null | undefined): string | null {
  if (!value?.startsWith("/") || value.startsWith("//") || value.includes("\\") || hasControlCharacter(value)) return null;
  return value.startsWith("/sign-in") ? null : value;
}

/** Browsers drop tabs and line ends from an address, which can turn "/⇥/host" into another site. */
function hasControlCharacter(value: string): boolean {
  return [...value].some((character) => character < " ");
}

/** The sign-in page that comes back to where one was. */
export function signInAddress(here: string): string {
  const back = safeReturnPath(here);
  return back && back !== "/" ? `/sign-in?return=${encodeURIComponent(back)}` : "/sign-in";
}
