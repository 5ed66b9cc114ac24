/** The one secret of an installation. There is no default: it is given, or made at the first start. */
import { randomBytes } from "node:crypto";
import { chmodSync, closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, statSync, unlinkSync, writeSync } from "node:fs";
import { join } from "node:path";
import { SettingError } from "#platform/config.ts";

const leastCharacters = 32;

/**
 * The server secret: MAINSPRING_SECRET, or the file `secret` of the data folder, which is made when it is missing.
 * Processes that start at once find the same one. Throws an error whose message says what to do.
 */
export function loadSecret(dataDir: string, given: string | undefined = process.env["MAINSPRING_SECRET"]): string {
  if (given !== undefined && given !== "") {
    if (given.length < leastCharacters)
      throw new SettingError(
        `MAINSPRING_SECRET has ${given.length} characters and needs at least ${leastCharacters}. Make one with: openssl rand -base64 48`,
      );
    return given;
  }
  const file = join(dataDir, "secret");
  return read(file) ?? create(dataDir, file);
}

function read(file: string): string | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new SettingError(
      `The server secret ${file} cannot be read (${(error as NodeJS.ErrnoException).code}). Run Mainspring as the user who owns it.`,
    );
  }
  if (text.length < leastCharacters)
    throw new SettingError(
      `The server secret ${file} is damaged: it has ${text.length} characters. Put the one of the last backup back; a new one would make sealed settings and second factors unreadable.`,
    );
  // Somebody may have copied the folder with a wide umask.
  if (process.platform !== "win32" && (statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  return text;
}

/** Written aside and linked into place: nobody ever reads half a secret, and of two starting processes one wins. */
function create(dataDir: string, file: string): string {
  mkdirSync(dataDir, { recursive: true });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  const handle = openSync(draft, "wx", 0o600);
  try {
    writeSync(handle, `${randomBytes(48).toString("base64url")}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    unlinkSync(draft);
  }
  const made = read(file);
  if (made === null) throw new SettingError(`The server secret ${file} vanished while it was made.`);
  return made;
}
