import assert from "node:assert/strict";
import { test } from "node:test";
import { posts } from "#shared/choosing.ts";
import { type Candidate, choiceFault, rightOfPost } from "./choosing.ts";
import { defaultLevels } from "./level.ts";
import { type Role, rightsOf } from "./rights.ts";

const candidate = (more: Partial<Candidate>): Candidate => ({
  id: "anna",
  name: "Anna",
  status: "active",
  standing: { rank: 3, functions: ["sell"], seesAll: false, role: null },
  maySetWork: true,
  ...more,
});
const levels = defaultLevels.map(({ key, rank, functions, seesAll }) => ({ called: key, rank, functions, seesAll, role: null }));
const roles = (["administrator", "presales", "production", "auditor"] as const satisfies readonly Role[]).map((role) => ({
  called: role,
  rank: null,
  functions: [],
  seesAll: false,
  role,
}));

test("who may be chosen for what, by level and role", () => {
  const fit = (post: (typeof posts)[number]) =>
    [...levels, ...roles]
      .filter(({ called: _, ...standing }) => choiceFault(post, candidate({ standing })) === null)
      .map(({ called }) => called);
  const selling = ["owner", "commercial_director", "direction_head", "seller"];
  const working = [...selling, "telesales", "assistant"];
  assert.deepEqual(Object.fromEntries(posts.map((post) => [post, fit(post)])), {
    client_owner: working,
    lead_owner: working,
    lead_telesales: working,
    lead_seller: selling,
    deal_owner: selling,
    task_assignee: [...working, "presales", "production"],
    recurring_task: [...working, "presales", "production"],
    step_assignee: [...working, "presales", "production"],
  });
});

test("nobody is chosen for what they could not change afterwards", () => {
  for (const { called, ...standing } of [...levels, ...roles])
    for (const post of posts)
      assert.equal(choiceFault(post, candidate({ standing })) === null, rightsOf(standing).has(rightOfPost[post]), `${called} ${post}`);
});

test("who has left or was erased is not chosen; whoever was invited is, before they have signed in", () => {
  const faults = (status: Candidate["status"]) => posts.map((post) => choiceFault(post, candidate({ status })));
  assert.deepEqual(faults("inactive"), Array(posts.length).fill("left"));
  assert.deepEqual(faults("erased"), Array(posts.length).fill("unknown"));
  assert.deepEqual(faults("invited"), Array(posts.length).fill(null));
  assert.equal(choiceFault("deal_owner", undefined), "unknown");
});

test("work is set only for those whom the chooser may set work for; records may go to anybody who can have them", () => {
  const others = posts.filter((post) => choiceFault(post, candidate({ maySetWork: false })) !== null);
  assert.deepEqual(others, ["task_assignee", "recurring_task"]);
});
