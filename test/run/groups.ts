/**
 * Which files walk in one process: starting a process and reading the house into it costs more than most files take by themselves.
 * Neighbours stay together, because they read the same rooms.
 */
export type Group = { readonly name: string; readonly files: readonly string[] };

/** Processes in all for each that may run at once: enough that none is left with a long one at the end. */
const turns = 6;

/** Long ones by themselves and first, then those with a database, then the quick ones, so that all processes end at about the same time. */
export function groupsOf(files: readonly string[], { atOnce }: { readonly atOnce: number }): readonly Group[] {
  const withDatabase = (file: string) => file.endsWith(".db.test.ts");
  const long = files.filter(isLong);
  const middle = files.filter((file) => withDatabase(file) && !isLong(file));
  const quick = files.filter((file) => !withDatabase(file) && !isLong(file));
  return [...long.map((file) => [file]), ...chunks(middle, atOnce * turns), ...chunks(quick, atOnce * 2)].map((together) => ({
    name: nameOf(together),
    files: together,
  }));
}

/** Journeys walk one at a time. Each process starts a browser and founds a company; what ends in the middle takes only its neighbours with it. */
export function journeyGroups(files: readonly string[]): readonly Group[] {
  return chunks(files, 4).map((together) => ({ name: nameOf(together), files: together }));
}

const isLong = (file: string) => file.endsWith(".once.db.test.ts");

function chunks<T>(all: readonly T[], count: number): readonly (readonly T[])[] {
  const size = Math.ceil(all.length / count);
  return Array.from({ length: size === 0 ? 0 : Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}

const nameOf = (files: readonly string[]) => (files.length === 1 ? files[0]! : `${files[0]} … ${files.at(-1)} (${files.length} files)`);
