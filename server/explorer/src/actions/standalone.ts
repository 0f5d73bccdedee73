import type { Operation } from '../parts/page';

/** What a saved page says about itself: a line on where it is from, and what its marks of evidence mean. */
export interface SavedPage {
  title: string;
  origin: string;
  legend: string;
  meanings: [className: string, name: string, meaning: string][];
  operations: Operation[];
}

/**
 * Returns the view as one HTML file that needs nothing else: its styles are in it, pictures are as they are drawn, folded
 * parts are open, fields are left out, buttons do nothing, and links have whole addresses. It has the operations that its figures
 * are from. It has no scripts.
 */
export function standaloneHtml(article: Element, page: SavedPage): string {
  const copy = article.cloneNode(true) as Element;
  const canvases = article.querySelectorAll('canvas');
  copy.querySelectorAll('canvas').forEach((canvas, index) => {
    const image = document.createElement('img');
    image.src = canvases[index]?.toDataURL('image/png') ?? '';
    image.style.cssText = canvases[index]?.style.cssText ?? ''; // layers of a picture lie on each other
    image.alt = canvas.getAttribute('aria-label') ?? page.title;
    canvas.replaceWith(image);
  });
  copy.querySelectorAll('input, select, textarea, form, dialog, script, footer.actions, [hidden]').forEach((element) => element.remove());
  copy.querySelectorAll('button').forEach((button) => {
    if (button.closest('th') || button.childElementCount > 0) button.disabled = true; // a heading, or a row of a list
    else button.remove();
  });
  copy.querySelectorAll('details').forEach((details) => { details.open = true; });
  copy.querySelectorAll('a[href]').forEach((link) => link.setAttribute('href', new URL(link.getAttribute('href') ?? '', window.location.href).href));
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

/** Returns the rules of all style sheets of the page. */
function styles(): string {
  return [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('\n').replaceAll('</', String.raw`<\/`);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
