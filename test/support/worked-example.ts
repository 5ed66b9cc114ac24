/** The seven deals of the handbook's page on the funnel: histories in days of 2026, at midnight UTC. */
export const exampleStages = ["lead", "qualified", "data", "offer", "trial", "contract"] as const;

const told = `
D1 lead 01-05 qualified 01-08 data 01-15 offer 01-25 trial 02-10 contract 03-01 WON 03-10
D2 lead 01-06 qualified 01-10 offer 01-20 LOST 02-20
D3 lead 01-10 qualified 01-12 data 01-20 qualified 01-28 data 02-05 offer 02-15
D4 lead 01-12 LOST 01-14
D5 lead 01-20 qualified 02-02
D6 lead 01-25 qualified 01-26 data 02-01 offer 02-11 trial 02-21 offer 03-05 LOST 03-20
D7 lead 02-03 qualified 02-10`;

export type ExampleMove = { readonly deal: string; readonly stage: string; readonly at: Date };

export const exampleMoves: readonly ExampleMove[] = told
  .trim()
  .split("\n")
  .flatMap((line) => {
    const [deal = "", ...words] = line.split(" ");
    return words.flatMap((stage, index) => (index % 2 === 0 ? [{ deal, stage, at: new Date(`2026-${words[index + 1]}T00:00:00Z`) }] : []));
  });
