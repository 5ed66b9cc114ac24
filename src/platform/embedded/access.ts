import { randomBytes, randomInt } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { type DataFolder, giveToFolderOwner } from "./data-folder.ts";

/** How to reach the database: kept in the data folder, readable by the folder's owner only. */
export type Access = { readonly port: number; readonly password: string };

export function readAccess(folder: DataFolder): Access | null {
  try {
    const { port, password } = JSON.parse(readFileSync(folder.access, "utf8")) as Access;
    return typeof port === "number" && typeof password === "string" ? { port, password } : null;
  } catch {
    return null;
  }
}

export function writeAccess(folder: DataFolder, access: Access): void {
  const draft = `${folder.access}.new`;
  rmSync(draft, { force: true });
  const file = openSync(draft, "wx", 0o600);
  writeFileSync(file, `${JSON.stringify(access)}\n`);
  fsyncSync(file);
  closeSync(file);
  giveToFolderOwner(folder, draft);
  renameSync(draft, folder.access);
}

export const newPassword = (): string => randomBytes(24).toString("base64url");

export const urlOf = ({ port, password }: Access, database: string): string =>
  `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => probe.close(() => resolve(true)));
  });

/** The kept port if nobody else took it meanwhile, else a random one below the range that systems give to outgoing connections. */
export async function freePort(kept: number | null): Promise<number> {
  if (kept !== null && (await isFree(kept))) return kept;
  for (let tries = 0; tries < 50; tries++) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
  throw new Error("no free port on 127.0.0.1 between 20000 and 32000");
}
