/**
 * The client of Mainspring's own API. Every call answers the body or throws an `ApiProblem`; nothing else is thrown except an abort.
 *
 *     const page = await api.get<Page<Person>>("/people", { query: { level: "seller", limit: 50 }, signal });
 *     const anna = await api.post<Person>("/people", { body: { name: "Anna", level: "seller", chiefId } });
 *     await api.patch<Person>(`/people/${anna.id}`, { body: { name: "Anna K." }, ifMatch: anna.version });
 *
 * The workspace comes from the address (`/w/SLUG/…`), a POST gets an idempotency key of its own, and an answer of 401 leads to the
 * sign-in page and back. Reads belong into `useQuery`/`useList`, changes into `useCommand` (query.ts, command.ts).
 */
import { signInAddress, slugOf } from "./address.ts";
import { ApiProblem, type ProblemBody } from "./problem.ts";

export type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null };

type QueryValue = string | number | boolean | null | undefined;

export type CallOptions = {
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  readonly ifMatch?: number;
  readonly signal?: AbortSignal;
  /** How long to wait for the answer, in milliseconds; for the few calls that work through a whole file. */
  readonly patience?: number;
  /** For calls made outside of a workspace's address, or for another one. */
  readonly workspace?: string;
  /** The sign-in pages themselves show a 401 instead of leaving. */
  readonly staysOn401?: boolean;
};

const usualPatience = 30_000;

async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  const response = await send(
    `/api/v1${path}${queryText(options.query)}`,
    { method, headers: headersOf(method, options), ...bodyOf(options) },
    options.signal,
    options.patience,
  );
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  if (response.status === 401 && !options.staysOn401) return leaveForSignIn();
  throw new ApiProblem("refused", response.status, await problemBody(response));
}

let isLeaving = false;

/** Leaves once, however many calls are refused together. Nobody gets an answer: the page is about to go, and need not flash an error. */
function leaveForSignIn(): Promise<never> {
  if (!isLeaving) location.assign(signInAddress(location.pathname + location.search));
  isLeaving = true;
  return new Promise(() => {});
}

/** Whoever signs out leaves for the sign-in page and is not led back: what the page asks meanwhile and is refused leads nowhere. */
export async function leaveAfter(signOut: () => Promise<unknown>): Promise<void> {
  isLeaving = true;
  try {
    await signOut();
    location.assign("/sign-in");
  } catch (problem) {
    isLeaving = false;
    throw problem;
  }
}

/** Sends a request with a time limit; no answer becomes a problem in words. Also used for the sign-in endpoints (auth-api.ts). */
export async function send(address: string, init: RequestInit, signal?: AbortSignal, patience = usualPatience): Promise<Response> {
  const limit = AbortSignal.timeout(patience);
  try {
    return await fetch(address, { credentials: "same-origin", ...init, signal: signal ? AbortSignal.any([signal, limit]) : limit });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiProblem(limit.aborted ? "slow" : "offline", 0, {});
  }
}

export async function problemBody(response: Response): Promise<ProblemBody> {
  try {
    return (await response.json()) as ProblemBody;
  } catch {
    return { title: response.statusText };
  }
}

function headersOf(method: string, options: CallOptions): Record<string, string> {
  const workspace = options.workspace ?? slugOf(location.pathname);
  return {
    accept: "application/json",
    ...(options.body === undefined ? {} : { "content-type": "application/json" }),
    ...(workspace ? { "mainspring-workspace": workspace } : {}),
    ...(method === "POST" ? { "idempotency-key": options.idempotencyKey ?? newKey() } : {}),
    ...(options.ifMatch === undefined ? {} : { "if-match": `"${options.ifMatch}"` }),
  };
}

/** A random key; `randomUUID` is missing on pages served without TLS to other machines. */
export function newKey(): string {
  return typeof crypto.randomUUID === "function"
    ? crypto.randomUUID()
    : Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function bodyOf({ body }: CallOptions): { body?: string } {
  return body === undefined ? {} : { body: JSON.stringify(body) };
}

function queryText(query: CallOptions["query"]): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined && value !== null && value !== "") parameters.set(name, String(value));
  return parameters.size > 0 ? `?${parameters}` : "";
}

export const api = {
  get: <T>(path: string, options?: CallOptions) => call<T>("GET", path, options),
  post: <T>(path: string, options?: CallOptions) => call<T>("POST", path, options),
  put: <T>(path: string, options?: CallOptions) => call<T>("PUT", path, options),
  patch: <T>(path: string, options?: CallOptions) => call<T>("PATCH", path, options),
  delete: <T = void>(path: string, options?: CallOptions) => call<T>("DELETE", path, options),
};
