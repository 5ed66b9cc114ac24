/** Signs in right after an account was made; whoever has a second factor (or is refused) goes on by the sign-in page. */
import { signIn } from "#ui/auth-api.ts";

export async function signInAfter(email: string, password: string, path = "/workspaces"): Promise<string> {
  try {
    const { twoFactorRedirect } = await signIn(email, password, true);
    return twoFactorRedirect ? "/sign-in" : path;
  } catch {
    return "/sign-in";
  }
}
