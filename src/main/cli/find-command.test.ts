import assert from "node:assert/strict";
import { test } from "node:test";
import { findCommand } from "./find-command.ts";

const commands = ["serve", "process check", "process import", "user password"].map((name) => ({ name, words: name.split(" ") }));
const asked = (line: string) => {
  const found = findCommand(commands, line.split(" ").filter(Boolean));
  if (found.kind === "run") return `run ${found.command.name}`;
  if (found.kind === "help") return `help ${found.of.map(({ name }) => name).join(", ")}`;
  return `unknown ${found.said} (${found.near.map(({ name }) => name).join(", ")})`;
};

test("words name a command, and whatever comes behind is its own", () => {
  assert.equal(asked("process check FILE.json --json"), "run process check");
  assert.equal(asked("serve help"), "run serve");
});

test("help is asked for with all commands, a group or one, before or behind it", () => {
  const all = "help serve, process check, process import, user password";
  for (const line of ["", "help", "--help", "-h"]) assert.equal(asked(line), all, line);
  for (const line of ["process --help", "process -h", "process help", "help process", "process --help --json"])
    assert.equal(asked(line), "help process check, process import", line);
  for (const line of ["process check --help", "process check FILE -h", "help process check"])
    assert.equal(asked(line), "help process check", line);
});

test("what is no command is said, with those of the group it began like", () => {
  assert.equal(asked("process"), "unknown process (process check, process import)");
  assert.equal(asked("process frob --help"), "unknown process frob (process check, process import)");
  assert.equal(asked("help frob"), "unknown frob ()");
  assert.equal(asked("frob --help"), "unknown frob ()");
});
