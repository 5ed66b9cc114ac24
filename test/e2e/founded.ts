/** The company that most journeys begin with, founded once in a process; each file walks through a copy of its own. */
import { processEnd } from "../run/process-end.ts";
import { cloneOf, type TestDatabase, testDatabase } from "../support/database.ts";
import { foundCompany } from "./company.ts";
import { startMainspring } from "./running-server.ts";

let founded: Promise<TestDatabase> | null = null;

const drop = async () => {
  const database = await founded?.catch(() => null);
  founded = null;
  await database?.drop();
};

/** Asked for by each file before its first hook. Whoever takes a copy drops it. */
export function foundedCompany(): () => Promise<TestDatabase> {
  processEnd(drop);
  return async () => {
    founded ??= found();
    try {
      return await cloneOf(await founded);
    } catch (error) {
      await drop();
      throw error;
    }
  };
}

/** Over a real server, which has ended when this answers: what others are connected to cannot be copied. */
async function found(): Promise<TestDatabase> {
  const database = await testDatabase();
  try {
    const server = await startMainspring({}, database);
    await foundCompany(server.url).finally(server.stop);
    return database;
  } catch (error) {
    await database.drop();
    throw error;
  }
}
