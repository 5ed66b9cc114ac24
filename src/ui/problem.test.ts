import assert from "node:assert/strict";
import { test } from "node:test";
import { ApiProblem, fieldOfPointer, isApiProblem, sortFieldProblems } from "./problem.ts";

test("a JSON pointer names the form's field, also inside lists and with escaped characters", () => {
  assert.equal(fieldOfPointer("/ownerEmail"), "ownerEmail");
  assert.equal(fieldOfPointer("/hours/0/from"), "hours.0.from");
  assert.equal(fieldOfPointer("/a~1b/c~0d"), "a/b.c~d");
  assert.equal(fieldOfPointer(""), "");
});

test("a field problem the form has no field for is kept for the message above the form", () => {
  const errors = [
    { path: "/email", code: "taken", message: "" },
    { path: "/hours/2/to", code: "too_small", message: "" },
    { path: "/surprise", code: "unrecognized", message: "" },
  ];
  const { shown, other } = sortFieldProblems(errors, ["email", "hours"]);
  assert.deepEqual(
    shown.map((one) => one.field),
    ["email", "hours.2.to"],
  );
  assert.deepEqual(
    other.map((one) => one.path),
    ["/surprise"],
  );
});

test("a problem carries the refusal's word, version and request id, and empty ones where the server gave none", () => {
  const problem = new ApiProblem("refused", 409, { title: "Version", reason: "stale_version", currentVersion: 7, instance: "r-1" });
  assert.ok(isApiProblem(problem));
  assert.deepEqual([problem.reason, problem.currentVersion, problem.requestId, problem.errors], ["stale_version", 7, "r-1", []]);
  assert.equal(isApiProblem(new Error("other")), false);
});
