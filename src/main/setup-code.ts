/** A code in the data folder: whoever can read it may found the first company from another machine. */
import { randomBytes, timingSafeEqual } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export function setupCode(dataDir: string): { matches(given: string): boolean } {
  const file = join(dataDir, "setup-code");
  const read = () => {
    if (!existsSync(file)) writeFileSync(file, `${randomBytes(12).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
    return Buffer.from(readFileSync(file, "utf8").trim());
  };
  return {
    matches(given) {
      const [wanted, sent] = [read(), Buffer.from(given.trim())];
      return wanted.length === sent.length && timingSafeEqual(wanted, sent);
    },
  };
}
