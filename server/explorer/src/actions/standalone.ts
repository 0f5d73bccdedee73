import type { Operation } from '../parts/page';

/** What a saved page says about itself: a line on where it is from, and what its marks of evidence mean. */
export interface SavedPage {
  title: string;
  origin: string;
  legend: string;
  meanings: [className: string, name: string, meaning: string][];
  operations: Operation[];
  /** The sources of rows that do not show them, by their attribute data-line. */
  sources?: ReadonlyMap<string, string> | undefined;
}

/**
 * Returns the view as one HTML file that needs nothing else: its styles are in it, it is as wide as it is drawn, pictures
 * are as they are drawn, lists and folded parts are open, fields are their values, buttons do nothing, and links have whole
 * addresses. It has the operations that its figures are from. It has no scripts.
 */
export function standaloneHtml(article: HTMLElement, page: SavedPage): string {
  const copy = article.cloneNode(true) as HTMLElement;
  copyState(article, copy, page.title);
  Object.assign(copy.style, { width: `${article.offsetWidth}px`, maxWidth: 'none', height: 'auto' });
  copy.querySelectorAll('textarea, dialog, script, footer.actions, .hint, [hidden]').forEach((element) => element.remove());
  copy.querySelectorAll('button').forEach((button) => {
    if (button.closest('th') || button.childElementCount > 0) button.disabled = true; // a heading, or a row of a list
    else button.remove();
  });
  copy.querySelectorAll('details').forEach((details) => { details.open = true; });
  copy.querySelectorAll('a[href]').forEach((link) => link.setAttribute('href', new URL(link.getAttribute('href') ?? '', window.location.href).href));
  copy.querySelectorAll<HTMLElement>('li[data-line]').forEach((row) => row.append(sourceOf(page.sources?.get(row.dataset['line'] ?? ''))));
  const root = document.documentElement;
  return `<!DOCTYPE html>
<html lang="${root.lang}" data-theme="${root.dataset['theme'] ?? 'light'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(page.title)}</title>
<style>${styles()}</style>
</head>
<body>
${copy.outerHTML}
<footer class="page quiet">
<p>${escape(page.origin)}</p>
<p>${escape(page.legend)} ${page.meanings.map(([className, name, meaning]) =>
    `<span class="evidence-tag ${className}">${escape(name)}</span> ${escape(meaning)}`).join(' · ')}</p>
<details><summary>GraphQL</summary>${page.operations.map(({ document: text, variables }) =>
    `<pre>${escape(text.toString())}\n\n${escape(JSON.stringify(variables, null, 2))}</pre>`).join('')}</details>
</footer>
</body>
</html>
`;
}

/** Gives the copy of an element what its markup does not have: values of fields, drawn canvases, sizes, lists without an end. */
function copyState(from: Element, to: Element, title: string): void {
  const copies = [...to.querySelectorAll('*')];
  const pairs = [...from.querySelectorAll('*')].map((element, index): [Element, Element | undefined] => [element, copies[index]]);
  for (const [element, copied] of pairs) {
    if (!copied) continue;
    if (element instanceof HTMLCanvasElement) copied.replaceWith(imageOf(element, title));
    else if (element instanceof SVGSVGElement) setSize(copied as SVGSVGElement, element);
    else if (element instanceof HTMLSelectElement) copied.replaceWith(valueOf(element.selectedOptions[0]?.textContent ?? ''));
    else if (element instanceof HTMLInputElement) copyField(element, copied as HTMLInputElement);
  }
  unfoldLists(from, new Map(pairs));
}

function imageOf(canvas: HTMLCanvasElement, title: string): HTMLImageElement {
  const image = document.createElement('img');
  image.src = canvas.toDataURL('image/png');
  image.alt = canvas.getAttribute('aria-label') ?? title;
  image.className = canvas.className;
  image.style.cssText = canvas.style.cssText; // layers of one drawing lie on each other
  setSize(image, canvas);
  return image;
}

function setSize(copied: HTMLElement | SVGSVGElement, { clientWidth, clientHeight }: Element): void {
  if (clientWidth === 0) return;
  copied.style.width = `${clientWidth}px`;
  copied.style.height = `${clientHeight}px`;
}

/** The source of a row, or nothing if it is not known. */
function sourceOf(text: string | undefined): HTMLElement | string {
  if (text === undefined) return '';
  const source = document.createElement('small');
  source.className = 'row-source';
  source.textContent = text;
  return source;
}

function valueOf(text: string): HTMLElement {
  const value = document.createElement('b');
  value.textContent = ` ${text}`; // after its label
  return value;
}

/** A box that can be ticked stays, and can't be; the text of another field stands in its place. */
function copyField(field: HTMLInputElement, copied: HTMLInputElement): void {
  if (field.type === 'checkbox' || field.type === 'radio') {
    copied.toggleAttribute('checked', field.checked);
    copied.disabled = true;
  } else if (field.type === 'range') copied.remove();
  else copied.replaceWith(valueOf(field.value));
}

/** Lets lists that scroll, and what they stand in, be as high as their content. What stands beside these keeps its height, or more if parts of it are unfolded. */
function unfoldLists(root: Element, copies: Map<Element, Element | undefined>): void {
  const unfolded = new Set<Element>();
  for (const element of copies.keys()) {
    if (element.scrollHeight <= element.clientHeight + 1 || !/auto|scroll/.test(getComputedStyle(element).overflowY)) continue;
    for (let at: Element | null = element; at && at !== root; at = at.parentElement) unfolded.add(at);
  }
  for (const element of unfolded) {
    const copied = copies.get(element);
    if (copied instanceof HTMLElement) Object.assign(copied.style, { maxHeight: 'none', height: 'auto', overflow: 'visible' });
    for (const beside of element.parentElement?.children ?? []) {
      const kept = copies.get(beside);
      if (unfolded.has(beside) || !(beside instanceof HTMLElement && kept instanceof HTMLElement)) continue;
      Object.assign(kept.style, { minHeight: `${beside.offsetHeight}px`, alignSelf: 'start' });
    }
  }
}

/** Returns the rules of all style sheets of the page. */
function styles(): string {
  return [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('\n').replaceAll('</', String.raw`<\/`);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
