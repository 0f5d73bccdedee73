import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useDismissal } from '../parts/dismiss';

/** A button that opens a list of actions above itself. `children` is made when it opens. Escape, or leaving it, closes it. */
export function Menu({ title, wide = false, children }: { title: string; wide?: boolean; children: () => ComponentChildren }) {
  const menu = useDismissal();
  const [open, setOpen] = useState(false);
  return (
    <details class="menu" ref={menu} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="button">{title}</summary>
      {open && <div class={wide ? 'menu-list wide' : 'menu-list'}>{children()}</div>}
    </details>
  );
}
