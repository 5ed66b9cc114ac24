/** Flags of commands, strictly: an unknown or missing one is a complaint, never a guess. */
import { parseArgs } from "node:util";

export type FlagKinds = Readonly<Record<string, "text" | "switch">>;

/** What is wrong, in one line for people. */
export class Complaint extends Error {}

export type Flags = {
  text(name: string): string | undefined;
  needed(name: string): string;
  isOn(name: string): boolean;
  port(name: string, otherwise: number): number;
  /** Words that are no flags, e.g. a file. */
  readonly rest: readonly string[];
  /** One JSON line with --json, else the sentence. */
  say(value: object, sentence: string): void;
};

const common = { data: "text", "database-url": "text", json: "switch" } as const;

export function readFlags(words: readonly string[], kinds: FlagKinds): Flags {
  const options = Object.fromEntries(
    Object.entries({ ...common, ...kinds }).map(([name, kind]) => [name, { type: kind === "text" ? "string" : "boolean" } as const]),
  );
  let parsed: { values: Record<string, string | boolean | undefined>; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...words], options, allowPositionals: true, strict: true }) as typeof parsed;
  } catch (error) {
    throw new Complaint((error as Error).message.split("\n")[0]?.replace(/\. To specify.*$/, ".") ?? "The flags cannot be read.");
  }
  const text = (name: string) => parsed.values[name] as string | undefined;
  const isOn = (name: string) => parsed.values[name] === true;
  return {
    text,
    isOn,
    rest: parsed.positionals,
    needed(name) {
      const value = text(name);
      if (value === undefined || value === "") throw new Complaint(`--${name} is needed.`);
      return value;
    },
    port(name, otherwise) {
      const value = text(name);
      if (value === undefined) return otherwise;
      if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) throw new Complaint(`--${name} is a number from 0 to 65535, not "${value}".`);
      return Number(value);
    },
    say: (value, sentence) => {
      process.stdout.write(`${isOn("json") ? JSON.stringify(value) : sentence}\n`);
    },
  };
}
