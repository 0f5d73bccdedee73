import type { KindGroup } from '../words/kinds';

/** A bar beside its number, which says the same: hidden from screen readers. */
export function Bar({ value, max, kind = 'support' }: { value: number; max: number; kind?: KindGroup }) {
  return <span class="bar" aria-hidden="true"><span class={kind} style={{ width: `${max > 0 ? (100 * value) / max : 0}%` }} /></span>;
}
