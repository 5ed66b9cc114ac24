import { checkDefinition } from "#features/process/core/check.ts";
import type { Fault } from "#features/process/core/definition.ts";
import type { Command } from "./command.ts";
import { Complaint } from "./flags.ts";
import { readProcess } from "./process-read.ts";

export const processCheckCommand: Command = {
  words: ["process", "check"],
  usage: "FILE.json|FILE.bpmn [--json]",
  about: "Is the process in a file sound? Needs no data folder; exit code 1 where it is not.",
  flags: {},
  async run(flags) {
    const [file, ...more] = flags.rest;
    if (file === undefined || more.length > 0) throw new Complaint("One file is needed: mainspring process check FILE.json|FILE.bpmn");
    const { definition, leftOut } = await readProcess(file);
    for (const part of leftOut) process.stderr.write(`left out: ${part}\n`);
    const answer = checkDefinition(definition);
    flags.say(answer, answer.sound ? `${file} is sound` : [`${file} is not sound`, ...inWords(answer)].join("\n"));
    return answer.sound ? 0 : 1;
  },
};

const words: Readonly<Record<Fault["kind"], (step: string) => string>> = {
  unreachable: (step) => `${step} is never reached`,
  deadlock: (step) => `${step} waits for ever`,
  no_way_to_end: (step) => `from ${step} no end can be reached`,
  left_over: (step) => `${step} is left over`,
  unknown_node: (step) => `${step} leads to something that is not there`,
  no_outcome: (step) => `${step} lacks an outcome`,
};

function inWords({ faults, tooLarge }: { readonly faults: readonly Fault[]; readonly tooLarge?: true }): readonly string[] {
  if (tooLarge) return ["  it has more ways than can be gone through"];
  return faults.map(({ kind, step, path }) => {
    const way = path.map((taken) => `${taken.step} (${taken.outcome})`).join(" → ");
    return `  ${kind}: ${words[kind](step)}${way === "" ? "" : `: ${way}`}`;
  });
}
