/** A new list in the order in which readers of a language look words up: in Russian Cyrillic names come first, in German and English Latin ones. */
export function inOrder<T>(items: readonly T[], wordOf: (item: T) => string, language: string): readonly T[] {
  const order = new Intl.Collator(language, { numeric: true });
  return items.toSorted((one, other) => order.compare(wordOf(one), wordOf(other)));
}
