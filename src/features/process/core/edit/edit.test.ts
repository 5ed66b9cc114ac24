import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Definition } from "../definition.ts";
import { nodesOf } from "../layout/ways.ts";
import { anyDefinition, sketch } from "../testing-definitions.ts";
import { addStep, insertJoin, insertStep } from "./add.ts";
import { newHistory, record, redo, undo } from "./history.ts";
import { addOutcome, addTarget, describeOutcome, leadTo, moveOutcome, removeOutcome } from "./outcomes.ts";
import { removeNode } from "./remove.ts";
import { renameNode, renameOutcome } from "./rename.ts";
import { changeKind, changeStep, titleStep } from "./steps.ts";

const words = { title: "New step", done: "Done" };
const branches = (): Definition =>
  sketch(
    {
      call: { both: ["dossier", "letter"], no: "-" },
      dossier: { done: "met" },
      letter: { done: "met", back: "call" },
      meeting: { held: "+" },
    },
    { joins: { met: { waitFor: ["dossier", "letter"], to: ["meeting"] } } },
  );
const jsonOf = (definition: Definition) => JSON.stringify(definition);
/** Every place in which nodes are named. */
const named = ({ start, steps, joins = {} }: Definition) => [
  start,
  ...Object.values(steps).flatMap(({ outcomes }) => Object.values(outcomes).flatMap(({ to = [] }) => to)),
  ...Object.values(joins).flatMap(({ waitFor, to }) => [...waitFor, ...to]),
];

describe("renaming", () => {
  it("a step renames it in the start, in every outcome and in every join", () => {
    const renamed = renameNode(branches(), "dossier", "research");
    assert.ok(renamed.ok);
    assert.deepEqual(renamed.value.steps["call"]?.outcomes["both"]?.to, ["research", "letter"]);
    assert.deepEqual(renamed.value.joins?.["met"]?.waitFor, ["research", "letter"]);
    assert.deepEqual(Object.keys(renamed.value.steps), ["call", "research", "letter", "meeting"]);
    const begun = renameNode(branches(), "call", "ring");
    assert.ok(begun.ok && begun.value.start === "ring");
    assert.deepEqual(begun.value.steps["letter"]?.outcomes["back"]?.to, ["ring"]);
    const joined = renameNode(branches(), "met", "both_done");
    assert.ok(joined.ok);
    assert.deepEqual(joined.value.steps["letter"]?.outcomes["done"]?.to, ["both_done"]);
  });

  it("leaves no trace of the old name and comes back to the same process, whatever it says", () => {
    fc.assert(
      fc.property(anyDefinition, fc.nat(), (definition, pick) => {
        const nodes = nodesOf(definition);
        const node = nodes[pick % nodes.length]!;
        const renamed = renameNode(definition, node, "another name");
        assert.ok(renamed.ok);
        assert.ok(!named(renamed.value).includes(node));
        const back = renameNode(renamed.value, "another name", node);
        // Names that no format takes are in the random processes too; only they do not come back.
        if (back.ok) {
          assert.deepEqual(back.value, Object.keys(definition.joins ?? {}).length === 0 ? withoutJoins(definition) : definition);
          assert.deepEqual(nodesOf(back.value), nodes);
        } else assert.equal(back.refusal, "name_unfit");
      }),
      { numRuns: 200 },
    );
  });

  it("refuses a name that is taken, by a step or a join, and one that cannot be kept", () => {
    for (const name of ["letter", "met"]) assert.deepEqual(renameNode(branches(), "dossier", name), { ok: false, refusal: "name_taken" });
    for (const name of ["", " x", "a\nb", "constructor", "x".repeat(101)])
      assert.deepEqual(renameNode(branches(), "dossier", name), { ok: false, refusal: "name_unfit" });
  });

  it("an outcome renames it in the filters and the loop limit of its step", () => {
    const process = changeStep(branches(), "letter", {
      when: [{ filter: { and: [] }, outcome: "back" }],
      // biome-ignore lint/suspicious/noThenProperty: a word of the definition.
      loopLimit: { times: 3, then: "back" },
    });
    const renamed = renameOutcome(process, "letter", "back", "again");
    assert.ok(renamed.ok);
    const { when, loopLimit, outcomes } = renamed.value.steps["letter"]!;
    assert.deepEqual([when?.[0]?.outcome, loopLimit?.then, Object.keys(outcomes)], ["again", "again", ["done", "again"]]);
    assert.deepEqual(renameOutcome(process, "letter", "back", "done"), { ok: false, refusal: "name_taken" });
  });

  it("a new step takes its name from its first words, and keeps it when they change", () => {
    const first = addStep(branches(), "task", words);
    const { definition, node } = titleStep(first.definition, first.node, "Отправить КП");
    assert.equal(node, "otpravit_kp");
    assert.equal(titleStep(definition, node, "Send it").node, "otpravit_kp");
  });
});

const withoutJoins = ({ joins: _, ...rest }: Definition): Definition => rest;

