/** Versions of a process over HTTP: drafted, checked, published, compared. */
import { z } from "@hono/zod-openapi";
import type { Actor } from "#platform/command/actor.ts";
import type { Database, Scope, Tx } from "#platform/db/database.ts";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { notFound, ProblemError, problem } from "#platform/http/problem.ts";
import * as contract from "../contract/processes.ts";
import { checkDefinition } from "../core/check.ts";
import type { Definition } from "../core/definition.ts";
import { diffDefinitions } from "../core/version-diff.ts";
import { referenceFaults } from "../sql/definition-references.ts";
import { findVersion, shownVersion } from "../sql/processes.ts";
import type { DriveParts } from "./drive/driving.ts";
import { changingDraft, draftingVersion, publishingVersion } from "./operate-processes.ts";
import { processRefusals } from "./process-refusals.ts";
import { demandDefinition } from "./read-definition.ts";
import { type MigrateRefusal, migratingRuns } from "./runs/migrate-runs.ts";

const id = z.string().min(1).max(60).openapi({ description: "Id or key of a process" });
const params = z.strictObject({ id });
const numbered = z.strictObject({ id, n: z.coerce.number().int().min(1).max(100_000).openapi({ description: "Number of the version" }) });
const tag = "Processes";

async function demandVersion(database: Database, { scope, workspaceId }: Actor, named: string, number: number) {
  const found = await database.read(scope, (tx) => findVersion(tx, workspaceId, named, number));
  if (!found) throw notFound();
  return found;
}

/** What a published process names must be there: levels, people, fields, stages, other processes. */
async function demandReferences(tx: Tx, scope: Scope, definition: Definition): Promise<void> {
  const errors = await referenceFaults(tx, scope, definition);
  if (errors.length > 0) throw new ProblemError(problem("validation", { detail: "The process names what is not there.", errors }));
}

const migrateRefusals: Readonly<Record<MigrateRefusal, RefusalAnswer>> = {
  not_published: { status: 409, detail: "Runs follow published versions only. Publish this one first." },
  too_many_runs: {
    status: 422,
    path: "/from",
    detail: "More than 2,000 runs are under way. Move them version by version: name one in `from`.",
  },
};

export const migrationEndpoint = (parts: DriveParts) => {
  const migrating = migratingRuns(parts);
  return endpoint({
    method: "post",
    path: "/processes/{id}/versions/{n}/migrate",
    tag,
    summary: "Let runs that are under way follow this version",
    description:
      "With dryRun (the default) only said what would happen: which can and which cannot, and why. A task whose step stays, stays.",
    right: "processes.change",
    params: numbered,
    body: contract.migrateRuns,
    status: 200,
    answer: contract.migration,
    handle: async ({ actor, commands, params, body, options }) =>
      settle(await commands.execute(actor, migrating, { named: params.id, number: params.n, ...body }, options), migrateRefusals),
  });
};

export const processVersionEndpoints = [
  endpoint({
    method: "post",
    path: "/processes/{id}/versions",
    tag,
    summary: "A new draft of a process",
    right: "processes.change",
    params,
    body: contract.createVersion,
    status: 201,
    answer: contract.processVersion,
    handle: async ({ actor, commands, params, body, options }) => {
      const definition = body.definition && demandDefinition(body.definition, "/definition");
      const command = { named: params.id, definition, layout: body.layout };
      return settle(await commands.execute(actor, draftingVersion, command, options), processRefusals);
    },
  }),
  endpoint({
    method: "get",
    path: "/processes/{id}/versions/{n}",
    tag,
    summary: "One version: its definition, where its steps lie, draft or published",
    right: "processes.read",
    params: numbered,
    status: 200,
    answer: contract.processVersion,
    handle: async ({ actor, database, params }) => shownVersion(await demandVersion(database, actor, params.id, params.n)),
  }),
  endpoint({
    method: "patch",
    path: "/processes/{id}/versions/{n}",
    tag,
    summary: "Change a draft",
    right: "processes.change",
    params: numbered,
    body: contract.changeVersion,
    status: 200,
    answer: contract.processVersion,
    handle: async ({ actor, commands, params, body, options }) => {
      const after = {
        ...(body.definition === undefined ? {} : { definition: demandDefinition(body.definition, "/definition") }),
        ...(body.layout === undefined ? {} : { layout: body.layout }),
      };
      return settle(await commands.execute(actor, changingDraft, { named: params.id, number: params.n, after }, options), processRefusals);
    },
  }),
  endpoint({
    method: "post",
    path: "/processes/{id}/versions/{n}/check",
    tag,
    summary: "Is a version sound?",
    description: "All that can happen is gone through; each fault names the step and the shortest way that shows it.",
    right: "processes.read",
    params: numbered,
    status: 200,
    answer: contract.checkAnswer,
    handle: async ({ actor, database, params }) => checkDefinition((await demandVersion(database, actor, params.id, params.n)).definition),
  }),
  endpoint({
    method: "post",
    path: "/processes/{id}/versions/{n}/publish",
    tag,
    summary: "Publish a draft: new runs follow it, and it never changes again",
    right: "processes.change",
    params: numbered,
    status: 200,
    answer: contract.process,
    handle: async ({ actor, database, commands, params, options }) => {
      const seen = await demandVersion(database, actor, params.id, params.n);
      const { sound, faults } = checkDefinition(seen.definition);
      if (seen.state === "draft" && !sound) {
        const { detail } = processRefusals.unsound;
        throw new ProblemError(problem("refused", { reason: "unsound", detail, faults }));
      }
      await database.read(actor.scope, (tx) => demandReferences(tx, actor.scope, seen.definition));
      // Judged again where it counts: somebody may have changed the draft meanwhile.
      const isSound = (definition: Definition) =>
        JSON.stringify(definition) === JSON.stringify(seen.definition) || checkDefinition(definition).sound;
      return settle(
        await commands.execute(actor, publishingVersion, { named: params.id, number: params.n, isSound }, options),
        processRefusals,
      );
    },
  }),
  endpoint({
    method: "get",
    path: "/processes/{id}/versions/{n}/diff",
    tag,
    summary: "What changed from another version to this one",
    right: "processes.read",
    params: numbered,
    query: contract.askDiff,
    status: 200,
    answer: contract.versionDiff,
    handle: async ({ actor, database, params, query }) => {
      const [after, before] = await Promise.all([
        demandVersion(database, actor, params.id, params.n),
        demandVersion(database, actor, params.id, query.with),
      ]);
      return { number: after.number, with: before.number, ...diffDefinitions(before.definition, after.definition) };
    },
  }),
] as const;
