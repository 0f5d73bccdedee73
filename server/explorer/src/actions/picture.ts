/** The properties that make a picture look the same outside the page, where its style sheet is not. */
const properties = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity',
  'font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline', 'paint-order', 'letter-spacing', 'vector-effect', 'visibility', 'display'];

/** The space below a picture for its caption, in pixels. */
const captionHeight = 44;

const namespace = 'http://www.w3.org/2000/svg';

/** A picture with its style in attributes, the page's ground behind it, and a caption below that says where it is from. */
export function standaloneSvg(picture: SVGSVGElement, caption: [title: string, origin: string]): { text: string; width: number; height: number } {
  const { width, height } = picture.getBoundingClientRect();
  const copy = picture.cloneNode(true) as SVGSVGElement;
  copyStyle(picture, copy);
  const page = getComputedStyle(document.body);
  const outer = document.createElementNS(namespace, 'svg');
  const attributes = { xmlns: namespace, width: String(width), height: String(height + captionHeight), viewBox: `0 0 ${width} ${height + captionHeight}` };
  for (const [name, value] of Object.entries(attributes)) outer.setAttribute(name, value);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  outer.append(element('rect', { width: '100%', height: '100%', fill: page.backgroundColor }), copy);
  caption.forEach((line, index) => {
    const text = element('text', { x: '12', y: String(height + 18 + index * 17), fill: page.color, 'font-family': page.fontFamily,
      'font-size': index === 0 ? '13' : '11', 'font-weight': index === 0 ? '600' : '400' });
    text.textContent = line;
    outer.append(text);
  });
  return { text: new XMLSerializer().serializeToString(outer), width, height: height + captionHeight };
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
    canvas.height = picture.height + captionHeight * unit;
    context.fillStyle = backgroundColor;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0);
    context.fillStyle = color;
    caption.forEach((line, index) => {
      context.font = `${index === 0 ? '600 ' : ''}${(index === 0 ? 13 : 11) * unit}px ${fontFamily}`;
      context.fillText(line, 12 * unit, picture.height + (18 + index * 17) * unit);
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
