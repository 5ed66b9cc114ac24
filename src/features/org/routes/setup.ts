/** The first visit: one company and its owner. Closed for good as soon as a company exists. */
import type { Database } from "#platform/db/database.ts";
import { openEndpoint } from "#platform/http/endpoint/endpoint.ts";
import { fieldProblem, ProblemError, problem } from "#platform/http/problem.ts";
import { normaliseEmail } from "#shared/email.ts";
import type { Result } from "#shared/result.ts";
import { cleanName } from "#shared/text.ts";
import { demoProgress, setup, setupDemo, setupDone, setupState } from "../contract/settings.ts";
import { anyWorkspace } from "../sql/workspace.ts";
import { type Accounts, type FoundingProblem, foundCompany } from "./found-company.ts";

export type SetupParts = {
  readonly accounts: Accounts & { signInAs(userId: string, headers: Headers): Promise<Headers> };
  /** Does this request have to show the code of the data folder? Not when it comes from the server's own machine. */
  needsCode(request: Request): boolean;
  isCode(given: string): boolean;
  readonly demo: DemoDesk;
  /** What a new company begins with, besides its structure. */
  begin(workspaceId: string): Promise<void>;
};

export type DemoWish = { readonly language: "en" | "ru" | "de"; readonly name: string; readonly email: string; readonly password: string };
export type DemoProgress = { readonly state: "making" | "made" | "failed"; readonly done: number; readonly all: number };
/** Makes the demo company beside the requests, for it takes longer than one may wait. */
export type DemoDesk = {
  /** Resolves as soon as it is sure that it can be made. */
  make(wish: DemoWish): Promise<Result<null, "email_taken" | "weak_password">>;
  progress(): DemoProgress | null;
};

const problems: Readonly<Record<FoundingProblem, { path: string; message: string }>> = {
  unknown_country: { path: "/country", message: "There is no country with this code." },
  invalid_email: { path: "/ownerEmail", message: "This is not an e-mail address." },
  wrong_password: { path: "/ownerPassword", message: "There is an account with this e-mail address; its password is another one." },
  weak_password: { path: "/ownerPassword", message: "Choose a longer or less common password." },
  slug_taken: { path: "/slug", message: "Another company uses this address." },
};

export const setupEndpoints = (parts: SetupParts) => [
  openEndpoint({
    method: "get",
    path: "/setup",
    tag: "Setup",
    summary: "Is there a company yet?",
    status: 200,
    answer: setupState,
    handle: async ({ database, request }) => {
      const isOpen = !(await database.lookUp(anyWorkspace));
      return { isOpen, needsCode: isOpen && parts.needsCode(request), demo: parts.demo.progress() };
    },
  }),
  openEndpoint({
    method: "post",
    path: "/setup",
    tag: "Setup",
    summary: "Create the first company and its owner",
    body: setup,
    status: 201,
    answer: setupDone,
    handle: async ({ database, commands, newId, body, request }, headers) => {
      await demandFirst(parts, database, body.code, request);
      const founded = await foundCompany({ commands, newId, accounts: parts.accounts }, body, "session");
      if (!founded.ok) throw fieldProblem(problems[founded.refusal].path, founded.refusal, problems[founded.refusal].message);
      await parts.begin(founded.value.workspaceId);
      for (const [name, value] of await parts.accounts.signInAs(founded.value.userId, request.headers)) headers.append(name, value);
      const { workspaceId, slug, ownerId } = founded.value;
      return { workspaceId, slug, ownerId };
    },
  }),
  openEndpoint({
    method: "post",
    path: "/setup/demo",
    tag: "Setup",
    summary: "Begin to make the demo company; GET /setup tells how far it is",
    body: setupDemo,
    status: 201,
    answer: demoProgress,
    handle: async ({ database, body, request }) => {
      await demandFirst(parts, database, body.code, request);
      const email = normaliseEmail(body.ownerEmail);
      if (!email.ok) throw fieldProblem(problems.invalid_email.path, "invalid_email", problems.invalid_email.message);
      const wish = { language: body.language, name: cleanName(body.ownerName), email: email.value, password: body.ownerPassword };
      const begun = await parts.demo.make(wish);
      const why = begun.ok ? null : begun.refusal === "weak_password" ? ("weak_password" as const) : ("wrong_password" as const);
      if (why !== null) throw fieldProblem(problems[why].path, why, problems[why].message);
      return parts.demo.progress() ?? { state: "making", done: 0, all: 0 };
    },
  }),
];

/** Only while there is no company, and only for whoever holds the server. */
async function demandFirst(parts: SetupParts, database: Database, code: string | undefined, request: Request): Promise<void> {
  if ((await database.lookUp(anyWorkspace)) || parts.demo.progress()?.state === "making")
    throw new ProblemError(
      problem("state", {
        reason: "already_set_up",
        detail: "There is a company already. Sign in, or ask its owner for an invitation.",
      }),
    );
  if (parts.needsCode(request) && !parts.isCode(code ?? ""))
    throw fieldProblem("/code", "wrong_code", "The code stands in the file setup-code of the server's data folder.");
}
