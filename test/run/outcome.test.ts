/** The runner of the tests is itself run, on small files that do what must not pass for good. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { walked } from "./walked.ts";

test("files of one group are walked one after the other, each with its own hooks", async () => {
  const { isGood, counts, failures } = await walked([["has-hooks", "has-a-neighbour"], ["holds"]]);
  assert.deepEqual({ isGood, failures, tests: counts.tests, passed: counts.passed }, { isGood: true, failures: [], tests: 3, passed: 3 });
});

test("whatever goes wrong is told once, with its file, and the files after it are walked all the same", async () => {
  const { isGood, counts, failures } = await walked([["breaks", "cannot-be-read", "cannot-begin", "cannot-clean-up", "holds"]]);
  assert.equal(isGood, false);
  assert.equal(counts.passed, 2, "the test before the failed cleaning, and the file after it");
  const told = [
    /did not finish before its parent/,
    /^breaks\n {2}test\/fixtures\/run\/breaks/,
    /this file cannot be read/,
    /nothing could be prepared/,
    /nothing could be cleaned up/,
  ];
  for (const words of told)
    assert.equal(failures.filter((failure) => words.test(failure)).length, 1, `${words} in:\n${failures.join("\n")}`);
  assert.equal(failures.length, told.length, failures.join("\n"));
});

test("a process that ends in the middle, though with a good word, fails what it did not walk", async () => {
  const { isGood, failures } = await walked([["holds", "leaves-early", "has-hooks"]]);
  assert.equal(isGood, false);
  for (const name of ["leaves-early", "has-hooks"])
    assert.match(failures.join("\n"), new RegExp(`${name}\\.test\\.ts\n.*not walked to its end`));
});

test("a test that hangs fails at the limit of a file, and its process does not hold up the run", async () => {
  const { isGood, counts, failures } = await walked([["hangs"], ["begins-for-ever", "holds"]], 2_000);
  assert.equal(isGood, false);
  assert.equal(counts.passed, 1);
  assert.match(failures.join("\n"), /timed out after 2000ms/);
  assert.match(failures.join("\n"), /took longer than 2000 ms/);
});

test("a test that fails once and holds when its file runs again, alone, is told as unsteady and passes", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "mainspring-unsteady-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const { isGood, counts, failures, unsteady } = await walked([["holds", "holds-when-alone"]], 60_000, {
    MARK_OF_A_FIRST_RUN: join(folder, "mark"),
  });
  assert.deepEqual(
    { isGood, failures, passed: counts.passed, failed: counts.failed },
    { isGood: true, failures: [], passed: 2, failed: 0 },
  );
  assert.equal(unsteady.length, 1);
  assert.match(unsteady[0]!, /holds-when-alone\.test\.ts:\d+\n.*the first run is red/);
});

test("a journey, whose test is called by what all journeys share, is told with its own file too, and so runs again", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "mainspring-unsteady-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const mark = { MARK_OF_A_FIRST_RUN: join(folder, "mark") };
  const { isGood, failures, unsteady } = await walked([["holds"], ["has-hooks", "holds-by-another-file"], ["holds"]], 60_000, mark);
  assert.deepEqual([isGood, failures, unsteady.length], [true, [], 1]);
  assert.match(unsteady[0]!, /the first run is red(?:.|\n)*\n {2}in test\/fixtures\/run\/holds-by-another-file\.test\.ts$/);
});

test("a test that fails three times fails, and so does a run with many red files or a process that died", async () => {
  const thrice = await walked([["breaks", "holds"]]);
  assert.deepEqual([thrice.isGood, thrice.counts.failed, thrice.failures.length, thrice.unsteady], [false, 1, 3, []]);
  const many = await walked([["breaks", "hangs", "cannot-begin", "cannot-be-read"]], 2_000);
  assert.deepEqual([many.isGood, many.failures.length >= 4, many.unsteady], [false, true, []]);
});
