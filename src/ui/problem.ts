/** A refusal of the server (problem+json, RFC 9457) and what a form makes of it. */

export type FieldProblem = { readonly path: string; readonly code: string; readonly message: string };

export type ProblemBody = {
  readonly type?: string;
  readonly title?: string;
  readonly status?: number;
  readonly detail?: string;
  readonly instance?: string;
  readonly reason?: string;
  readonly currentVersion?: number;
  readonly errors?: readonly FieldProblem[];
  /** Seconds to wait, of a lock-out. */
  readonly retryAfter?: number;
};

/** "offline": no answer came at all; "slow": none within the time allowed; "refused": the server said no (or failed). */
export type ProblemKind = "offline" | "slow" | "refused";

/** What an `api` call throws instead of an answer. `reason` is a word of the room (`cycle`), `errors` name fields. */
export class ApiProblem extends Error {
  readonly kind: ProblemKind;
  readonly status: number;
  readonly type: string;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly requestId: string | null;
  readonly currentVersion: number | null;
  readonly errors: readonly FieldProblem[];
  readonly retryAfter: number | null;

  constructor(kind: ProblemKind, status: number, body: ProblemBody) {
    super(body.title ?? kind);
    this.name = "ApiProblem";
    this.kind = kind;
    this.status = status;
    this.type = body.type ?? "about:blank";
    this.reason = body.reason ?? null;
    this.detail = body.detail ?? null;
    this.requestId = body.instance ?? null;
    this.currentVersion = body.currentVersion ?? null;
    this.errors = body.errors ?? [];
    this.retryAfter = body.retryAfter ?? null;
  }
}

export function isApiProblem(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem;
}

/** The form field that a JSON pointer names: "/ownerEmail" is ownerEmail, "/hours/0/from" is hours.0.from. */
export function fieldOfPointer(pointer: string): string {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .join(".");
}

/** Splits the field problems into those a form with these fields can show and those it cannot. */
export function sortFieldProblems(errors: readonly FieldProblem[], fields: readonly string[]) {
  const shown: { field: string; problem: FieldProblem }[] = [];
  const other: FieldProblem[] = [];
  for (const problem of errors) {
    const field = fieldOfPointer(problem.path);
    if (fields.includes(field.split(".")[0] ?? "")) shown.push({ field, problem });
    else other.push(problem);
  }
  return { shown, other };
}
