import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';

/** A button that opens a list of actions above itself. `children` is made when it opens. Escape, or leaving it, closes it. */
export function Menu({ title, wide = false, children }: { title: string; wide?: boolean; children: () => ComponentChildren }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState(false);
  const close = () => { if (menu.current) menu.current.open = false; };
  return (
    // The keys are those of its content, which can be focused.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <details class="menu" ref={menu} onToggle={(event) => setOpen(event.currentTarget.open)}
      onFocusOut={(event) => { if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget as Node)) close(); }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        close();
        menu.current?.querySelector('summary')?.focus();
      }}>
      <summary class="button">{title}</summary>
      {open && <div class={wide ? 'menu-list wide' : 'menu-list'}>{children()}</div>}
    </details>
  );
}
