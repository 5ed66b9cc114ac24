/** A company of everyday shape on the real server: every level and role, each with an API key, made by the product's own commands. */
import { foundCompany } from "#features/org/routes/found-company.ts";
import { joining } from "#features/org/routes/operate-invitations.ts";
import { hiring } from "#features/org/routes/operate-people.ts";
import { newKey } from "#platform/auth/api-key.ts";
import { creatingKey } from "#platform/auth/operate-keys.ts";
import { systemActor } from "#platform/command/actor.ts";
import type { DomainEvent, Operation } from "#platform/command/command.ts";
import type { TestApp } from "./app.ts";

export type Member = { readonly id: string; readonly name: string; readonly email: string; readonly key: string };

/** Who is there, and below whom. `north` and `south` are the two heads; `ben` and `cora` sell for north, `dina` for south. */
const cast = [
  ["director", "commercial_director", "owner"],
  ["north", "direction_head", "director"],
  ["south", "direction_head", "director"],
  ["ben", "seller", "north"],
  ["cora", "seller", "north"],
  ["dina", "seller", "south"],
  ["tom", "telesales", "ben"],
  ["tess", "telesales", "dina"],
  ["amy", "assistant", "tom"],
  ["axel", "assistant", "tess"],
  ["administrator", null, "owner"],
  ["auditor", null, "owner"],
  ["presales", null, "director"],
] as const;
export type Role = "owner" | (typeof cast)[number][0];

export type World = {
  readonly workspaceId: string;
  readonly slug: string;
  readonly people: Readonly<Record<Role, Member>>;
  /** Performs an operation as the server itself; a refusal fails the test. */
  perform<C, S, E extends DomainEvent, R extends string, A>(operation: Operation<C, S, E, R, A>, command: C): Promise<A>;
  /** Another key of somebody's. */
  keyFor(personId: string, scopes?: readonly ("read" | "write")[], expiresAt?: Date | null): Promise<string>;
};

let worlds = 0;

/** `mark` stands in every name, so that a text of this company is known wherever it turns up. */
export async function foundWorld(
  { house }: TestApp,
  { slug = `lumen-${++worlds}`, mark = "Lumen" }: { readonly slug?: string; readonly mark?: string } = {},
): Promise<World> {
  const domain = `${slug}.example`;
  const named = (role: string) => `${role[0]?.toUpperCase()}${role.slice(1)} ${mark}`;
  const wish = { slug, name: `${mark} Light`, currency: "EUR", timeZone: "Europe/Berlin", country: "DE", language: "en" as const };
  const owner = { ownerName: named("owner"), ownerEmail: `owner@${domain}`, ownerPassword: "seven brass cogs turning" };
  const founded = await foundCompany({ commands: house.commands, newId: house.newId, accounts: house.auth }, { ...wish, ...owner }, "cli");
  if (!founded.ok) throw new Error(`the company was not founded: ${founded.refusal}`);
  const { workspaceId, ownerId } = founded.value;
  const system = systemActor(workspaceId, "cli");

  const perform: World["perform"] = async (operation, command) => {
    const result = await house.commands.execute(system, operation, command);
    if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
    return result.value;
  };
  const keyFor: World["keyFor"] = async (personId, scopes = ["read", "write"], expiresAt = null) => {
    const key = newKey();
    await perform(creatingKey, { personId, name: `Key of ${mark}`, scopes, expiresAt, key });
    return key.text;
  };
  const people: Partial<Record<Role, Member>> = {
    owner: { id: ownerId, name: owner.ownerName, email: owner.ownerEmail, key: await keyFor(ownerId) },
  };
  for (const [role, level, chief] of cast) {
    const [name, email] = [named(role), `${role}@${domain}`];
    const outside = level === null ? { role: role as "administrator" | "auditor" | "presales" } : {};
    const { id } = await perform(hiring, { name, email, level, chiefId: people[chief]?.id ?? null, ...outside });
    const account = await house.auth.createUser({ email, name, password: null });
    if (!account.ok) throw new Error(`no account: ${account.refusal}`);
    await perform(joining, { personId: id, userId: account.value.userId });
    people[role] = { id, name, email, key: await keyFor(id) };
  }
  return { workspaceId, slug, people: people as Record<Role, Member>, perform, keyFor };
}
