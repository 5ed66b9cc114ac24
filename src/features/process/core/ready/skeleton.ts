/** What a ready process does, without words: the same in every language. Words lie beside it, one file per process and language. */
import type { Definition, EvidenceDemand, Outcome, Step } from "../definition.ts";

export type Language = "en" | "ru" | "de";

export type SkeletonStep = Omit<Step, "title" | "text" | "outcomes" | "evidence"> & {
  readonly outcomes: Readonly<Record<string, Omit<Outcome, "label" | "reason">>>;
  readonly evidence?: readonly Omit<EvidenceDemand, "name">[];
};
export type Skeleton = Omit<Definition, "name" | "description" | "steps"> & {
  readonly steps: Readonly<Record<string, SkeletonStep>>;
};

export type StepWords = {
  readonly title: string;
  readonly text: string;
  /** By the name of the outcome; where it ends the run in failure, this is the reason too. */
  readonly outcomes: Readonly<Record<string, string>>;
  /** By the key of the evidence. */
  readonly evidence?: Readonly<Record<string, string>>;
};
export type ProcessWords = {
  readonly name: string;
  readonly description: string;
  readonly steps: Readonly<Record<string, StepWords>>;
};

/** How often a step may be entered, and the outcome that leaves it afterwards. */
export const atMost = (times: number, outcome: string): NonNullable<Step["loopLimit"]> => ({
  times,
  // biome-ignore lint/suspicious/noThenProperty: the word of the exchanged JSON; nothing awaits it
  then: outcome,
});
