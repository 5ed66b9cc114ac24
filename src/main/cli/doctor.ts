import { existsSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { runsAtALoss } from "#features/process/sql/runs-at-a-loss.ts";
import { describeSettings, setting } from "#platform/config.ts";
import { describeEmbedded } from "#platform/embedded/describe.ts";
import { checkFiles } from "#platform/files/check-files.ts";
import { jobLag } from "#platform/jobs/lag.ts";
import { compare, readMigrations } from "#platform/migrate/migrate.ts";
import { loginUrls } from "#platform/migrate/roles.ts";
import { version } from "../check-health.ts";
import { connectApp, findDatabase, migrationsFolder } from "../open-database.ts";
import type { Command } from "./command.ts";
import type { Flags } from "./flags.ts";
import { whereOf } from "./where.ts";

type Check = { readonly name: string; readonly ok: boolean; readonly detail: string };

export const doctorCommand: Command = {
  words: ["doctor"],
  usage: "--data DIR [--json]",
  about: "Looks whether everything is in order and lists every setting. Exit code 1 if something is not.",
  flags: {},
  async run(flags) {
    const where = whereOf(flags);
    const embedded = describeEmbedded(where.dataDir);
    const checks: Check[] = [
      { name: "runtime", ok: true, detail: `Node ${process.versions.node}` },
      { name: "pages", ok: existsSync(join(import.meta.dirname, "../../../dist/web/index.html")), detail: "built with: npm run build" },
      await checkFiles(setting("MAINSPRING_FILES_URL"), join(where.dataDir, "files")),
      ...(await checkDatabase(where, flags)),
    ];
    const ok = checks.every((check) => check.ok);
    const facts = { ok, version, checks, embedded, settings: describeSettings() };
    const lines = checks.map((check) => `${check.ok ? "✓" : "✗"} ${check.name}: ${check.detail}`);
    const settings = describeSettings().map((one) => `  ${one.name.padEnd(26)} ${one.value ?? "–"}\n      ${one.meaning}`);
    flags.say(facts, [`Mainspring ${version}`, ...lines, "Settings:", ...settings].join("\n"));
    return ok ? 0 : 1;
  },
};

async function checkDatabase(where: ReturnType<typeof whereOf>, _: Flags): Promise<Check[]> {
  const found = await findDatabase(where, "command");
  if (!found.ok) return [{ name: "database", ok: false, detail: found.refusal }];
  const { ownerUrl, embedded } = found.value;
  const owner = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  try {
    await owner.connect();
    const { rows } = await owner.query<{ version: string; size: string }>(
      "select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size",
    );
    const pending = await compare(owner, readMigrations(migrationsFolder));
    const detail = pending.ok
      ? pending.value.length === 0
        ? "up to date"
        : `${pending.value.length} to apply; a server does it at its start, or run: mainspring migrate`
      : pending.refusal.message;
    const checks = [
      {
        name: "database",
        ok: true,
        detail: `PostgreSQL ${rows[0]?.version} (${embedded ? (embedded.startedByUs ? "embedded, not being served" : "embedded, served") : "server"}), ${rows[0]?.size}`,
      },
      { name: "schema", ok: pending.ok, detail },
    ];
    return pending.ok && pending.value.length === 0 ? [...checks, ...(await checkWork(ownerUrl, found.value.secret()))] : checks;
  } catch (error) {
    return [{ name: "database", ok: false, detail: `It cannot be reached: ${(error as Error).message}` }];
  } finally {
    await owner.end().catch(() => {});
    await embedded?.stop();
  }
}

async function checkWork(ownerUrl: string, secret: string): Promise<Check[]> {
  const database = connectApp({ urls: loginUrls(ownerUrl, secret) }, 1);
  try {
    const { lagSeconds, workers } = await jobLag(database);
    const atALoss = await runsAtALoss(database);
    const jobs = {
      name: "jobs",
      ok: lagSeconds < 120 || workers === 0,
      detail: workers === 0 ? "no worker is running" : `${workers} worker(s), oldest due job waits ${Math.round(lagSeconds)} s`,
    };
    const detail =
      atALoss === 0 ? "each waits for a task or a date" : `${atALoss} wait for nothing: look at them, take them back or stop them`;
    return [jobs, { name: "runs", ok: atALoss === 0, detail }];
  } finally {
    await database.close();
  }
}
