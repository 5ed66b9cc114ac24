/** Websites, and the domains that tell one company from another. */

/** A website with its scheme, null if it is none: "acme.example/de" is "https://acme.example/de". Only http and https can be opened from a card. */
export function normaliseWebsite(text: string): string | null {
  const typed = text.trim();
  const url = urlOf(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
  const isSite =
    url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "" && /^[^.]+(\.[^.]+)+$/.test(url.hostname);
  if (!isSite) return null;
  return url.href.replace(/^([^/]*\/\/[^/]+)\/$/, "$1");
}

/** "https://www.acme.example/de" is at "acme.example"; null where nothing tells the domain. */
export function domainOf(website: string | null): string | null {
  const host = website === null ? undefined : urlOf(website)?.hostname;
  return host === undefined || host === ""
    ? null
    : host
        .toLowerCase()
        .replace(/^www\./, "")
        .replace(/\.$/, "");
}

/** A tax number as duplicates are found by: letters and digits only, in capitals. */
export function plainTaxNumber(text: string | null): string | null {
  const plain = (text ?? "")
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  return plain === "" ? null : plain;
}

function urlOf(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
