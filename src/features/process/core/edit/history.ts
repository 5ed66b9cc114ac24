/** Undo and redo: what was drawn before, and what was taken back. */

export type History<T> = { readonly past: readonly T[]; readonly present: T; readonly future: readonly T[]; readonly tag: string | null };

export const longest = 200;

export const newHistory = <T>(present: T): History<T> => ({ past: [], present, future: [], tag: null });

/** Changes of one tag after each other are one: a word typed letter by letter is taken back at once. The same again changes nothing. */
export function record<T>(history: History<T>, present: T, tag: string | null = null): History<T> {
  if (present === history.present) return history;
  if (tag !== null && tag === history.tag) return { ...history, present, future: [] };
  return { past: [...history.past, history.present].slice(-longest), present, future: [], tag };
}

export function undo<T>(history: History<T>): History<T> {
  const last = history.past.at(-1);
  if (last === undefined) return history;
  return { past: history.past.slice(0, -1), present: last, future: [history.present, ...history.future], tag: null };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...rest] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future: rest, tag: null };
}
