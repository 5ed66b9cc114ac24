/** Key sequences such as "g p": the second key within a second and a half of the first. Nothing is taken while somebody types. */

export type Sequence = { readonly keys: string; readonly run: () => void };

const patience = 1_500;

/** What a key press after `earlier` means: something to run, a beginning to keep, or nothing. */
export function readKey(
  sequences: readonly Sequence[],
  earlier: string,
  key: string,
): { readonly run: (() => void) | null; readonly pending: string } {
  const typed = earlier ? `${earlier} ${key}` : key;
  const whole = sequences.find((one) => one.keys === typed);
  if (whole) return { run: whole.run, pending: "" };
  if (sequences.some((one) => one.keys.startsWith(`${typed} `))) return { run: null, pending: typed };
  return earlier ? readKey(sequences, "", key) : { run: null, pending: "" };
}

/** Listens until the returned function is called. */
export function listenToKeys(target: Document, sequences: () => readonly Sequence[]): () => void {
  let pending = "";
  let since = 0;
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const earlier = Date.now() - since < patience ? pending : "";
    const meaning = readKey(sequences(), earlier, latinKey(event));
    pending = meaning.pending;
    since = Date.now();
    if (!meaning.run) return;
    event.preventDefault();
    meaning.run();
  };
  target.addEventListener("keydown", onKey);
  return () => target.removeEventListener("keydown", onKey);
}

/** The letter printed on the key in Latin, so that "g p" also works on a Russian layout. */
export function latinKey({ key, code }: Pick<KeyboardEvent, "key" | "code">): string {
  if (/^[\x21-\x7e]$/.test(key)) return key.toLowerCase();
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
