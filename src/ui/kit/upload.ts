/**
 * Sends a file as the body of a request and tells how far it has come. `fetch` tells nothing of what was sent, so this is the one place with
 * the older way of asking. Throws an `ApiProblem`; an abort ends it quietly with "aborted".
 *
 *     const sent = uploadFile<File>(`/records/${id}/files`, file, { name: file.name }, (share) => setShare(share));
 *     await sent.done; sent.cancel();
 */
import { slugOf } from "../address.ts";
import { newKey } from "../api.ts";
import { ApiProblem, type ProblemBody } from "../problem.ts";

export type Upload<T> = { readonly done: Promise<T | "aborted">; readonly cancel: () => void };

/** `tell` hears the share sent so far, 0 to 1. */
export function uploadFile<T>(path: string, file: File, query: Readonly<Record<string, string>>, tell: (share: number) => void): Upload<T> {
  const request = new XMLHttpRequest();
  const done = new Promise<T | "aborted">((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => tell(total === 0 ? 0 : loaded / total);
    request.onerror = () => reject(new ApiProblem("offline", 0, {}));
    request.onabort = () => resolve("aborted");
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(body as T);
      else reject(new ApiProblem("refused", request.status, body as ProblemBody));
    };
  });
  request.open("POST", `/api/v1${path}?${new URLSearchParams(query)}`);
  request.setRequestHeader("accept", "application/json");
  request.setRequestHeader("content-type", "application/octet-stream");
  request.setRequestHeader("mainspring-workspace", slugOf(location.pathname) ?? "");
  request.setRequestHeader("idempotency-key", newKey());
  request.send(file);
  return { done, cancel: () => request.abort() };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
