import { readFileSync } from "node:fs";
import { Complaint } from "./flags.ts";

/** The first line of the file that a flag names; a password never stands on the command line. */
export function readPassword(flag: string, file: string): string {
  try {
    return readFileSync(file, "utf8").split(/\r?\n/)[0] ?? "";
  } catch (error) {
    throw new Complaint(`--${flag} ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
