import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import type { Definition } from "../definition.ts";
import { guardXml, limits } from "./guard.ts";
import { newModel } from "./model.ts";
import { readBpmn } from "./read/read-bpmn.ts";
import { writeBpmn } from "./write/write-bpmn.ts";

async function read(file: string) {
  const answer = await readBpmn(readFileSync(join(import.meta.dirname, "fixtures", file), "utf8"));
  assert.ok(answer.ok);
  const told = answer.value.leftOut.map(({ element, id, why }) => `${why} ${element} ${id}`.trim());
  return { ...answer.value, told };
}
const ways = ({ steps }: Definition) =>
  Object.fromEntries(
    Object.entries(steps).map(([key, { kind, outcomes }]) => [
      `${kind} ${key}`,
      Object.entries(outcomes).map(([name, { to, end }]) => `${name}: ${end ?? to?.join(" + ")}`),
    ]),
  );

describe("a file of another tool", () => {
  it("drawn with Camunda Modeler comes in with its tasks, choices, loop, branches and join", async () => {
    const { definition, layout } = await read("camunda-lead.bpmn");
    assert.equal(definition.name, "Lead qualification");
    assert.equal(definition.start, "check_credit_register");
    assert.deepEqual(ways(definition), {
      "auto check_credit_register": ["yes: call_the_lead", "no: failure"],
      "task call_the_lead": ["reached: prepare_a_dossier + send_the_invitation", "nobody_there: two_days_later"],
      "request remind_the_head": ["done: success"],
      "wait two_days_later": ["done: call_the_lead"],
      "task prepare_a_dossier": ["done: join_7"],
      "task send_the_invitation": ["done: join_7"],
      "auto join_7_done": ["done: success"],
    });
    assert.deepEqual(definition.joins, { join_7: { waitFor: ["prepare_a_dossier", "send_the_invitation"], to: ["join_7_done"] } });
    assert.deepEqual(definition.steps["two_days_later"]?.until, { time: { workingDays: 2 } });
    assert.equal(definition.steps["call_the_lead"]?.text, "Within two hours.");
    assert.equal(definition.steps["check_credit_register"]?.outcomes["no"]?.reason, "Not solvent");
    assert.deepEqual(
      [layout["call_the_lead"], layout["send_the_invitation"]],
      [
        { x: 1, y: 0 },
        { x: 3, y: 1 },
      ],
    );
  });

  it("is taken over with a list of everything that we have no word for", async () => {
    const { told } = await read("camunda-lead.bpmn");
    assert.deepEqual(told.sort(), [
      "boundary_event BoundaryEvent Event_reminder",
      "condition SequenceFlow Flow_yes",
      "foreign_attribute camunda:assignee Activity_call",
      "foreign_attribute camunda:class Activity_remind",
      "foreign_attribute camunda:formKey Activity_call",
      "foreign_attribute camunda:historyTimeToLive lead_qualification",
      "foreign_attribute camunda:topic Activity_check",
      "foreign_attribute camunda:type Activity_check",
      "foreign_extension camunda:taskListener Activity_call",
      "note Association Association_1",
      "note TextAnnotation TextAnnotation_1",
      "start_event StartEvent StartEvent_1",
    ]);
  });

  it("of Signavio gives its lanes as levels, a gateway of events as one wait with a latest date, and lists the other pool", async () => {
    const { definition, told } = await read("signavio-offer.bpmn");
    assert.deepEqual(definition.steps["bedarf_klaren"]?.assignee, { level: "seller" });
    assert.deepEqual(definition.steps["angebot_schreiben"]?.assignee, { level: "assistant" });
    assert.deepEqual(definition.steps["antwort_abwarten"]?.until, { event: "api", latest: { workingDays: 5 } });
    assert.deepEqual(ways(definition), {
      "task bedarf_klaren": ["done: angebot_schreiben"],
      "task angebot_schreiben": ["done: antwort_abwarten"],
      "wait antwort_abwarten": ["event: wie_lautet_sie", "latest: nachfassen"],
      "task wie_lautet_sie": ["zusage: auftrag_anlegen", "anderung: angebot_schreiben", "absage: success"],
      "task nachfassen": ["done: angebot_schreiben"],
      "task auftrag_anlegen": ["done: success"],
    });
    assert.equal(definition.steps["auftrag_anlegen"]?.outcomes["done"]?.cancelRest, true);
    assert.deepEqual(told.sort(), [
      "another_process Process sid-proc2",
      "data DataObject sid-dobj",
      "data DataObjectReference sid-do",
      "data Task sid-t2",
      "event EventBasedGateway sid-eg",
      "foreign_extension signavio:signavioMetaData sid-l1",
      "inclusive_gateway InclusiveGateway sid-g2",
      "inner_steps SubProcess sid-sp",
      "inner_steps Task sid-inner",
      "message_flow MessageFlow sid-m1",
      "not_connected SequenceFlow sid-f14",
      "not_understood sid-missing",
      "repetition Task sid-t1",
    ]);
  });

  it("in Russian keeps its words, and gets keys in Latin letters; a choice at the start becomes a task", async () => {
    const { definition, told } = await read("bpmn-io-visit.bpmn");
    assert.deepEqual(ways(definition), {
      "task novyy_klient": ["da: pozvonit", "net: dogovoritsya_o_vstreche"],
      "task pozvonit": ["done: dogovoritsya_o_vstreche"],
      "task dogovoritsya_o_vstreche": ["done: podgotovit_dogovor"],
      "process podgotovit_dogovor": ["success: success", "failure: success"],
    });
    assert.equal(definition.steps["podgotovit_dogovor"]?.process, "contract_process");
    assert.deepEqual(told, ["throw_event IntermediateThrowEvent M1"]);
  });

  it("taken over, exported and taken over again stays what it became", async () => {
    for (const file of ["camunda-lead.bpmn", "signavio-offer.bpmn", "bpmn-io-visit.bpmn"]) {
      const { definition, layout } = await read(file);
      const again = await readBpmn(await writeBpmn(definition, layout));
      assert.deepEqual(again.ok && again.value, { definition, layout, leftOut: [], isForeign: false });
    }
  });
});

