/** A company whose processes are asked over HTTP: drawn, published, and run on deals of its own. */
import type { TestContext } from "node:test";
import { drawingPipeline } from "#features/deals/routes/operate-pipelines.ts";
import { type Answered, type TestApp, testApp } from "../../../../test/support/app.ts";
import { foundWorld, type Role, type World } from "../../../../test/support/world.ts";

export type ProcessWorld = {
  readonly app: TestApp;
  readonly world: World;
  ask(role: Role, method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  /** Drawn and published by the director; answers the process. */
  publish(definition: Record<string, unknown>): Promise<Answered["body"]>;
  /** A deal of ben's, or whose it is said to be. */
  deal(owner?: Role, more?: Record<string, unknown>): Promise<Answered["body"]>;
  start(role: Role, processKey: string, dealId: string): Promise<Answered>;
  openTasks(runId: string): Promise<Answered["body"][]>;
};

export async function processWorld(t: Pick<TestContext, "after">, pool = 10): Promise<ProcessWorld> {
  const app = await testApp(t, { pool });
  const world = await foundWorld(app);
  await world.perform(
    drawingPipeline as never,
    {
      key: "standard",
      name: "Standard",
      currency: "EUR",
      mayMoveBack: true,
      maySkip: true,
      stages: ["lead", "qualified", "offer", "contract"],
    } as never,
  );
  const ask: ProcessWorld["ask"] = (role, method, path, body, headers) =>
    app.ask(method, path, {
      key: world.people[role].key,
      ...(body === undefined ? {} : { body }),
      ...(headers === undefined ? {} : { headers }),
    });
  const must = (answered: Answered) => {
    if (answered.status >= 300) throw new Error(`${answered.status} ${answered.text}`);
    return answered.body;
  };
  return {
    app,
    world,
    ask,
    async publish(definition) {
      const drawn = must(await ask("director", "POST", "/processes", definition));
      return must(await ask("director", "POST", `/processes/${drawn.id}/versions/1/publish`));
    },
    async deal(owner = "ben", more = {}) {
      return must(
        await ask("director", "POST", "/deals", { title: "Warehouse", pipeline: "standard", ownerId: world.people[owner].id, ...more }),
      );
    },
    start: (role, processKey, id) => ask(role, "POST", "/runs", { processKey, subject: { kind: "deal", id } }),
    openTasks: async (runId) => must(await ask("director", "GET", `/tasks?run=${runId}`)).items,
  };
}

type Outcomes = Record<string, unknown>;
const end = { end: "success" };

/** Two parallel branches by two people, joined before the last step. */
export const parallel = {
  key: "offer_round",
  name: "Offer round",
  subject: "deal",
  start: "begin",
  steps: {
    begin: { kind: "task", title: "Begin", assignee: { role: "owner" }, outcomes: { go: { to: ["calculate", "draw"] } } },
    calculate: { kind: "task", assignee: { role: "owner" }, due: { workingDays: 2 }, outcomes: { done: { to: ["both"] } } },
    draw: { kind: "task", assignee: { role: "chief" }, outcomes: { done: { to: ["both"] } } },
    send: {
      kind: "task",
      assignee: { role: "owner" },
      outcomes: { sent: end as Outcomes, lost: { end: "failure", reason: "no budget", needsComment: true } },
    },
  },
  joins: { both: { waitFor: ["calculate", "draw"], to: ["send"] } },
};
