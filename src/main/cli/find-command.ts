/** Which command the words name, or which commands somebody asks for help with. */

export type Named = { readonly words: readonly string[] };
export type Asked<C> =
  | { readonly kind: "run"; readonly command: C }
  /** The one command, those of a group, or all. */
  | { readonly kind: "help"; readonly of: readonly C[] }
  /** `near`: those of the group that was named. */
  | { readonly kind: "unknown"; readonly said: string; readonly near: readonly C[] };

const isHelp = (word: string | undefined) => word === "help" || word === "--help" || word === "-h";
const begins = (long: readonly string[], short: readonly string[]) => short.every((word, index) => long[index] === word);

/** `help process`, `process help` and `process --help` ask the same. */
export function findCommand<C extends Named>(commands: readonly C[], words: readonly string[]): Asked<C> {
  if (words.length === 0) return { kind: "help", of: commands };
  if (isHelp(words[0])) return words.length === 1 ? { kind: "help", of: commands } : helpWith(commands, words.slice(1));
  const command = commands.find((one) => begins(words, one.words));
  if (command) return words.includes("--help") || words.includes("-h") ? { kind: "help", of: [command] } : { kind: "run", command };
  const at = words.findIndex(isHelp);
  return at < 0 ? unknown(commands, words) : helpWith(commands, words.slice(0, at));
}

function helpWith<C extends Named>(commands: readonly C[], words: readonly string[]): Asked<C> {
  const exact = commands.filter((one) => begins(words, one.words));
  const of = exact.length > 0 ? exact : commands.filter((one) => begins(one.words, words));
  return of.length > 0 ? { kind: "help", of } : unknown(commands, words);
}

const unknown = <C extends Named>(commands: readonly C[], words: readonly string[]): Asked<C> => ({
  kind: "unknown",
  said: words.slice(0, 2).join(" "),
  near: commands.filter((one) => one.words[0] === words[0]),
});