describe("a process of ours that was changed in another tool", () => {
  it("keeps what only we know, and takes the new name, lane and arrow", async () => {
    const definition: Definition = {
      key: "sale",
      name: "Sale",
      subject: "deal",
      start: "call",
      steps: {
        call: {
          kind: "task",
          title: "Call",
          assignee: { level: "telesales" },
          script: "first_call",
          outcomes: { ok: { to: ["offer"] }, no: { end: "failure", reason: "no need" } },
        },
        offer: { kind: "task", assignee: { level: "seller" }, outcomes: { sent: { end: "success" } } },
      },
    };
    const xml = await writeBpmn(definition, {});
    const changed = xml
      .replace('name="Call"', 'name="Ring up"')
      .replace(/(<bpmn:flowNodeRef>Step_2<\/bpmn:flowNodeRef>)/, "")
      .replace(
        "<bpmn:flowNodeRef>Step_1</bpmn:flowNodeRef>",
        "<bpmn:flowNodeRef>Step_1</bpmn:flowNodeRef><bpmn:flowNodeRef>Step_2</bpmn:flowNodeRef>",
      )
      .replace('name="no"', 'name="not now"');
    assert.notEqual(changed, xml);
    const read = await readBpmn(changed);
    assert.ok(read.ok);
    const { call, offer } = read.value.definition.steps;
    assert.deepEqual(
      [call?.title, call?.script, call?.outcomes["no"]],
      ["Ring up", "first_call", { end: "failure", reason: "no need", label: "not now" }],
    );
    assert.deepEqual(offer?.assignee, { level: "telesales" });
  });

  it("is drawn by the standard: every element has its shape, every arrow its points", async () => {
    const { definition, layout } = await read("camunda-lead.bpmn");
    const xml = await writeBpmn(definition, layout);
    const { warnings, rootElement } = await newModel().fromXML(xml);
    assert.deepEqual(warnings, []);
    const [process] = rootElement["rootElements"] as { flowElements: { id: string; $type: string; incoming?: unknown[] }[] }[];
    for (const { id } of process!.flowElements) assert.match(xml, new RegExp(`bpmnElement="${id}"`));
    assert.ok(process!.flowElements.some(({ $type }) => $type === "bpmn:ParallelGateway"));
  });
});

