/** Where to go once an account was made: the answer signed in already, except whoever has a second factor. */
import { getSession } from "#ui/auth-api.ts";

export async function pathAfterJoining(path: string): Promise<string> {
  return (await getSession()) ? path : "/sign-in";
}
