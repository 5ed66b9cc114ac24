/** Sends signed requests to a bucket, and tells in words what it refuses. */
import { setTimeout as sleep } from "node:timers/promises";
import type { S3Address } from "./address.ts";
import { emptyHash, signedHeaders } from "./signature.ts";

type Content = { readonly content: Blob; readonly sha256: string };
export type Send = (method: "HEAD" | "GET" | "PUT" | "DELETE", name: string, body?: Content) => Promise<Response>;

const attempts = 4;

/** What fails on the way, or at a storage that is busy, is tried again: every request says the same however often it is heard. */
export function sender({ bucket, keys, clock = () => new Date() }: S3Address & { readonly clock?: () => Date }): Send {
  return async (method, name, body) => {
    const url = new URL(name, bucket);
    for (let attempt = 1; ; attempt++) {
      const headers = signedHeaders({ method, url, contentHash: body?.sha256 ?? emptyHash }, keys, clock());
      const sent = { method, headers, redirect: "manual", ...(body ? { body: body.content } : {}) } as const;
      const answer = await fetch(url, sent).catch((error: Error) => error);
      if (!(answer instanceof Error) && answer.status < 500) return answer;
      if (attempt === attempts) {
        if (!(answer instanceof Error)) return answer;
        throw new Error(`The file storage ${placeOf(bucket)} cannot be reached: ${wordsOf(answer)}.`);
      }
      if (!(answer instanceof Error)) await answer.body?.cancel();
      await sleep(100 * 3 ** (attempt - 1));
    }
  };
}

/** Throws unless the answer is good; answers false for the one refusal that the caller knows what to do with. */
export async function demand(answer: Response, bucket: URL, known?: string): Promise<boolean> {
  if (answer.ok) return true;
  const [, code] = /<Code>(\w{1,60})<\/Code>/.exec(await answer.text()) ?? [];
  if (code !== undefined && code === known) return false;
  throw new Error(`The file storage ${placeOf(bucket)} answered ${answer.status}${code ? ` (${code})` : ""}.`);
}

export const placeOf = (bucket: URL) => `${bucket.host}${bucket.pathname.replace(/\/$/, "")}`;

/** `fetch` says of everything that it failed; why stands in the cause. */
function wordsOf(error: Error): string {
  const cause = (error.cause ?? error) as Error & { readonly code?: string };
  return cause.code ?? cause.message;
}
