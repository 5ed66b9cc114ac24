/** Where somebody goes who has not named a page: into the one workspace, to the choice, to sign-in, or to the first start. */
import { api } from "#ui/api.ts";
import { listMemberships, type Membership } from "#ui/auth-api.ts";
import { isApiProblem } from "#ui/problem.ts";

export type SetupState = {
  readonly isOpen: boolean;
  readonly needsCode: boolean;
  readonly demo: { readonly state: "making" | "made" | "failed"; readonly done: number; readonly all: number } | null;
};

export type Start = { readonly go: string } | { readonly choose: readonly Membership[] };

export const readSetupState = () => api.get<SetupState>("/setup", { staysOn401: true });

export async function findStart(): Promise<Start> {
  try {
    const { items } = await listMemberships();
    return items.length === 1 && items[0] ? { go: `/w/${items[0].slug}` } : { choose: items };
  } catch (problem) {
    if (!isApiProblem(problem) || problem.status !== 401) throw problem;
    return { go: (await readSetupState()).isOpen ? "/setup" : "/sign-in" };
  }
}
