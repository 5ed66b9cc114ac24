import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type ProcessWorld, parallel, processWorld } from "./testing.ts";

describe("processes as they are drawn, published and changed", () => {
  const endings: (() => Promise<void>)[] = [];
  let w: ProcessWorld;
  before(async () => {
    w = await processWorld({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  });
  after(async () => {
    for (const end of endings) await end();
  });
  const ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    w.ask("director", method, path, body, headers);
  const deadlocked = {
    ...parallel,
    key: "stuck",
    joins: { both: { waitFor: ["calculate", "draw", "send"], to: ["send"] } },
  };

  test("an unsound draft may be kept, its faults name step and way, and it is not published", async () => {
    const drawn = await ask("POST", "/processes", deadlocked);
    assert.equal(drawn.status, 201, drawn.text);
    assert.deepEqual([drawn.body.published, drawn.body.draft], [null, 1]);
    const checked = await ask("POST", "/processes/stuck/versions/1/check");
    assert.equal(checked.body.sound, false);
    assert.ok(checked.body.faults.every(({ step, path }: { step: string; path: unknown[] }) => step !== "" && Array.isArray(path)));
    const refused = await ask("POST", `/processes/${drawn.body.id}/versions/1/publish`);
    assert.deepEqual([refused.status, refused.body.reason], [422, "unsound"]);
    assert.deepEqual(refused.body.faults, checked.body.faults);
    assert.equal((await w.start("ben", "stuck", (await w.deal()).id)).body.reason, "unknown_process");
  });

  test("what is published never changes; the next version is drawn from it, compared with it, and new runs follow it", async () => {
    const published = await w.publish({ ...parallel, key: "grows" });
    assert.equal(published.published, 1);
    assert.equal((await ask("PATCH", "/processes/grows/versions/1", { layout: {} })).body.reason, "version_published");
    const draft = await ask("POST", "/processes/grows/versions", {});
    assert.deepEqual([draft.status, draft.body.number, draft.body.state], [201, 2, "draft"]);
    const { definition } = draft.body;
    const longer = { ...definition, steps: { ...definition.steps, begin: { ...definition.steps.begin, title: "Begin well" } } };
    const changed = await ask(
      "PATCH",
      "/processes/grows/versions/2",
      { definition: longer, layout: { begin: { x: 1 } } },
      { "if-match": '"1"' },
    );
    assert.equal(changed.status, 200, changed.text);
    assert.equal((await ask("PATCH", "/processes/grows/versions/2", { layout: {} }, { "if-match": '"1"' })).status, 409);
    const diff = await ask("GET", "/processes/grows/versions/2/diff?with=1");
    assert.deepEqual(diff.body.changed, [{ node: "begin", changes: [{ key: "title", before: "Begin", after: "Begin well" }] }]);
    const old = (await w.start("ben", "grows", (await w.deal()).id)).body;
    await ask("POST", "/processes/grows/versions/2/publish");
    const young = (await w.start("ben", "grows", (await w.deal()).id)).body;
    assert.deepEqual([old.number, young.number, young.openTasks[0].title], [1, 2, "Begin well"]);
    assert.equal((await ask("PATCH", "/processes/grows/versions/2", { definition: { ...longer, key: "other" } })).status, 409);
  });

  test("runs under way are moved to the new version after a look at which can and which cannot", async () => {
    await w.publish({ ...parallel, key: "moves" });
    const begun = (await w.start("ben", "moves", (await w.deal()).id)).body;
    const [task] = begun.openTasks;
    const far = (await w.start("ben", "moves", (await w.deal()).id)).body;
    await w.ask("ben", "POST", `/tasks/${far.openTasks[0].id}/complete`, { outcome: "go" });
    const { begin, send } = parallel.steps;
    const shorter = {
      ...parallel,
      key: "moves",
      steps: { begin: { ...begin, outcomes: { go: { to: ["send"] } } }, send },
      joins: {},
    };
    await ask("POST", "/processes/moves/versions", { definition: shorter });
    assert.equal((await ask("POST", "/processes/moves/versions/2/migrate", {})).body.reason, "not_published");
    await ask("POST", "/processes/moves/versions/2/publish");
    const look = await ask("POST", "/processes/moves/versions/2/migrate", {});
    assert.deepEqual([look.body.dryRun, look.body.can, look.body.cannot], [true, 1, 1]);
    assert.match(look.body.runs.find(({ id }: { id: string }) => id === far.id).why, /^unknown_step: /);
    const map = { calculate: "send", draw: "send" };
    const done = await ask("POST", "/processes/moves/versions/2/migrate", { dryRun: false });
    assert.equal(done.body.can, 1);
    assert.deepEqual(
      (await w.openTasks(begun.id)).map(({ id }) => id),
      [task.id],
      "the same step keeps its task",
    );
    assert.equal((await w.ask("ben", "GET", `/runs/${begun.id}`)).body.number, 2);
    const rest = await ask("POST", "/processes/moves/versions/2/migrate", { dryRun: false, map });
    if (rest.body.can === 1) {
      const steps = (await w.openTasks(far.id)).map((one) => one.run.step);
      assert.ok(steps.length > 0 && steps.every((step) => step === "send"), String(steps));
    } else assert.match(rest.body.runs[0].why, /gets_stuck/);
  });

  test("bad definitions are refused at the place of each fault, and what others may not, they may not", async () => {
    const bad = await ask("POST", "/processes", { ...parallel, key: "Bad key", start: ["begin", "send"] });
    assert.equal(bad.status, 422);
    assert.deepEqual(bad.body.errors.map(({ path }: { path: string }) => path).sort(), ["/key", "/start"]);
    assert.equal((await w.ask("ben", "POST", "/processes", { ...parallel, key: "mine" })).status, 403);
    assert.equal((await w.ask("ben", "GET", "/processes")).status, 200);
    await ask("POST", "/processes", { ...parallel, key: "twin" });
    assert.equal((await ask("POST", "/processes", { ...parallel, key: "twin" })).body.reason, "process_key_taken");
    const steps = { ...parallel.steps, begin: { ...parallel.steps.begin, fields: ["shoeSize"] } };
    await ask("POST", "/processes", { ...parallel, key: "shoes", steps });
    const refused = await ask("POST", "/processes/shoes/versions/1/publish");
    assert.deepEqual(
      refused.body.errors.map(({ path, code }: { path: string; code: string }) => [path, code]),
      [["/steps/begin/fields/0", "unknown_field"]],
    );
    const filter = {
      and: [
        { field: "amount", op: "gte", value: 5 },
        { field: "shoeSize", op: "eq", value: "44" },
      ],
    };
    await ask("POST", "/processes", { ...parallel, key: "rich", triggers: [{ on: "deal_created", filter }] });
    assert.deepEqual(
      (await ask("POST", "/processes/rich/versions/1/publish")).body.errors.map(({ path, message }: { path: string; message: string }) => [
        path,
        message.split(": ")[1],
      ]),
      [
        ["/triggers/0/filter/and/0/value", "money malformed"],
        ["/triggers/0/filter/and/1/field", "unknown field"],
      ],
    );
    assert.equal((await w.app.ask("GET", "/schemas/process.json")).status, 200);
  });

  test("a retired process starts no run, and those under way go on", async () => {
    await w.publish({ ...parallel, key: "old" });
    const run = (await w.start("ben", "old", (await w.deal()).id)).body;
    assert.equal((await ask("POST", "/processes/old/retire")).status, 200);
    assert.equal((await w.start("ben", "old", (await w.deal()).id)).body.reason, "unknown_process");
    assert.equal((await w.ask("ben", "POST", `/tasks/${run.openTasks[0].id}/complete`, { outcome: "go" })).status, 200);
  });
});
