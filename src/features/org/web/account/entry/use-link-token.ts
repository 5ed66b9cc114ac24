/**
 * The token of a link, read once and then taken out of the address bar and the history, where others could read it over the shoulder.
 * It stands behind "#", which browsers send to nobody.
 */
import { useEffect, useState } from "react";

export function readLinkToken(hash: string, search: string): string | null {
  const fragment = hash.replace(/^#/, "");
  const named = new URLSearchParams(fragment).get("token");
  return named || (fragment && !fragment.includes("=") ? fragment : null) || new URLSearchParams(search).get("token");
}

export function useLinkToken(): string | null {
  const [token, setToken] = useState(() => readLinkToken(location.hash, location.search));
  // Another link opened in the same tab differs behind "#" only, so the page is not loaded again.
  useEffect(() => {
    const follow = () => setToken((known) => readLinkToken(location.hash, "") ?? known);
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  useEffect(() => {
    if (token) history.replaceState(history.state, "", location.pathname);
  }, [token]);
  return token;
}
