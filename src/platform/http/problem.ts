/** Errors for people and programs: problem+json (RFC 9457) with stable types. */
import type { Result } from "#shared/result.ts";

const base = "https://mainspring.dev/problems/";

export type FieldError = { readonly path: string; readonly code: string; readonly message: string };

export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly reason?: string;
  readonly currentVersion?: number;
  readonly errors?: readonly FieldError[];
  /** Of a process that is not sound: what goes wrong, and by which way. */
  readonly faults?: readonly unknown[];
};

const kinds = {
  validation: [422, "The request has fields that cannot be accepted"],
  malformed: [400, "The request cannot be read"],
  unauthenticated: [401, "Sign in, or send an API key"],
  forbidden: [403, "This needs a right that you do not have"],
  not_found: [404, "There is no such thing here"],
  state: [409, "The state of things does not allow this now"],
  version: [409, "Somebody changed it in the meantime"],
  refused: [422, "The content cannot be accepted"],
  key_reused: [422, "This idempotency key was used for another request"],
  too_large: [413, "The request is too large"],
  head_too_large: [431, "The address or the headers are too long"],
  too_slow: [408, "The request took too long"],
  not_json: [415, "The body must be JSON"],
  too_many: [429, "Too many requests; wait a moment"],
  unavailable: [503, "The server is not ready"],
  internal: [500, "The server made a mistake; nothing was changed"],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemKind = keyof typeof kinds;

/** Thrown by an endpoint to answer with a problem; everything of the transaction is undone. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
  constructor(problem: Problem, headers: Readonly<Record<string, string>> = {}) {
    super(problem.title);
    this.problem = problem;
    this.headers = headers;
  }
}

export function problem(
  kind: ProblemKind,
  more: Partial<Pick<Problem, "detail" | "reason" | "currentVersion" | "errors" | "status" | "faults">> = {},
): Problem {
  const [status, title] = kinds[kind];
  return { type: `${base}${kind.replaceAll("_", "-")}`, title, status, ...more };
}

export const notFound = () => new ProblemError(problem("not_found"));
export const forbidden = (detail?: string) => new ProblemError(problem("forbidden", detail === undefined ? {} : { detail }));

/** One field that cannot be accepted, as the answer to a rule that zod cannot know. */
export const fieldProblem = (path: string, code: string, message: string) =>
  new ProblemError(problem("refused", { reason: code, errors: [{ path, code, message }] }));

/** The value that was read, or all that is wrong with what was sent, each fault at its place. */
export function demandFaultless<T>(read: Result<T, readonly FieldError[]>): T {
  if (read.ok) return read.value;
  throw new ProblemError(problem("validation", { errors: read.refusal }));
}

export function problemResponse(found: Problem, requestId: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify({ ...found, instance: requestId }), {
    status: found.status,
    headers: { "content-type": "application/problem+json", ...headers },
  });
}

/** One step of a JSON pointer (RFC 6901). */
export const pointerPart = (name: PropertyKey): string => `/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;

type Issue = {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  readonly message: string;
  readonly keys?: readonly string[];
  /** Of a union: what each of its shapes says. */
  readonly errors?: readonly (readonly Issue[])[];
};

/** zod's issues as field errors with JSON pointers; the values themselves are never repeated. */
export function fieldErrors(issues: readonly Issue[]): FieldError[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map(pointerPart).join("");
    if (issue.code === "unrecognized_keys")
      return (issue.keys ?? []).map((key) => ({
        path: `${path}${pointerPart(key.slice(0, 100))}`,
        code: "unknown_field",
        message: "There is no such field",
      }));
    const meant = meantShape(issue);
    if (meant) return fieldErrors(meant.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })));
    const isOurs = /^[a-z][a-z_]*$/.test(issue.message);
    return [
      {
        path: path || "/",
        code: isOurs ? issue.message : issue.code,
        message: isOurs ? issue.message.replaceAll("_", " ") : issue.message,
      },
    ];
  });
}

/** Of a union the one shape whose faults all lie within it: what was sent has its fields and no others, so that is what was meant. */
function meantShape({ code, errors }: Issue): readonly Issue[] | null {
  if (code !== "invalid_union" || errors === undefined) return null;
  const within = errors.filter(
    (shape) => shape.length > 0 && shape.every(({ path, code }) => path.length > 0 && code !== "unrecognized_keys"),
  );
  return within.length === 1 ? (within[0] ?? null) : null;
}
