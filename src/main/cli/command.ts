/** The shape of a command. */
import type { FlagKinds, Flags } from "./flags.ts";

export type Command = {
  readonly words: readonly string[];
  readonly usage: string;
  readonly about: string;
  readonly flags: FlagKinds;
  /** Answers the exit code. A `Complaint` becomes one line and exit code 1. */
  run(flags: Flags): Promise<number>;
};
