/** Every group of commands says how it is used. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { mainspring } from "../support/command-line.ts";

test("every group of commands answers --help with its usage, and does nothing else", async () => {
  const { code, out, err } = await mainspring(["help"]);
  assert.deepEqual([code, err], [0, ""]);
  const commands = [...out.matchAll(/^ {2}mainspring ((?:[a-z][a-z-]*)(?: (?!--)[a-z][a-z-]*)?)/gm)].map((found) => found[1]!);
  assert.ok(commands.length > 15, out);
  const groups = [...new Set(commands.filter((one) => one.includes(" ")).map((one) => one.split(" ")[0]!))];
  assert.deepEqual(groups, ["workspace", "key", "user", "import", "process", "report"]);
  const asked = [...groups, "serve", "process check"];
  const answers = new Map<string, Awaited<ReturnType<typeof mainspring>>>();
  // As many at once as a small machine has processors.
  for (let at = 0; at < asked.length; at += 3)
    await Promise.all(asked.slice(at, at + 3).map(async (one) => answers.set(one, await mainspring([...one.split(" "), "--help"]))));
  for (const one of asked) {
    const answer = answers.get(one)!;
    assert.deepEqual([answer.code, answer.err], [0, ""], one);
    const told = commands.filter((name) => name === one || name.startsWith(`${one} `));
    assert.deepEqual(
      commands.filter((name) => new RegExp(`^ {2}mainspring ${name}(?= |$)`, "m").test(answer.out)),
      told,
      one,
    );
  }
});

test("a group without its command is refused with those that there are", async () => {
  for (const words of [["process"], ["process", "frob"]]) {
    const { code, out, err } = await mainspring(words);
    assert.deepEqual([code, out], [1, ""]);
    assert.equal(
      err,
      `mainspring: there is no command "${words.join(" ")}". There are: process check, process import, process export. Try: mainspring process --help\n`,
    );
  }
});
