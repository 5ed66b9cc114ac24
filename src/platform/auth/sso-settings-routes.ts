/** A company's own sign-in (OpenID Connect), as its administrators set it up. */
import { z } from "@hono/zod-openapi";
import type { Operation } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { no, yes } from "#shared/result.ts";
import { sealClientSecret } from "./sso/settings.ts";

export type SsoSettingsParts = { readonly secret: string };

const domain = z
  .string()
  .max(253)
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/, { error: "domain_malformed" })
  .openapi({ description: "Domain of e-mail addresses, in lower case", example: "lumen.example" });
const issuer = z
  .url({ protocol: /^https?$/, error: "url_malformed" })
  .max(500)
  .openapi({
    description: "Address of the provider, as its metadata gives it; https, except on this machine",
    example: "https://login.lumen.example",
  });

const given = {
  issuer,
  clientId: z.string().min(1).max(500),
  domains: z.array(domain).max(50).openapi({ description: "Domains the provider may speak for; none: any" }),
  requiresVerifiedEmail: z.boolean(),
  isEnabled: z.boolean(),
};
export const saveSso = z
  .strictObject({
    ...given,
    clientSecret: z.string().min(1).max(2000).nullish().openapi({ description: "Left out: the one given before stays" }),
    domains: given.domains.default([]),
    requiresVerifiedEmail: given.requiresVerifiedEmail.default(true),
  })
  .openapi("SaveSso");
export const ssoSettings = z
  .object({
    issuer: z.string().nullable(),
    clientId: z.string().nullable(),
    hasClientSecret: z.boolean(),
    domains: z.array(z.string()),
    requiresVerifiedEmail: z.boolean(),
    isEnabled: z.boolean(),
    version: z.int(),
  })
  .openapi("SsoSettings");

type Settings = z.output<typeof ssoSettings>;
type Save = Omit<z.output<typeof saveSso>, "clientSecret"> & {
  /** Sealed; null: the one before stays. */ readonly sealedSecret: string | null;
};
type SsoEvent = { readonly type: "SsoChanged"; readonly workspaceId: string; readonly save: Save; readonly hasNewSecret: boolean };
type SsoRefusal = "client_secret_needed" | "issuer_insecure";
type State = { readonly current: Settings };

const refusals: Readonly<Record<SsoRefusal, RefusalAnswer>> = {
  client_secret_needed: {
    status: 422,
    path: "/clientSecret",
    detail: "The provider gave a client secret together with the client's id; it is needed once, and again for another provider or client.",
  },
  issuer_insecure: { status: 422, path: "/issuer", detail: "The provider must be reached by https." },
};
const none: Settings = {
  issuer: null,
  clientId: null,
  hasClientSecret: false,
  domains: [],
  requiresVerifiedEmail: true,
  isEnabled: false,
  version: 0,
};
const isSafe = (address: string) =>
  /^https:|^http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])[:/]?/.test(address) || process.env["MAINSPRING_SSO_ALLOW_HTTP"] === "1";

const savingSso: Operation<Save, State, SsoEvent, SsoRefusal, Settings> = {
  feature: "platform",
  load: async (tx, _, { actor }) => ({ current: await readSettings(tx, actor.workspaceId) }),
  version: ({ current }) => current.version,
  decide({ current }, save, { actor }) {
    if (!isSafe(save.issuer)) return no("issuer_insecure");
    // The old secret must not be sent to a new address: whoever may change the address could read it there.
    const isSameClient = current.issuer === save.issuer && current.clientId === save.clientId;
    if (save.sealedSecret === null && !(current.hasClientSecret && isSameClient)) return no("client_secret_needed");
    return yes([{ type: "SsoChanged", workspaceId: actor.workspaceId, save, hasNewSecret: save.sealedSecret !== null }]);
  },
  async save(tx, events, _, { actor }) {
    for (const { save } of events) {
      const values = {
        issuer: save.issuer,
        client_id: save.clientId,
        domains: save.domains,
        requires_verified_email: save.requiresVerifiedEmail,
        is_enabled: save.isEnabled,
      };
      const secret = save.sealedSecret === null ? {} : { client_secret: save.sealedSecret };
      const changed = await tx
        .updateTable("platform.sso")
        .set((row) => ({ ...values, ...secret, version: row("version", "+", 1) }))
        .where("workspace_id", "=", actor.workspaceId)
        .executeTakeFirst();
      if (changed.numUpdatedRows === 0n)
        await tx
          .insertInto("platform.sso")
          .values({ workspace_id: actor.workspaceId, ...values, client_secret: save.sealedSecret ?? "" })
          .execute();
    }
  },
  record: ({ workspaceId, save, hasNewSecret }) => ({
    kind: "sso_changed",
    subjectKind: "workspace",
    subjectId: workspaceId,
    data: {
      issuer: save.issuer,
      clientId: save.clientId,
      domains: save.domains,
      requiresVerifiedEmail: save.requiresVerifiedEmail,
      isEnabled: save.isEnabled,
      hasNewSecret,
    },
  }),
  answer: (tx, _, __, ___, { actor }) => readSettings(tx, actor.workspaceId),
};

export const ssoSettingsEndpoints = ({ secret }: SsoSettingsParts) => [
  endpoint({
    method: "get",
    path: "/sso",
    tag: "Settings",
    summary: "The company's own sign-in",
    description: "The provider sends people back to /api/auth/sso/callback of this server.",
    right: "sso.change",
    status: 200,
    answer: ssoSettings,
    handle: ({ actor, database }) => database.read(actor.scope, (tx) => readSettings(tx, actor.workspaceId)),
  }),
  endpoint({
    method: "put",
    path: "/sso",
    tag: "Settings",
    summary: "Set up the company's own sign-in",
    right: "sso.change",
    body: saveSso,
    status: 200,
    answer: ssoSettings,
    handle: async ({ actor, commands, body: { clientSecret, ...rest }, options }) => {
      const save: Save = { ...rest, sealedSecret: clientSecret == null ? null : sealClientSecret(secret, actor.workspaceId, clientSecret) };
      return settle(await commands.execute(actor, savingSso, save, options), refusals);
    },
  }),
];

async function readSettings(tx: Tx, workspaceId: string): Promise<Settings> {
  const row = await tx
    .selectFrom("platform.sso")
    .select(["issuer", "client_id", "domains", "requires_verified_email", "is_enabled", "version"])
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  if (!row) return none;
  return {
    issuer: row.issuer,
    clientId: row.client_id,
    hasClientSecret: true,
    domains: row.domains,
    requiresVerifiedEmail: row.requires_verified_email,
    isEnabled: row.is_enabled,
    version: row.version,
  };
}
