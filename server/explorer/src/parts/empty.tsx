import type { ComponentChildren } from 'preact';

/** What stands where there is nothing to show: say why, and what the reader can change. */
export function Empty({ children }: { children: ComponentChildren }) {
  return <div class="empty">{children}</div>;
}
