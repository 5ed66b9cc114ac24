import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { beginningPairing } from "#features/org/routes/operate-pairings.ts";
import { systemActor } from "#platform/command/actor.ts";
import { foundWorld, type Role } from "../../../../test/support/world.ts";
import { readyKeys, readyProcesses } from "../core/ready/compose.ts";
import { textsInLanguage } from "../core/ready/texts.ts";
import { referenceFaults } from "../sql/definition-references.ts";
import { type ProcessWorld, processWorld } from "./testing.ts";

describe("the ready processes of a company", () => {
  const endings: (() => Promise<void>)[] = [];
  let w: ProcessWorld;
  before(async () => {
    w = await processWorld({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  });
  after(async () => {
    for (const end of endings) await end();
  });
  const must = async (role: Role, method: string, path: string, body?: unknown, status = 200) => {
    const answered = await w.ask(role, method, path, body);
    assert.equal(answered.status, status, answered.text);
    return answered.body;
  };
  /** By hand, unless a trigger has begun it already. */
  const begun = async (processKey: string, kind: "deal" | "lead", id: string) => {
    const { status, text, body } = await w.ask("ben", "POST", "/runs", { processKey, subject: { kind, id } });
    assert.ok(status === 201 || body.reason === "already_running", text);
  };
  const installed = async () => {
    const { items } = await must("ben", "GET", "/processes/ready");
    return items.flatMap((one: { key: string; isInstalled: boolean }) => (one.isInstalled ? [one.key] : []));
  };

  test("are listed in the language asked for, with what each brings", async () => {
    const { items } = await must("ben", "GET", "/processes/ready?language=de");
    const [cold] = items;
    assert.deepEqual(
      items.map(({ key }: { key: string }) => key),
      readyKeys,
    );
    assert.deepEqual([cold.name, cold.steps, cold.texts, cold.isInstalled], ["Kaltakquise bis zum warmen Kontakt", 11, 7, false]);
    assert.equal((await must("ben", "GET", "/processes/ready")).items[0].name, "Cold call to warm contact");
  });

  test("are installed by whoever may change processes and the book, and by nobody else", async () => {
    assert.equal((await w.ask("ben", "POST", "/processes/ready", {})).status, 403);
    assert.equal((await w.ask("director", "POST", "/processes/ready", { keys: ["cold_cal"] })).status, 422);
    assert.deepEqual(await installed(), []);
  });

  test("come with the processes they run and the texts they name, and leave alone what the company has", async () => {
    const own = { key: "trial_objections", kind: "objections", name: "Ours" };
    const said = [{ key: "too_dear", objection: "Too dear", answer: "It is not." }];
    await must("director", "POST", "/texts", { ...own, variants: [{ name: "All", filter: null, content: { objections: said } }] }, 201);
    const done = await must("director", "POST", "/processes/ready", { keys: ["complex_sale"], language: "ru" });
    assert.deepEqual(
      [done.installed.map(({ key }: { key: string }) => key), done.kept, done.textsKept],
      [["trial", "complex_sale"], [], ["trial_objections"]],
    );
    assert.deepEqual(await installed(), ["trial", "complex_sale"]);
    const sale = await must("ben", "GET", "/processes/complex_sale");
    assert.deepEqual([sale.name, sale.published, sale.draft], ["Сложная продажа", 1, null]);
    assert.equal((await must("ben", "GET", "/texts/trial_objections")).name, "Ours");
    const talk = await must("ben", "GET", "/texts/sale_present");
    assert.deepEqual([talk.edition, talk.variants.length], [1, 3]);
  });

  test("are installed once: what was changed since stays, and only what is missing comes", async () => {
    await must("director", "PATCH", "/texts/sale_present", { name: "So reden wir" });
    const all = await must("director", "POST", "/processes/ready", {});
    assert.deepEqual(all.kept, ["trial", "complex_sale"]);
    assert.deepEqual(
      all.installed.map(({ key }: { key: string }) => key),
      readyKeys.filter((key) => !["trial", "complex_sale"].includes(key)),
    );
    const again = await must("director", "POST", "/processes/ready", {});
    assert.deepEqual([again.installed, again.kept, again.textsAdded], [[], readyKeys, 0]);
    assert.equal((await must("ben", "GET", "/texts/sale_present")).name, "So reden wir");
    const { items } = await must("ben", "GET", "/texts?limit=100");
    assert.deepEqual(
      items.map(({ key }: { key: string }) => key).sort(),
      textsInLanguage("en")
        .map(({ key }) => key)
        .sort(),
    );
  });

  test("name nothing that a new company does not have", async () => {
    const { house } = w.app;
    const { workspaceId } = await foundWorld(w.app);
    const system = systemActor(workspaceId, "cli");
    for (const definition of readyProcesses("en"))
      assert.deepEqual(
        (await house.database.read(system.scope, (tx) => referenceFaults(tx, system.scope, definition))).filter(
          // What it runs is installed before it.
          ({ code }) => code !== "unknown_process",
        ),
        [],
        definition.key,
      );
  });

  test("take up a new deal at its beginning although its pipeline knows none of their stages, with the script beside the task", async () => {
    const deal = await w.deal();
    await begun("complex_sale", "deal", deal.id);
    const { items } = await must("ben", "GET", `/tasks?subject=${deal.id}`);
    assert.deepEqual(
      items.map(({ run }: { run: { processKey: string; step: string } }) => [run.processKey, run.step]),
      [["complex_sale", "present"]],
    );
    const shown = await must("ben", "GET", `/tasks/${items[0].id}`);
    assert.equal(shown.script, "sale_present");
    assert.deepEqual(
      shown.evidence.demanded.map(({ key }: { key: string }) => key),
      ["minutes"],
    );
    assert.equal((await must("ben", "GET", `/deals/${deal.id}`)).stage, "lead");
    const { items: texts } = await must("ben", "GET", `/texts/shown?keys=sale_present,sale_objections&subject=deal:${deal.id}`);
    assert.deepEqual(
      texts.map(({ variant }: { variant: string }) => variant),
      ["Для всех", "Для всех"],
    );
  });

  test("take up a deal that is under way where it stands, and do not move it back", async () => {
    const deal = await w.deal("ben", { stage: "offer" });
    await begun("complex_sale", "deal", deal.id);
    const { items } = await must("ben", "GET", `/tasks?subject=${deal.id}`);
    assert.deepEqual(
      items.map(({ run }: { run: { step: string } }) => run.step),
      ["offer_talk"],
    );
    assert.equal((await must("ben", "GET", `/deals/${deal.id}`)).stage, "offer");
  });

  test("give a cold lead's dossier to an assistant and the call to telesales, and an enquiry to its owner for two working hours", async () => {
    const lead = (source: string) => must("ben", "POST", "/leads", { company: `Molkerei ${source}`, person: "Petra Maier", source }, 201);
    const tasks = async (id: string, role: Role = "director") => (await must(role, "GET", `/tasks?subject=${id}`)).items;
    await w.world.perform(beginningPairing, { giverId: w.world.people.ben.id, takerId: w.world.people.tess.id });
    const cold = await lead("Cold call");
    await begun("cold_call", "lead", cold.id);
    const [dossier] = await tasks(cold.id);
    assert.deepEqual([dossier.run.processKey, dossier.run.step, dossier.kind], ["cold_call", "dossier", "request"]);
    const assistant = dossier.assignee.id === w.world.people.amy.id ? "amy" : "axel";
    assert.equal(dossier.assignee.id, w.world.people[assistant].id);
    await must(assistant, "POST", `/tasks/${dossier.id}/complete`, {
      outcome: "ready",
      evidence: [{ demand: "summary", text: "Dairy, two sites, three shifts." }],
    });
    const [call] = await tasks(cold.id);
    assert.deepEqual([call.run.step, call.assignee.id], ["call", w.world.people.tess.id]);
    const enquiry = await lead("Website");
    await begun("inbound_lead", "lead", enquiry.id);
    const [answer] = await tasks(enquiry.id);
    assert.deepEqual([answer.run.step, answer.assignee.id, answer.isCheckpoint], ["respond", w.world.people.ben.id, true]);
  });
});
