/** A database of its own for a test: migrated, with its roles and its queue, and empty. */
import type { TestContext } from "node:test";
import { loginUrls, prepareLogins } from "#platform/migrate/roles.ts";
import { testServer } from "./server.ts";
import { databaseOf, dropDatabase, newCloneName, templateOn, testSecret, withConnection } from "./template.ts";

export type TestDatabase = {
  /** Owns everything, and no policy holds it back: for arranging and for looking at what came out. */
  readonly ownerUrl: string;
  /** What the application signs in with. */
  readonly appUrl: string;
  readonly workerUrl: string;
  readonly secret: string;
  drop(): Promise<void>;
};

/** Clones the template. Given a test's context the database goes with the test; otherwise the caller drops it. */
export async function testDatabase(t?: Pick<TestContext, "after">): Promise<TestDatabase> {
  const server = await testServer();
  const database = await clone(server, await templateOn(server));
  t?.after(database.drop);
  return database;
}

/** A copy of a database that nobody is connected to, with all that is in it. The caller drops it. */
export async function cloneOf({ ownerUrl }: TestDatabase): Promise<TestDatabase> {
  return clone(await testServer(), new URL(ownerUrl).pathname.slice(1));
}

async function clone(server: string, template: string): Promise<TestDatabase> {
  const name = newCloneName();
  await withConnection(server, (client) => client.query(`create database ${name} template ${template} strategy file_copy`));
  const ownerUrl = databaseOf(server, name);
  const urls = loginUrls(ownerUrl, testSecret);
  await withConnection(ownerUrl, (client) => prepareLogins(client, urls));
  return { ownerUrl, appUrl: urls.app, workerUrl: urls.worker, secret: testSecret, drop: () => dropDatabase(server, name) };
}

/** A database with nothing in it, as a server's administrator would hand it over. */
export async function emptyDatabase(t: Pick<TestContext, "after">): Promise<{ readonly ownerUrl: string }> {
  const server = await testServer();
  const name = newCloneName();
  await withConnection(server, (client) => client.query(`create database ${name} encoding 'UTF8' template template0`));
  t.after(() => dropDatabase(server, name));
  return { ownerUrl: databaseOf(server, name) };
}
