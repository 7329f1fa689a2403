/** Keys for lines that have no identity of their own: the words themselves, numbered where they repeat. */

/** Each item with a key made from its words. */
export function keyed<T>(items: readonly T[], words: (item: T) => string): { key: string; item: T }[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const name = words(item);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return { key: `${name}#${times}`, item };
  });
}