describe("a file that means harm is refused in words before anything is built from it", () => {
  const refused = async (xml: string) => {
    const began = performance.now();
    const answer = await readBpmn(xml);
    assert.ok(performance.now() - began < 60_000, "took too long");
    assert.ok(!answer.ok);
    return answer.refusal.why;
  };
  const wrap = (inner: string) => `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">${inner}</definitions>`;

  it("with external entities or entities that multiply", async () => {
    assert.equal(await refused(`<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>${wrap("&x;")}`), "declarations_refused");
    assert.equal(await refused(`<?xml version="1.0"?><!doctype lolz [<!ENTITY a "aaaa">]>${wrap("")}`), "declarations_refused");
  });
  it("of 50 MB, with a hundred thousand elements, or nested without end", async () => {
    assert.equal(await refused(wrap(" ".repeat(50_000_000))), "file_too_large");
    assert.equal(await refused(wrap("<a/>".repeat(100_000))), "too_many_elements");
    assert.equal(await refused(wrap("<a>".repeat(500_000))), "nested_too_deep");
    assert.equal(limits.characters, 5_242_880);
  });
  it("that is no XML, no BPMN, or holds no process", async () => {
    for (const broken of ["", "hello", "<a", "<a><b></a></b>", '<a x="1>', wrap("<process>"), "<!-- never closed"])
      assert.equal(await refused(broken), "not_well_formed");
    assert.equal(await refused("<html><body/></html>"), "not_bpmn");
    assert.equal(await refused(wrap('<process id="p"/>')), "no_process");
  });
  it("with the line at which it cannot be read", async () => {
    const lineOf = async (xml: string) => {
      const answer = await readBpmn(xml);
      return answer.ok ? null : [answer.refusal.why, answer.refusal.line];
    };
    const cut = readFileSync(join(import.meta.dirname, "fixtures", "camunda-lead.bpmn"), "utf8");
    const lines = cut.split("\n");
    const [why, line] = (await lineOf(lines.slice(0, 20).join("\n"))) ?? [];
    assert.equal(why, "not_well_formed");
    assert.ok(typeof line === "number" && line > 1 && line <= 20, `${line}`);
    assert.deepEqual(await lineOf("<a>\r\n<b>\r\n</a>\r\n</b>"), ["not_well_formed", 3]);
    assert.deepEqual(await lineOf(wrap("\n\n<process id='p'\n</process>")), ["not_well_formed", 3]);
    assert.deepEqual(await lineOf("\n<!DOCTYPE x>"), ["declarations_refused", 2]);
    assert.deepEqual(await lineOf('{"key":"sale"}'), ["not_well_formed", 1]);
    assert.deepEqual(await lineOf("<html><body/></html>"), ["not_bpmn", null]);
  });
  it("while quotes, comments and sections that look like tags are let through", () => {
    assert.ok(guardXml(`<a t="x > y <b>"><!-- <c> --><![CDATA[<d>]]></a>`.replace("<b>", "&lt;b>")).ok);
  });
  it("with more parts than a process can have, or as many as it may, is answered within seconds", async () => {
    const tasks = (count: number) =>
      wrap(
        `<process id="p">${`<task id="t" name="${"n".repeat(100)}"/>`.repeat(count).replaceAll('id="t"', () => `id="t${Math.random()}"`)}</process>`,
      );
    assert.equal(await refused(tasks(5_000)), "too_many_steps");
    const began = performance.now();
    assert.ok((await readBpmn(tasks(1_900))).ok);
    assert.ok(performance.now() - began < 60_000, `${Math.round(performance.now() - began)} ms`);
  });
});
