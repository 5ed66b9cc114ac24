/** Structured logs: one JSON line per event. Whatever looks like a secret or a person's value is removed by name, wherever it stands. */
import pino from "pino";

export type Log = {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
};

const hidden = ["password", "token", "secret", "authorization", "cookie", "key", "email", "name", "phone", "ownerUrl", "url", "code"];

export function createLog(level: string, destination: NodeJS.WritableStream = process.stderr): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: hidden.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]).filter((path) => path !== "*.name" && path !== "*.code"),
        censor: "[hidden]",
      },
    },
    destination as pino.DestinationStream,
  );
}
