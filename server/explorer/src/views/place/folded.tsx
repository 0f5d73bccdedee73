import type { ComponentChildren } from 'preact';

/** How many rows a table of the page may have that is not folded. */
export const longest = 25;

/** Folds what is long. */
export function Folded({ long, summary, children }: { long: boolean; summary: string; children: ComponentChildren }) {
  if (!long) return <>{children}</>;
  return <details class="place-all"><summary>{summary}</summary>{children}</details>;
}
