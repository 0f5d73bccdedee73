/** The properties that make a picture look the same outside the page, where its style sheet is not. */
const properties = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity',
  'font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline', 'paint-order', 'letter-spacing', 'vector-effect', 'visibility', 'display'];

/** The height of a line of a caption, and the space beside and below the caption, in pixels. */
const [lineHeight, margin] = [17, 12];

const namespace = 'http://www.w3.org/2000/svg';

/** A line of a caption as it is drawn. */
interface Line {
  text: string;
  size: number;
  weight: number;
}

/** Breaks a caption into lines that are no wider than the picture, as the fonts of the page measure them. */
function captionLines([title, ...notes]: readonly string[], width: number, fontFamily: string): Line[] {
  const context = document.createElement('canvas').getContext('2d');
  return [{ text: title ?? '', size: 13, weight: 600 }, ...notes.map((text) => ({ text, size: 11, weight: 400 }))].flatMap(({ text, size, weight }) => {
    if (context) context.font = `${weight} ${size}px ${fontFamily}`;
    const lines = wrap(text, width - 2 * margin, (part) => context?.measureText(part).width ?? part.length * size);
    return lines.map((line) => ({ text: line, size, weight }));
  });
}

/** Breaks a text into lines up to a width: after a space or a Chinese comma or semicolon if there is one, or else anywhere. */
export function wrap(text: string, width: number, measure: (part: string) => number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (measure(rest) > width) {
    let end = 1;
    while (end < rest.length && measure(rest.slice(0, end + 1)) <= width) end++;
    const fits = rest.slice(0, end);
    const gap = Math.max(...[' ', '，', '；'].map((mark) => fits.lastIndexOf(mark))) + 1;
    const cut = gap > 0 ? gap : end;
    lines.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut);
    if (rest === '') return lines;
  }
  return [...lines, rest];
}

/** The figure that a picture is in, with its notes and insets. */
const figureOf = (picture: Element) => picture.closest('.figure-frame, figure');

/** What the page says about a picture beside it: that it has placeholders, that it is schematic, and whose outlines it has. */
function notesOf(picture: Element): string[] {
  const notes = figureOf(picture)?.querySelectorAll('.placeholder-badge, .lens-title, .credit, .dot-map-note') ?? [];
  return [...notes].map((note) => (note as HTMLElement).innerText.replace(/\s+/g, ' ').trim());
}

/** Copies of the pictures that the page lays over a picture, such as the inset of the South China Sea, each in its place. */
function insetsOf(picture: SVGSVGElement): SVGSVGElement[] {
  const frame = picture.getBoundingClientRect();
  return [...(figureOf(picture)?.querySelectorAll<SVGSVGElement>(':scope > svg') ?? [])].filter((inset) => inset !== picture).map((inset) => {
    const copy = inset.cloneNode(true) as SVGSVGElement;
    copyStyle(inset, copy);
    const { left, top, width, height } = inset.getBoundingClientRect();
    const place = { x: left - frame.left, y: top - frame.top, width, height };
    for (const [name, value] of Object.entries(place)) copy.setAttribute(name, String(value));
    return copy;
  });
}

/** A picture with its style in attributes, the page's ground behind it, and a caption below that says where it is from. */
export function standaloneSvg(picture: SVGSVGElement, caption: [title: string, origin: string]): { text: string; width: number; height: number } {
  const { width, height } = picture.getBoundingClientRect();
  const copy = picture.cloneNode(true) as SVGSVGElement;
  copyStyle(picture, copy);
  const page = getComputedStyle(document.body);
  const [title, origin] = caption;
  const lines = captionLines([title, ...notesOf(picture), origin], width, page.fontFamily);
  const outerHeight = height + lines.length * lineHeight + margin;
  const outer = document.createElementNS(namespace, 'svg');
  const attributes = { xmlns: namespace, width: String(width), height: String(outerHeight), viewBox: `0 0 ${width} ${outerHeight}` };
  for (const [name, value] of Object.entries(attributes)) outer.setAttribute(name, value);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  outer.append(element('rect', { width: '100%', height: '100%', fill: page.backgroundColor }), copy, ...insetsOf(picture));
  lines.forEach(({ text, size, weight }, index) => {
    const line = element('text', { x: String(margin), y: String(height + (index + 1) * lineHeight), fill: page.color, 'font-family': page.fontFamily,
      'font-size': String(size), 'font-weight': String(weight) });
    line.textContent = text;
    outer.append(line);
  });
  return { text: new XMLSerializer().serializeToString(outer), width, height: outerHeight };
}

function element(name: string, attributes: Record<string, string>): SVGElement {
  const created = document.createElementNS(namespace, name);
  for (const [attribute, value] of Object.entries(attributes)) created.setAttribute(attribute, value);
  return created;
}

/** Copies the computed style of each element of a tree to attributes of the same element in its copy. */
function copyStyle(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const property of properties) {
    const value = style.getPropertyValue(property);
    if (value) to.setAttribute(property, value);
  }
  to.removeAttribute('style');
  to.removeAttribute('class');
  for (let i = 0; i < from.children.length; i++) {
    const [child, copied] = [from.children[i], to.children[i]];
    if (child && copied) copyStyle(child, copied);
  }
}

/** Draws a picture as PNG, at twice its size on the page. */
export async function pngOf(picture: SVGSVGElement | HTMLCanvasElement, caption: [title: string, origin: string]): Promise<Blob> {
  const scale = 2;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) throw new Error('the browser has no canvas');
  if (picture instanceof HTMLCanvasElement) {
    const { backgroundColor, color, fontFamily } = getComputedStyle(document.body);
    const unit = picture.width / (picture.getBoundingClientRect().width || picture.width);
    canvas.width = picture.width;
    const lines = captionLines(caption, picture.width / unit, fontFamily);
    canvas.height = picture.height + (lines.length * lineHeight + margin) * unit;
    context.fillStyle = backgroundColor;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0);
    context.fillStyle = color;
    lines.forEach(({ text, size, weight }, index) => {
      context.font = `${weight} ${size * unit}px ${fontFamily}`;
      context.fillText(text, margin * unit, picture.height + (index + 1) * lineHeight * unit);
    });
  } else {
    const svg = standaloneSvg(picture, caption);
    canvas.width = svg.width * scale;
    canvas.height = svg.height * scale;
    const url = URL.createObjectURL(new Blob([svg.text], { type: 'image/svg+xml' }));
    const image = new Image();
    image.src = url;
    await image.decode();
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(url);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large'))), 'image/png');
  });
}
