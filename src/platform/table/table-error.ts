/** Why a file is no table that can be read. Names the place, never what stands there. */
export class TableError extends Error {
  readonly problem: string;
  constructor(problem: string, words: string) {
    super(words);
    this.problem = problem;
  }
}
