/** The first visit: one company and its owner. Closed for good as soon as a company exists. */
import { openEndpoint } from "#platform/http/endpoint.ts";
import { fieldProblem, ProblemError, problem } from "#platform/http/problem.ts";
import { setup, setupDone, setupState } from "../contract/settings.ts";
import { anyWorkspace } from "../sql/workspace.ts";
import { type Accounts, type FoundingProblem, foundCompany } from "./found-company.ts";

export type SetupParts = {
  readonly accounts: Accounts & { signInAs(userId: string, headers: Headers): Promise<Headers> };
  /** Does this request have to show the code of the data folder? Not when it comes from the server's own machine. */
  needsCode(request: Request): boolean;
  isCode(given: string): boolean;
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
      return { isOpen, needsCode: isOpen && parts.needsCode(request) };
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
      if (await database.lookUp(anyWorkspace))
        throw new ProblemError(
          problem("state", {
            reason: "already_set_up",
            detail: "There is a company already. Sign in, or ask its owner for an invitation.",
          }),
        );
      if (parts.needsCode(request) && !parts.isCode(body.code ?? ""))
        throw fieldProblem("/code", "wrong_code", "The code stands in the file setup-code of the server's data folder.");
      const founded = await foundCompany({ commands, newId, accounts: parts.accounts }, body, "session");
      if (!founded.ok) throw fieldProblem(problems[founded.refusal].path, founded.refusal, problems[founded.refusal].message);
      for (const [name, value] of await parts.accounts.signInAs(founded.value.userId, request.headers)) headers.append(name, value);
      const { workspaceId, slug, ownerId } = founded.value;
      return { workspaceId, slug, ownerId };
    },
  }),
];
