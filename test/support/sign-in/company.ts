/** Companies with people and a provider, as rows. For tests of single sign-on. */

import { sealClientSecret } from "#platform/auth/sso/settings.ts";
import { newId } from "#shared/id.ts";
import { type House, secret } from "./house.ts";
import type { TestProvider } from "./provider.ts";

export type Company = { readonly workspaceId: string; readonly slug: string };

export async function addCompany(
  { owner }: House,
  slug: string,
  provider?: TestProvider,
  settings: { readonly domains?: string[]; readonly requiresVerifiedEmail?: boolean; readonly isEnabled?: boolean } = {},
): Promise<Company> {
  const workspaceId = newId();
  await owner.query(
    "insert into org.workspace (id, slug, name, currency, time_zone, country, created_at) values ($1, $2, $2, 'EUR', 'Europe/Berlin', 'DE', now())",
    [workspaceId, slug],
  );
  if (provider) {
    await owner.query(
      "insert into platform.sso (workspace_id, issuer, client_id, client_secret, domains, requires_verified_email, is_enabled) values ($1, $2, $3, $4, $5, $6, $7)",
      [
        workspaceId,
        provider.issuer,
        provider.clientId,
        sealClientSecret(secret, workspaceId, provider.clientSecret),
        settings.domains ?? [],
        settings.requiresVerifiedEmail ?? true,
        settings.isEnabled ?? true,
      ],
    );
  }
  return { workspaceId, slug };
}

export async function addPerson(
  { owner }: House,
  { workspaceId }: Company,
  email: string,
  more: { readonly userId?: string; readonly status?: string } = {},
): Promise<string> {
  const id = newId();
  await owner.query(
    "insert into org.person (workspace_id, id, user_id, name, name_folded, email, role, status, created_at) values ($1, $2, $3, 'Anna', 'anna', $4, 'presales', $5, now())",
    [workspaceId, id, more.userId ?? null, email, more.status ?? "active"],
  );
  return id;
}

export async function userIdOf({ owner }: House, personId: string): Promise<string | null> {
  return (
    (await owner.query<{ user_id: string | null }>("select user_id from org.person where id = $1", [personId])).rows[0]?.user_id ?? null
  );
}
