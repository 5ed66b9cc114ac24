/**
 * Many small questions of one moment as one.
 *
 *     const nextOf = inBatches({ most: 200, waits: 20 }, readNextSteps);   // (id) => Promise<NextStep | undefined>
 */
type Waiting<V> = { readonly resolve: (value: V | undefined) => void; readonly reject: (problem: unknown) => void };

/** What is asked within `waits` milliseconds goes together, at most `most` at a time; whoever asks for the same gets the same answer. */
export function inBatches<V>(
  { most, waits }: { readonly most: number; readonly waits: number },
  readMany: (ids: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): (id: string) => Promise<V | undefined> {
  let waiting = new Map<string, Waiting<V>[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const send = async () => {
    const sent = waiting;
    waiting = new Map();
    clearTimeout(timer);
    timer = undefined;
    const everybody = [...sent.values()].flat();
    try {
      const found = await readMany([...sent.keys()]);
      for (const [id, asking] of sent) for (const { resolve } of asking) resolve(found.get(id));
    } catch (problem) {
      for (const { reject } of everybody) reject(problem);
    }
  };

  return (id) =>
    new Promise((resolve, reject) => {
      waiting.set(id, [...(waiting.get(id) ?? []), { resolve, reject }]);
      if (waiting.size >= most) void send();
      else timer ??= setTimeout(send, waits);
    });
}
