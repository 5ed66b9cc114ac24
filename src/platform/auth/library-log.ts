/** What better-auth has to say, without what people typed: its messages quote addresses and its errors quote values. */
import type { Log } from "#platform/log.ts";

export function libraryLogger(log: Log) {
  return {
    level: "info" as const, // at "warn" the library also writes to the console, past this
    disableColors: true,
    log(level: "debug" | "info" | "success" | "warn" | "error", message: unknown, ...more: unknown[]) {
      const facts = { from: "better-auth", what: plain(message), errors: more.filter((item) => item instanceof Error).map(nameOf) };
      if (level === "error") log.error(facts, "sign-in library");
      else if (level === "warn") log.info(facts, "sign-in library"); // "invalid password" is no fault of the server
    },
  };
}

/** Up to the first colon: what follows is the value. */
const plain = (message: unknown) => (message instanceof Error ? nameOf(message) : String(message).split(":", 1)[0]?.slice(0, 120));

function nameOf(error: Error): string {
  const { code } = error as Error & { code?: unknown };
  return typeof code === "string" ? `${error.name} ${code}` : error.name;
}
