/** From a furnished house to what answers requests: every endpoint and route, with who asks and what guards the way in. */
import type { HttpBindings } from "@hono/node-server";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { describeFields } from "#features/fields/core/describe-fields.ts";
import { loadFields } from "#features/fields/sql/field.ts";
import { processSchemaRoute } from "#features/process/routes/schema-route.ts";
import { readFeedRoute } from "#features/work/routes/feed/read-feed.ts";
import { unsubscribeRoute } from "#features/work/routes/notify/unsubscribe.ts";
import { guards } from "#platform/auth/guards.ts";
import { readInvitation, signInvitation } from "#platform/auth/invitation.ts";
import { setting } from "#platform/config.ts";
import { createApp } from "#platform/http/app.ts";
import type { Env } from "#platform/http/endpoint/definition.ts";
import { healthRoute, liveRoute, metricsRoute, signInRoutes, webPages } from "#platform/http/extras.ts";
import { filterSchemaRoute } from "#platform/http/filter.ts";
import type { Metrics } from "#platform/http/metrics.ts";
import type { Live } from "#platform/live.ts";
import { accountFacts } from "./account-facts.ts";
import { isLocalRequest, noteClientAddress } from "./addresses.ts";
import { checkHealth } from "./check-health.ts";
import { demoDesk } from "./demo/demo-desk.ts";
import type { House } from "./house.ts";
import { beginWithProcesses } from "./ready-processes.ts";
import { endpoints, type RoomParts } from "./rooms.ts";
import { setupCode } from "./setup-code.ts";
import { whoAsks } from "./who-asks.ts";

export type AssemblyParts = {
  readonly live: Live;
  readonly metrics: Metrics;
  /** Where it listens: only on the machine itself, or for others too. */
  readonly host: string;
  readonly webFolder: string;
};
export type Assembly = {
  readonly app: OpenAPIHono<Env>;
  /** One request, with the connection that it came over. */
  answer(request: Request, bindings: HttpBindings): Response | Promise<Response>;
};

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

export function assemble(house: House, { live, metrics, host, webFolder }: AssemblyParts): Assembly {
  metrics.gauge("mainspring_live_listeners", "Screens that listen", () => live.listeners);
  metrics.gauge("mainspring_database_connections", "Open connections of the pool", () => house.database.pool.totalCount);
  const resolveActor = whoAsks({ database: house.database, actors: house.actors, keys: house.keys, sessions: house.auth });
  const app = createApp({
    endpoints: endpoints(roomParts(house, host)),
    database: house.database,
    commands: house.commands,
    clock: house.clock,
    newId: house.newId,
    isSecure: house.baseUrl.startsWith("https:"),
    log: house.log,
    metrics,
    resolveActor,
    describeFor: (document, { scope }) =>
      house.database.read(scope, async (tx) => describeFields(document as never, await loadFields(tx, scope.workspaceId, null))),
    guards: guards({ baseUrl: house.baseUrl, clock: house.clock }),
    extras: [
      healthRoute(() => checkHealth(house)),
      filterSchemaRoute,
      processSchemaRoute,
      metricsRoute(metrics, isLocalRequest),
      liveRoute(live, resolveActor),
      signInRoutes(house.auth.handler),
      unsubscribeRoute({ commands: house.commands, secret: house.opened.secret }),
      readFeedRoute({ ...house, findPerson: (workspaceId, personId) => house.actors.find(workspaceId, personId, "key") }),
      webPages(webFolder),
    ],
  });
  return {
    app,
    answer(request, bindings) {
      noteClientAddress(request, bindings);
      return app.fetch(request, bindings);
    },
  };
}

/** The company is founded by then, so a fault here must not look as if it were not. */
async function beginOrLog({ commands, log }: House, workspaceId: string): Promise<void> {
  try {
    await beginWithProcesses(commands, workspaceId, "session");
  } catch (error) {
    log.error({ error: (error as Error).message }, "the company begins without the ready processes");
  }
}

function roomParts(house: House, host: string): RoomParts {
  const { auth, keys, opened, baseUrl } = house;
  const code = setupCode(opened.dataDir);
  return {
    accounts: auth,
    auth,
    keys,
    sessionOf: auth.sessionOf,
    needsCode: (request) => !loopback.has(host) || !isLocalRequest(request),
    isCode: code.matches,
    demo: demoDesk(house),
    begin: (workspaceId) => beginOrLog(house, workspaceId),
    canMail: house.mailer.isConfigured,
    pusher: house.pusher,
    baseUrl,
    linkFor: (workspaceId, invitationId) => `${baseUrl}/invitation#${signInvitation({ workspaceId, invitationId, secret: opened.secret })}`,
    read: (token) => readInvitation(token, opened.secret),
    secret: opened.secret,
    files: house.files,
    accountFacts: accountFacts(auth),
    largestImport: Number(setting("MAINSPRING_IMPORT_MAX_MB") ?? 2_048) * 1_048_576,
  };
}
