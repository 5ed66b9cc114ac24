/** Runs that are under way follow another version: looked at beforehand, then moved, each where it can be. */
import type { DomainEvent, Operation } from "#platform/command/command.ts";
import { no, type Result, yes } from "#shared/result.ts";
import type { MigrateRuns, MigrationView } from "../../contract/processes.ts";
import { type MigrationRefusal, migrateRun } from "../../core/migration.ts";
import { loadPlan } from "../../sql/run/definitions.ts";
import { runsToMigrate } from "../../sql/run/migrating.ts";
import { isPublished, lockProcess } from "../../sql/save-process.ts";
import { finish, happen } from "../drive/drive.ts";
import { type DriveParts, newDriving, tell } from "../drive/driving.ts";
import { takeUp } from "../drive/hands.ts";
import { recordedTold, toldEvents } from "../drive/told.ts";

type Command = { readonly named: string; readonly number: number } & MigrateRuns;
export type MigrateRefusal = "not_published" | "too_many_runs";
type State = { readonly answer: MigrationView; readonly decided: Result<readonly DomainEvent[], MigrateRefusal> };

/** Moved in one transaction; more are moved by versions (`from`). */
const most = 2_000;
const shown = 500;

export function migratingRuns(parts: DriveParts): Operation<Command, State, DomainEvent, MigrateRefusal, MigrationView> {
  return {
    feature: "process",
    async load(tx, { named, number, dryRun, map, from }, given) {
      const { workspaceId } = given.actor;
      const process = await lockProcess(tx, workspaceId, named);
      if (!process) return null;
      const nothing: MigrationView = { dryRun, can: 0, cannot: 0, runs: [] };
      if (!(await isPublished(tx, workspaceId, process.id, number))) return { answer: nothing, decided: no("not_published") };
      const candidates = await runsToMigrate(tx, workspaceId, process.id, number, from ?? null, most + 1);
      if (candidates.length > most) return { answer: nothing, decided: no("too_many_runs") };
      const driving = newDriving(tx, given, parts);
      const to = await loadPlan(tx, workspaceId, process.id, number);
      const seen = new Map(candidates.map((one) => [one.id, one]));
      const rows: MigrationView["runs"][number][] = [];
      // What filters say of a record is asked once the run is moved; beforehand any answer shows whether it can be.
      const facts = { now: given.now, holds: () => false };
      const hands = await takeUp(driving, [...seen.keys()]);
      for (const hand of hands) {
        const { run, plan } = hand;
        const moved = migrateRun(run.state, plan, to, map, facts);
        const { title } = seen.get(run.id) ?? { title: "" };
        rows.push({
          id: run.id,
          subject: { kind: run.subjectKind, id: run.subjectId, title },
          from: run.number,
          steps: run.state.open.map(({ step }) => step),
          can: moved.ok,
          why: moved.ok ? null : words(moved.refusal),
        });
        if (!moved.ok || dryRun) continue;
        Object.assign(hand, { run: { ...run, number }, plan: to });
        await happen(driving, hand, moved.value, null);
        driving.work.runs.set(run.id, hand.run);
        tell(driving, { type: "RunMigrated", run: hand.run, from: run.number, to: number, at: given.now });
      }
      if (!dryRun) await finish(driving);
      const can = rows.filter((row) => row.can).length;
      const answer = { dryRun, can, cannot: rows.length - can, runs: rows.slice(0, shown) };
      return { answer, decided: yes(dryRun ? [] : toldEvents(driving.told)) };
    },
    decide: ({ decided }) => decided,
    save: async () => {},
    record: recordedTold,
    answer: async (_, __, { answer }) => answer,
  };
}

const words = (refusal: MigrationRefusal) => ("step" in refusal ? `${refusal.reason}: ${refusal.step}` : refusal.reason);
