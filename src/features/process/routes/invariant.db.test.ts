import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { foundWorld, type World } from "../../../../test/support/world.ts";
import { runsAtALoss } from "../sql/runs-at-a-loss.ts";
import { type ProcessWorld, parallel, processWorld } from "./testing.ts";
import { fireDue } from "./timers/testing-sweep.ts";

/** A sound process: pieces one after the other; a piece is a task, a wait, a choice with a way back, or branches that join. */
type Piece = { readonly kind: "task" | "wait" | "loop" } | { readonly kind: "parallel"; readonly branches: number };
const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.constantFrom<Piece>({ kind: "task" }, { kind: "wait" }, { kind: "loop" }),
  fc.integer({ min: 2, max: 4 }).map((branches): Piece => ({ kind: "parallel", branches })),
);

// biome-ignore lint/suspicious/noThenProperty: the word of the published format
const loopLimit = { times: 2, then: "on" };

function built(key: string, pieces: readonly Piece[]): Record<string, unknown> {
  const steps: Record<string, unknown> = { last: { kind: "task", outcomes: { won: { end: "success" }, lost: { end: "failure" } } } };
  const joins: Record<string, unknown> = {};
  const entry = (index: number): string[] => {
    const one = pieces[index];
    if (!one) return ["last"];
    return one.kind === "parallel" ? Array.from({ length: one.branches }, (_, n) => `p${index}_${n}`) : [`p${index}`];
  };
  for (const [index, one] of pieces.entries()) {
    const to = entry(index + 1);
    if (one.kind === "task") steps[`p${index}`] = { kind: "task", assignee: { level: "nobody" }, outcomes: { done: { to } } };
    if (one.kind === "wait") steps[`p${index}`] = { kind: "wait", until: { time: { workingDays: 1 } }, outcomes: { time: { to } } };
    if (one.kind === "loop") steps[`p${index}`] = { kind: "task", outcomes: { again: { to: [`p${index}`] }, on: { to } }, loopLimit };
    if (one.kind === "parallel") {
      for (const name of entry(index))
        steps[name] = { kind: "task", assignee: { role: "chief" }, outcomes: { done: { to: [`j${index}`] } } };
      joins[`j${index}`] = { waitFor: entry(index), to };
    }
  }
  const [start, ...more] = entry(0);
  if (more.length === 0) return { key, name: key, subject: "deal", start, steps, joins };
  return {
    key,
    name: key,
    subject: "deal",
    start: "begin",
    steps: { begin: { kind: "auto", outcomes: { on: { to: entry(0) } } }, ...steps },
    joins,
  };
}

describe("whatever happens to a run", () => {
  const endings: (() => Promise<void>)[] = [];
  let w: ProcessWorld;
  let other: World;
  before(async () => {
    w = await processWorld({ after: (ending) => void endings.push(ending as () => Promise<void>) });
    other = await foundWorld(w.app, { mark: "Volta" });
  });
  after(async () => {
    for (const end of endings) await end();
  });

  /** As the worker does, long after everything has come due; each time later, for what waits after a wait begins in that future. */
  let rounds = 0;
  const passTime = () => fireDue(w.app.house.database, w.world.workspaceId, new Date(Date.now() + ++rounds * 40 * 86_400_000));

  test("it waits for a task or a date at every moment, and random outcomes always lead it to an end", { timeout: 600_000 }, async () => {
    let made = 0;
    const choices = fc.array(fc.nat(999), { minLength: 60, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 4 }), choices, async (pieces, picks) => {
        const key = `random_${++made}`;
        await w.publish(built(key, pieces));
        const deal = await w.deal();
        const run = await w.start("ben", key, deal.id);
        assert.equal(run.status, 201, run.text);
        let undone = 0;
        for (const pick of picks) {
          assert.equal(await runsAtALoss(w.app.house.database), 0);
          const open = await w.openTasks(run.body.id);
          const seen = (await w.ask("director", "GET", `/runs/${run.body.id}`)).body;
          if (seen.status === "ended") break;
          if (open.length === 0 || pick % 5 === 0) await passTime();
          const task = open[pick % Math.max(open.length, 1)];
          if (!task) continue;
          const { outcomes } = (await w.ask("director", "GET", `/tasks/${task.id}`)).body;
          const outcome = outcomes[pick % outcomes.length].name;
          // Twice at once: it counts once.
          const answers = await Promise.all([0, 1].map(() => w.ask("director", "POST", `/tasks/${task.id}/complete`, { outcome })));
          assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
          // Whoever takes everything back for ever comes to no end.
          if (pick % 7 === 0 && undone++ < 3) await w.ask("director", "POST", `/tasks/${task.id}/undo`);
        }
        const ended = (await w.ask("director", "GET", `/runs/${run.body.id}`)).body;
        assert.equal(ended.status, "ended", `${key}: ${JSON.stringify(pieces)}`);
        assert.equal(ended.openTasks.length + ended.waits.length, 0);
      }),
      {
        numRuns: 5,
        endOnFailure: true,
        examples: [[[{ kind: "wait" }, { kind: "wait" }, { kind: "loop" }, { kind: "parallel", branches: 3 }], Array(60).fill(0)]],
      },
    );
  });

  test("nobody of another company finds, completes, moves or stops anything of it, by whatever id", async () => {
    await w.publish(parallel);
    const deal = await w.deal();
    const run = (await w.start("ben", "offer_round", deal.id)).body;
    const [task] = run.openTasks;
    const stranger = (method: string, path: string, body?: unknown) =>
      w.app.ask(method, path, { key: other.people.director.key, ...(body === undefined ? {} : { body }) });
    const tried: readonly (readonly [string, string, unknown?])[] = [
      ["GET", `/tasks/${task.id}`],
      ["GET", `/runs/${run.id}`],
      ["GET", `/processes/${run.processId}`],
      ["POST", `/tasks/${task.id}/complete`, { outcome: "go" }],
      ["POST", `/tasks/${task.id}/reassign`, { to: other.people.ben.id, reason: "x" }],
      ["POST", `/tasks/${task.id}/postpone`, { workingDays: 1, reason: "x" }],
      ["POST", `/tasks/${task.id}/begin`],
      ["POST", `/tasks/${task.id}/undo`],
      ["POST", `/tasks/${task.id}/evidence`, { text: "x" }],
      ["POST", `/runs/${run.id}/stop`, { reason: "x" }],
      ["POST", `/runs/${run.id}/take-back`, { reason: "x" }],
      ["POST", "/runs", { processKey: "offer_round", subject: { kind: "deal", id: deal.id } }],
    ];
    for (const [method, path, body] of tried) assert.equal((await stranger(method, path, body)).status, 404, `${method} ${path}`);
    assert.deepEqual((await stranger("GET", "/tasks")).body.items, []);
    const reassigned = await w.ask("director", "POST", `/tasks/${task.id}/reassign`, { to: other.people.ben.id, reason: "x" });
    assert.equal(reassigned.body.reason, "unknown_assignee");
    assert.equal((await w.openTasks(run.id)).length, 1);
  });
});