describe("drawing", () => {
  it("puts a new step on the way: after the step, before where its first outcome led", () => {
    const { definition, node } = insertStep(branches(), "meeting", null, "task", words);
    assert.deepEqual(definition.steps["meeting"]?.outcomes["held"], { to: [node] });
    assert.deepEqual(definition.steps[node]?.outcomes["done"], { label: "Done", end: "success" });
    const wait = insertStep(branches(), "call", "both", "wait", words);
    assert.deepEqual(wait.definition.steps[wait.node]?.outcomes, { time: { label: "Done", to: ["dossier", "letter"] } });
  });

  it("puts a join between a step and where it led, and gives it a step to go on to where the run would have ended", () => {
    const { definition, node } = insertJoin(branches(), "meeting", "held", words);
    const join = definition.joins?.[node];
    assert.deepEqual(join?.waitFor, ["meeting"]);
    assert.deepEqual(definition.steps[join!.to[0]!]?.outcomes, { done: { label: "Done", end: "success" } });
    assert.deepEqual(definition.steps["meeting"]?.outcomes["held"], { to: [node] });
  });

  it("keeps a join waiting for exactly those that lead to it", () => {
    const more = addOutcome(branches(), "meeting", "Also", { to: ["met"] });
    assert.deepEqual(more.definition.joins?.["met"]?.waitFor, ["dossier", "letter", "meeting"]);
    const less = leadTo(more.definition, "dossier", "done", { end: "success" });
    assert.deepEqual(less.joins?.["met"]?.waitFor, ["letter", "meeting"]);
    assert.equal(removeOutcome(removeOutcome(less, "letter", "done"), "meeting", more.outcome).joins, undefined);
  });

  it("turns an end into a way and back, and keeps a reason only with an end", () => {
    const said = describeOutcome(branches(), "call", "no", { reason: "no need", cancelRest: true, needsComment: true });
    assert.deepEqual(leadTo(said, "call", "no", { to: ["letter"] }).steps["call"]?.outcomes["no"], { needsComment: true, to: ["letter"] });
    assert.deepEqual(addTarget(branches(), "letter", "back", "meeting").steps["letter"]?.outcomes["back"], { to: ["call", "meeting"] });
    assert.deepEqual(describeOutcome(said, "call", "no", { reason: undefined, cancelRest: false }).steps["call"]?.outcomes["no"], {
      end: "failure",
      needsComment: true,
    });
  });

  it("orders outcomes as people will see them", () => {
    assert.deepEqual(Object.keys(moveOutcome(branches(), "call", "no", -1).steps["call"]!.outcomes), ["no", "both"]);
    assert.equal(jsonOf(moveOutcome(branches(), "call", "both", -1)), jsonOf(branches()));
  });

  it("of another kind a step forgets what only its old kind can say", () => {
    const wait = changeKind(branches(), "letter", "wait");
    assert.deepEqual(wait.steps["letter"]?.until, { time: { workingDays: 1 } });
    assert.equal("until" in changeKind(wait, "letter", "task").steps["letter"]!, false);
  });
});

describe("removing", () => {
  it("a step takes the outcomes that led only to it, and a join that waits for nobody", () => {
    const left = removeNode(removeNode(branches(), "letter"), "dossier");
    assert.deepEqual(Object.keys(left.steps), ["call", "meeting"]);
    assert.deepEqual(Object.keys(left.steps["call"]!.outcomes), ["no"]);
    assert.equal(left.joins, undefined);
  });

  it("leaves nothing that names what is gone, of any process, and never the last step", () => {
    fc.assert(
      fc.property(anyDefinition, fc.nat(), (definition, pick) => {
        const nodes = nodesOf(definition);
        const node = nodes[pick % nodes.length]!;
        const left = removeNode(definition, node);
        if (Object.keys(definition.steps).length === 1 && Object.hasOwn(definition.steps, node)) return assert.equal(left, definition);
        assert.ok(!named(left).includes(node));
        assert.ok(Object.keys(left.steps).length > 0);
        for (const { outcomes, when = [], loopLimit } of Object.values(left.steps)) {
          for (const { outcome } of when) assert.ok(Object.hasOwn(outcomes, outcome));
          if (loopLimit) assert.ok(Object.hasOwn(outcomes, loopLimit.then));
        }
      }),
      { numRuns: 200 },
    );
  });

  it("the first step begins with the next", () => assert.equal(removeNode(branches(), "call").start, "dossier"));
});

describe("undo and redo", () => {
  it("go back and forth through what was drawn, until something new is drawn", () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 30 }), (changes) => {
        const drawn = changes.reduce((history, change) => record(history, { change }), newHistory({ change: -1 }));
        const back = changes.reduce((history) => undo(history), drawn);
        assert.deepEqual(back.present, { change: -1 });
        assert.equal(undo(back), back);
        assert.deepEqual(changes.reduce((history) => redo(history), back).present, drawn.present);
        assert.deepEqual(redo(record(back, { change: 7 })).present, { change: 7 });
      }),
    );
  });

  it("take back a word typed letter by letter at once", () => {
    const typed = ["C", "Ca", "Call"].reduce((history, text) => record(history, text, "title call"), newHistory(""));
    assert.equal(undo(typed).present, "");
    assert.equal(undo(record(typed, "Call!", "title offer")).present, "Call");
  });
});
