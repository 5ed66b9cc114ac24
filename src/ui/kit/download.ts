/** Files for the person: a text or a picture made here, or one that the server makes. */
import { slugOf } from "../address.ts";
import { problemBody, send } from "../api.ts";
import { ApiProblem } from "../problem.ts";

/** Hands a text to the person as a file. */
export function downloadText(name: string, content: string, type = "text/plain;charset=utf-8"): void {
  downloadBlob(name, new Blob([content], { type }));
}

export function downloadBlob(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Fetches a file of the API under the person's session and hands it over, under the name the server gives. Throws an `ApiProblem`. */
export async function downloadFile(path: string, query: Readonly<Record<string, string | undefined>>): Promise<void> {
  const asked = new URLSearchParams(Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined));
  const response = await send(`/api/v1${path}?${asked}`, { headers: { "mainspring-workspace": slugOf(location.pathname) ?? "" } });
  if (!response.ok) throw new ApiProblem("refused", response.status, await problemBody(response));
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("content-disposition") ?? "")?.[1];
  downloadBlob(named === undefined ? path.slice(path.lastIndexOf("/") + 1) : decodeURIComponent(named), await response.blob());
}
