/** Single sign-on settings as the database keeps them, read before anybody is signed in. */
import type pg from "pg";
import { deriveKey, seal, unseal } from "../seal.ts";
import type { ClaimRules } from "./claims.ts";
import type { ProviderSettings } from "./provider.ts";

export type SsoSettings = ProviderSettings & ClaimRules;

type Row = {
  workspace_id: string;
  issuer: string;
  client_id: string;
  client_secret: string;
  domains: string[];
  requires_verified_email: boolean;
  version: number;
};

const place = (workspaceId: string) => `platform.sso ${workspaceId}`;

/** The client secret as it is stored in `platform.sso`. */
export const sealClientSecret = (serverSecret: string, workspaceId: string, clientSecret: string): string =>
  seal(deriveKey(serverSecret, "sso"), clientSecret, place(workspaceId));

/** Settings of the workspace with this slug; null if there is none, SSO is off, or the server secret is another one than it was sealed under. */
export async function findSso(pool: pg.Pool, serverSecret: string, slug: string): Promise<SsoSettings | null> {
  const { rows } = await pool.query<Row>("select * from platform.find_sso($1)", [slug]);
  const [row] = rows;
  if (row === undefined) return null;
  const clientSecret = unseal(deriveKey(serverSecret, "sso"), row.client_secret, place(row.workspace_id));
  if (clientSecret === null) return null;
  return {
    workspaceId: row.workspace_id,
    issuer: row.issuer,
    clientId: row.client_id,
    clientSecret,
    domains: row.domains,
    requiresVerifiedEmail: row.requires_verified_email,
    version: row.version,
  };
}

export type SsoPerson = {
  readonly personId: string;
  readonly userId: string | null;
  readonly name: string;
  readonly language: string | null;
  readonly isInvited: boolean;
};

/** The person of that workspace, and of no other, with this address. */
export async function findSsoPerson(pool: pg.Pool, workspaceId: string, email: string): Promise<SsoPerson | null> {
  const { rows } = await pool.query<{ person_id: string; user_id: string | null; name: string; language: string | null; status: string }>(
    "select * from platform.find_sso_person($1, $2)",
    [workspaceId, email],
  );
  const [row] = rows;
  return row === undefined
    ? null
    : { personId: row.person_id, userId: row.user_id, name: row.name, language: row.language, isInvited: row.status === "invited" };
}
