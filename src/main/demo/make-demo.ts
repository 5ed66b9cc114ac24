/** Makes the demo company from a seed: the same seed and last day make the same company, to the byte, but for the accounts' passwords. */

import { recordedThen } from "#features/deals/sql/recorded-then.ts";
import { demoClients, stretchUntil } from "#features/exchange/core/demo/company.ts";
import { type DemoLanguage, demoPeople } from "#features/exchange/core/demo/staff.ts";
import { callLists } from "#features/exchange/core/demo/work/lead-runs.ts";
import type { Auth } from "#platform/auth/auth.ts";
import type { Database } from "#platform/db/database.ts";
import { partsSinceTheBeginning } from "#platform/db/participation.ts";
import type { FileStore } from "#platform/files/file-store.ts";
import { makeIds } from "#shared/id.ts";
import { seeded } from "#shared/random.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { foundDemo } from "./found-demo.ts";
import { storyteller } from "./storyteller.ts";
import { tellClients } from "./tell-clients.ts";
import { tellLeads } from "./tell-leads.ts";
import { tellWork } from "./work/tell-work.ts";

export type DemoParts = {
  readonly database: Database;
  readonly auth: Pick<Auth, "createUser" | "userByEmail" | "eraseUser">;
  readonly files: FileStore;
};
export type DemoOrder = {
  readonly seed: number;
  /** The last business date of the story: today. */
  readonly until: string;
  readonly slug: string;
  readonly name: string;
  readonly language: DemoLanguage;
  readonly owner: { readonly name: string; readonly email: string };
  /** Of everybody in the company, so that one can look at it through anybody's eyes. */
  readonly password: string;
  /** How many clients are told; without it all. */
  readonly clients?: number;
  readonly onProgress: (done: number, all: number) => void;
};
export type Demo = {
  readonly workspaceId: string;
  readonly slug: string;
  readonly ownerId: string;
  readonly ownerUserId: string;
  readonly clients: number;
};
export type DemoRefusal = "email_taken" | "weak_password";

/** Clients whose deals are written at once. */
const togetherTold = 20;

export async function makeDemo({ database, auth, files }: DemoParts, order: DemoOrder): Promise<Result<Demo, DemoRefusal>> {
  const random = seeded(order.seed);
  const stretch = stretchUntil(order.until);
  const begun = (stretch.first - 30) * 86_400_000;
  const workspaceId = makeIds(() => begun, random.next)();
  const users = await accounts(
    auth,
    order,
    makeIds(() => begun, random.next),
  );
  if (!users.ok) return users;
  const story = storyteller(database, random);
  const domain = `${order.slug}.example`;
  const clients = [...demoClients(order.seed, stretch)].slice(0, order.clients);
  const lists = callLists(order.seed, stretch);
  // One transaction: a demo company is there as a whole or not at all.
  const founded = await story.chapter(workspaceId, async (chapter) => {
    const records = new Map<string, string>();
    const company = await foundDemo(chapter, workspaceId, { ...order, stretch, users: users.value, domain });
    for (let told = 0; told < clients.length; told += togetherTold) {
      order.onProgress(told, clients.length);
      const some = await tellClients(chapter, clients.slice(told, told + togetherTold), { ...company, workspaceId, files });
      for (const [key, id] of some) records.set(key, id);
    }
    const seats = lists.map((lead) => ({ lead, clientId: null, dealId: null }));
    for (const [key, id] of await tellLeads(chapter, workspaceId, seats, company.people)) records.set(key, id);
    const { seed, language } = order;
    await tellWork(chapter, { workspaceId, seed, stretch, language, clients, callLists: lists, people: company.people, records, files });
    await recordedThen(chapter.tx, workspaceId);
    await partsSinceTheBeginning(chapter.tx, workspaceId);
    return company;
  });
  order.onProgress(clients.length, clients.length);
  return yes({
    workspaceId,
    slug: order.slug,
    ownerId: founded.people.get("owner") ?? "",
    ownerUserId: users.value.get("owner") ?? "",
    clients: clients.length,
  });
}

/** Accounts first: what a password is refused for must not leave half a company. */
async function accounts(
  auth: DemoParts["auth"],
  order: DemoOrder,
  newId: () => string,
): Promise<Result<ReadonlyMap<string, string>, DemoRefusal>> {
  const wishes = demoPeople.map(({ key, name, mailbox }) =>
    key === "owner" ? { key, ...order.owner, id: newId() } : { key, name, email: `${mailbox}@${order.slug}.example`, id: newId() },
  );
  const users = new Map<string, string>();
  for (const { key, id, name, email } of wishes) {
    // Left by an attempt that was cut short: an account that no company has.
    const left = await auth.userByEmail(email);
    if (left && !(await auth.eraseUser(left.userId))) return no("email_taken");
    const made = await auth.createUser({ id, name, email, password: order.password, language: order.language });
    if (!made.ok) return no(made.refusal);
    users.set(key, made.value.userId);
  }
  return yes(users);
}
