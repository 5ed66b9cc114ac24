/** From a person's wish to a company: account, workspace, owner. Used by the first-run wizard and the command line. */
import { systemActor, type Via } from "#platform/command/actor.ts";
import type { Commands } from "#platform/command/command.ts";
import { normaliseEmail } from "#shared/email.ts";
import { isCountry } from "#shared/holidays.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { cleanName } from "#shared/text.ts";
import type { Company } from "../core/founding.ts";
import { founding } from "./operate-founding.ts";

/** What founding needs of the sign-in part. */
export type Accounts = {
  createUser(input: {
    readonly email: string;
    readonly name: string;
    readonly password: string | null;
    readonly language?: string;
  }): Promise<Result<{ readonly userId: string }, "email_taken" | "weak_password">>;
  userByEmail(email: string): Promise<{ readonly userId: string; readonly hasPassword: boolean } | null>;
  verifyPassword(userId: string, password: string): Promise<boolean>;
  eraseUser(userId: string): Promise<boolean>;
};

export type FoundingWish = Omit<Company, "id"> & {
  readonly ownerName: string;
  readonly ownerEmail: string;
  readonly ownerPassword: string;
};
export type FoundingProblem = "unknown_country" | "invalid_email" | "wrong_password" | "weak_password" | "slug_taken";

export async function foundCompany(
  house: { readonly commands: Commands; readonly newId: () => string; readonly accounts: Accounts },
  wish: FoundingWish,
  via: Via,
): Promise<Result<{ workspaceId: string; slug: string; ownerId: string; userId: string }, FoundingProblem>> {
  if (!isCountry(wish.country)) return no("unknown_country");
  const email = normaliseEmail(wish.ownerEmail);
  if (!email.ok) return no("invalid_email");
  const account = await accountFor(house.accounts, email.value, wish);
  if (!account.ok) return account;
  const { userId, isNew } = account.value;
  const company: Company = {
    id: house.newId(),
    slug: wish.slug,
    name: cleanName(wish.name),
    currency: wish.currency,
    timeZone: wish.timeZone,
    country: wish.country,
    language: wish.language,
  };
  const owner = { id: house.newId(), userId, name: wish.ownerName, email: email.value };
  const founded = await house.commands.execute(systemActor(company.id, via), founding, { company, owner });
  if (founded.ok) return yes({ ...founded.value, userId });
  // An account without a company would be a door to nothing.
  if (isNew) await house.accounts.eraseUser(userId);
  return no("slug_taken");
}

/** Somebody who already has an account founds a second company by proving the password. */
async function accountFor(
  accounts: Accounts,
  email: string,
  wish: FoundingWish,
): Promise<Result<{ userId: string; isNew: boolean }, FoundingProblem>> {
  const known = await accounts.userByEmail(email);
  if (known)
    return (await accounts.verifyPassword(known.userId, wish.ownerPassword))
      ? yes({ userId: known.userId, isNew: false })
      : no("wrong_password");
  const created = await accounts.createUser({
    email,
    name: cleanName(wish.ownerName),
    password: wish.ownerPassword,
    language: wish.language,
  });
  if (created.ok) return yes({ userId: created.value.userId, isNew: true });
  return no(created.refusal === "weak_password" ? "weak_password" : "wrong_password");
}
