/** Counts items by a key. */
export function countBy<Item, Key>(items: readonly Item[], key: (item: Item) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}
