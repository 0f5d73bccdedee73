import type { ZoomTransform } from 'd3-zoom';
import { draw, type Drawing, drawAround, drawDots } from './draw';

/** How a line looks on a canvas. */
interface Look {
  colour: string;
  opacity: number;
  width: number;
  dash: number[];
  cap: CanvasLineCap;
}

/**
 * Draws the map while a gesture goes on. 700 dashed lines take a browser 50 ms a frame as paths of an SVG and 18 ms on a
 * canvas, so lines are drawn on a canvas then; dots and labels are moved as a whole if the scale stays the same.
 */
export class Motion {
  readonly #map: Element;
  readonly #start: ZoomTransform;
  readonly #looks: Look[];
  readonly #canvas: HTMLCanvasElement | null;

  /** Begins a gesture on the map in an element: that of Scene. */
  constructor(map: Element, start: ZoomTransform) {
    this.#map = map;
    this.#start = start;
    this.#looks = looksOf([...map.querySelectorAll('.lines .arc')]);
    this.#canvas = map.querySelector('canvas');
    map.classList.add('moving');
  }

  draw(drawing: Drawing, transform: ZoomTransform): void {
    this.#drawLines(drawAround(this.#map, drawing, transform), drawing);
    const [east, south] = [transform.x - this.#start.x, transform.y - this.#start.y];
    const keepsScale = transform.k === this.#start.k;
    this.#map.querySelector('.ends')?.setAttribute('transform', keepsScale ? `translate(${east.toFixed(1)},${south.toFixed(1)})` : '');
    if (!keepsScale) drawDots(this.#map, drawing, transform);
  }

  #drawLines(paths: readonly string[], { frame }: Drawing): void {
    const canvas = this.#canvas;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const density = window.devicePixelRatio;
    canvas.width = frame.width * density; // this clears it
    canvas.height = frame.height * density;
    context.scale(density, density);
    paths.forEach((path, i) => {
      const look = this.#looks[i];
      if (!look) return;
      context.strokeStyle = look.colour;
      context.globalAlpha = look.opacity;
      context.lineWidth = look.width;
      context.lineCap = look.cap;
      context.setLineDash(look.dash);
      context.stroke(new Path2D(path));
    });
  }

  /** Ends the gesture: lines are paths again. */
  end(drawing: Drawing, transform: ZoomTransform): void {
    this.#map.classList.remove('moving');
    this.#map.querySelector('.ends')?.removeAttribute('transform');
    if (this.#canvas) this.#canvas.width = 0;
    draw(this.#map, drawing, transform);
  }
}

/** Returns how lines look. Lines of the same classes and width look alike, so that few styles have to be computed. */
function looksOf(arcs: readonly Element[]): Look[] {
  const known = new Map<string, Look>();
  return arcs.map((arc) => {
    const key = `${arc.parentElement?.getAttribute('class') ?? ''} ${arc.getAttribute('stroke-width') ?? ''}`;
    let look = known.get(key);
    if (!look) {
      const style = getComputedStyle(arc);
      look = {
        colour: style.stroke, opacity: Number(style.strokeOpacity), width: Number.parseFloat(style.strokeWidth),
        dash: style.strokeDasharray.split(/[ ,]+/).map((length) => Number.parseFloat(length)).filter(Number.isFinite),
        cap: style.strokeLinecap === 'round' ? 'round' : 'butt',
      };
      known.set(key, look);
    }
    return look;
  });
}
