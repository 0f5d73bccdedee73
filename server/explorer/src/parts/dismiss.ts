import { useEffect, useRef } from 'preact/hooks';

/** Returns a reference for a <details> that is a menu: Escape, a click elsewhere and the focus elsewhere close it. */
export function useDismissal() {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = () => { if (menu.current) menu.current.open = false; };
    const leave = (event: Event) => { if (menu.current?.open && !menu.current.contains(event.target as Node)) close(); };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !menu.current?.open) return;
      const focused = menu.current.contains(document.activeElement);
      close();
      if (focused) menu.current.querySelector('summary')?.focus();
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
      document.removeEventListener('keydown', escape);
    };
  }, []);
  return menu;
}
