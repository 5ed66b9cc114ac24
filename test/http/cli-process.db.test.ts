/** Processes from the command line, as people check, bring and take them. */
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { mainspring } from "../support/command-line.ts";
import { testDatabase } from "../support/database.ts";

const database = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "mainspring-cli-process-"));
after(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});
const file = (name: string, content: unknown) => {
  writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  return join(folder, name);
};
const at = ["--data", join(folder, "data"), "--database-url", database.ownerUrl];
const run = (...words: string[]) => mainspring([...words, ...at], { MAINSPRING_SECRET: database.secret });
const check = (path: string, ...more: string[]) => mainspring(["process", "check", path, ...more]);

const definition = {
  key: "first_call",
  name: "First call",
  subject: "deal",
  start: "call",
  steps: {
    call: {
      kind: "task",
      assignee: { role: "owner" },
      due: { workingHours: 4 },
      outcomes: { reached: { to: ["offer"] }, later: { to: ["call"] }, lost: { end: "failure", reason: "No need" } },
    },
    offer: {
      kind: "task",
      assignee: { level: "seller", pick: "least_loaded" },
      due: { workingDays: 2 },
      outcomes: { sent: { end: "success" } },
    },
  },
};
const unsound = { ...definition, steps: { ...definition.steps, offer: { kind: "task", outcomes: { again: { to: ["offer"] } } } } };

before(async () => {
  const password = file("password", "seven brass cogs turning\n");
  const flags = {
    name: "Lumen",
    slug: "lumen",
    currency: "EUR",
    "time-zone": "Europe/Berlin",
    country: "DE",
    "owner-name": "Olga",
    "owner-email": "o@lumen.example",
  };
  const words = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
  const { code, err } = await run("workspace", "create", ...words, "--owner-password-file", password);
  assert.equal(code, 0, err);
});

test("a file is checked without a data folder: the faults as JSON, exit code 1 where it is not sound", async () => {
  const sound = await check(file("sound.json", definition), "--json");
  assert.deepEqual([sound.code, JSON.parse(sound.out)], [0, { sound: true, faults: [] }], sound.err);
  const faulty = await check(file("unsound.json", unsound), "--json");
  const fault = { kind: "no_way_to_end", step: "offer", path: [{ step: "call", outcome: "reached" }] };
  assert.deepEqual([faulty.code, JSON.parse(faulty.out)], [1, { sound: false, faults: [fault] }]);
  assert.match((await check(file("unsound.json", unsound))).out, /no_way_to_end: from offer no end can be reached: call \(reached\)/);
  assert.ok(!existsSync("data"), "nothing is made where the command runs");
});

test("what is no process is refused in one line that names the file and the place", async () => {
  for (const [path, words] of [
    [file("broken.json", "{"), /broken\.json is no process: .*not JSON/],
    [file("two.json", { ...definition, start: ["call", "offer"] }), /two\.json is no process: start: A process has one start/],
    [
      file("nowhere.json", { ...definition, steps: { call: { kind: "task", outcomes: { done: {} } } } }),
      /step “call”, outcome “done”: .*leads nowhere/,
    ],
    [file("extra.json", { ...definition, extra: 1 }), /extra: There is no such field/],
    [
      file("entity.bpmn", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
      /document type or entities/,
    ],
    [file("cut.bpmn", "<a>\n<b>\n</a>"), /cut\.bpmn cannot be read as BPMN: its XML is not well-formed \(line 3\)/],
    [file("garbage.bpmn", "no XML at all"), /garbage\.bpmn cannot be read as BPMN: its XML is not well-formed \(line 1\)/],
    [join(folder, "none.json"), /none\.json cannot be read/],
  ] as const) {
    const { code, out, err } = await check(path, "--json");
    assert.deepEqual([code, out, err.trim().split("\n").length], [1, "", 1], err);
    assert.match(err, words);
  }
});

test("a process comes in as a draft, is published when it is sound, and goes out as it came in, as JSON and as BPMN", async () => {
  const bring = async (path: string, ...more: string[]) => run("process", "import", "--workspace", "lumen", path, ...more, "--json");
  const first = await bring(file("sound.json", definition));
  assert.deepEqual([first.code, JSON.parse(first.out)], [0, { key: "first_call", number: 1, state: "draft", leftOut: [] }], first.err);
  const refused = await bring(file("unsound.json", unsound), "--publish");
  assert.equal(refused.code, 1);
  assert.match(refused.err, /not sound and was not imported/);
  const second = await bring(file("sound.json", definition), "--publish");
  assert.deepEqual([second.code, JSON.parse(second.out).number, JSON.parse(second.out).state], [0, 2, "published"], second.err);

  const taken = await run("process", "export", "--workspace", "lumen", "first_call");
  assert.deepEqual([taken.code, JSON.parse(taken.out)], [0, definition], taken.err);
  const drawn = await run("process", "export", "--workspace", "lumen", "first_call", "--bpmn");
  const bpmn = file("first.bpmn", drawn.out);
  assert.deepEqual((await check(bpmn, "--json")).out.trim(), JSON.stringify({ sound: true, faults: [] }));
  const third = await bring(bpmn);
  assert.equal(JSON.parse(third.out).number, 3, third.err);
  const again = await run("process", "export", "--workspace", "lumen", "first_call", "--number", "3");
  assert.deepEqual(JSON.parse(again.out), definition);
  const unknown = await run("process", "export", "--workspace", "lumen", "none");
  assert.deepEqual([unknown.code, unknown.err.trim()], [1, "mainspring: There is no process with the key none."]);
  assert.ok(readFileSync(bpmn, "utf8").includes("bpmn:process"));
});

test("a diagram of another tool runs on what --subject says; a file that says it itself is not contradicted", async () => {
  const foreign = file(
    "visit.bpmn",
    `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
  <process id="visit" name="Visit"><startEvent id="s"/><userTask id="t" name="Call"/><endEvent id="e"/>
    <sequenceFlow id="a" sourceRef="s" targetRef="t"/><sequenceFlow id="b" sourceRef="t" targetRef="e"/></process>
</definitions>`,
  );
  const bring = async (path: string, ...more: string[]) => run("process", "import", "--workspace", "lumen", path, ...more);
  const brought = await bring(foreign, "--subject", "lead");
  assert.equal(brought.code, 0, brought.err);
  const taken = await run("process", "export", "--workspace", "lumen", "visit", "--number", "1");
  assert.equal(JSON.parse(taken.out).subject, "lead");
  for (const [path, subject, words] of [
    [foreign, "invoice", /--subject is deal, lead, client, not "invoice"/],
    [file("sound.json", definition), "lead", /sound\.json says that its process runs on a deal, not on a lead/],
  ] as const) {
    const { code, err } = await bring(path, "--subject", subject);
    assert.equal(code, 1);
    assert.match(err, words);
  }
});
