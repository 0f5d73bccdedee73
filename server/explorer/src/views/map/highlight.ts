/**
 * Lights up what belongs to a line or to a place, and dims the rest: on the map, in the lens and in the list alike. It only
 * sets classes, since nothing else changes while the pointer or the focus moves.
 */
export function highlight(view: Element, target: EventTarget | null): void {
  const line = closest(target, 'line');
  const place = line ? null : closest(target, 'place');
  const district = line || place ? null : closest(target, 'district');
  for (const node of view.querySelectorAll('.lit')) node.classList.remove('lit');
  const selector = line ? `[data-line="${line}"]` : place ? `[data-partner="${place}"]` : district ? `[data-home="${district}"]` : null;
  view.classList.toggle('has-lit', selector !== null && view.querySelector(selector) !== null);
  if (!selector) return;
  for (const node of view.querySelectorAll<HTMLElement | SVGElement>(selector)) {
    node.classList.add('lit');
    const { partner, home } = node.dataset;
    for (const end of view.querySelectorAll(`[data-place="${partner ?? ''}"], [data-district="${home ?? ''}"]`)) end.classList.add('lit');
  }
}

function closest(target: EventTarget | null, name: string): string | null {
  const node = target instanceof Element ? target.closest(`[data-${name}]`) : null;
  return node?.getAttribute(`data-${name}`) ?? null;
}
