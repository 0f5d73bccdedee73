import './dotMap.css';
import type { Ref } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { loadYunnanOutlines, type Outline, type Position, southChinaSea } from '../geo/outlines';
import { boxAround, boxOf, pathOf, type Point, project } from '../geo/projection';

/** A sign on a small map. Its shape tells what it is without its colour. */
export interface Dot {
  key: string;
  at: Position;
  shape: 'circle' | 'square' | 'plus' | 'cross' | 'ring';
  /** A class for its colour. */
  kind: string;
  title: string;
}

interface DotMapProps {
  outlines: readonly Outline[];
  /** The codes of outlines that are marked. */
  marked?: readonly string[];
  dots: readonly Dot[];
  /** What the picture shows, for those who do not see it. What it draws stands in a table as well. */
  label: string;
  /** Whether the map is one of the whole of China, which has the inset of the South China Sea. */
  whole: boolean;
  picture?: Ref<SVGSVGElement | null>;
}

/** The width of the picture in its own units, and its margin. */
const width = 400;
const margin = 6;

/** A small map with signs, in the projection of the map view. */
export function DotMap({ outlines, marked = [], dots, label, whole, picture }: DotMapProps) {
  const base = useMemo(() => scaled(outlines), [outlines]);
  return (
    <svg class="dot-map" ref={picture} viewBox={`0 0 ${width} ${base.height}`} role="img" aria-label={label}>
      {base.paths.map(({ code, path }, index) => <path key={code || index} d={path} class={marked.includes(code) ? 'land marked' : 'land'} />)}
      {whole && <SouthChinaSea bottom={base.height} />}
      {dots.map((dot) => <Sign key={dot.key} dot={dot} at={base.toPoint(dot.at)} />)}
    </svg>
  );
}

/** The outlines as paths in the units of the picture, and how positions get there. */
function scaled(outlines: readonly Outline[]) {
  const box = boxOf(outlines);
  const scale = (width - 2 * margin) / (box.right - box.left);
  const toPoint = (position: Position): Point => {
    const [x, y] = project(position);
    return [(x - box.left) * scale + margin, (y - box.top) * scale + margin];
  };
  return {
    toPoint,
    height: Math.ceil((box.bottom - box.top) * scale + 2 * margin),
    paths: outlines.map(({ code, rings }) => ({ code, path: pathOf(rings, toPoint) })),
  };
}

function Sign({ dot: { shape, kind, title }, at: [x, y] }: { dot: Dot; at: Point }) {
  const place = { class: `sign ${shape} ${kind}`, transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` };
  switch (shape) {
    case 'square': return <rect {...place} x={-3} y={-3} width={6} height={6}><title>{title}</title></rect>;
    case 'plus': return <path {...place} d="M-4 0H4M0-4V4"><title>{title}</title></path>;
    case 'cross': return <path {...place} d="M-3.5-3.5L3.5 3.5M-3.5 3.5L3.5-3.5"><title>{title}</title></path>;
    case 'ring': return <circle {...place} r={7}><title>{title}</title></circle>;
    default: return <circle {...place} r={3.2}><title>{title}</title></circle>;
  }
}

const insetBox = boxAround(southChinaSea.flat());

/** The inset of the South China Sea, at the lower right. */
function SouthChinaSea({ bottom }: { bottom: number }) {
  const scale = 62 / (insetBox.bottom - insetBox.top);
  const left = width - margin - (insetBox.right - insetBox.left) * scale;
  const toPoint = ([x, y]: Position): Point => [(x - insetBox.left) * scale + left, bottom - margin - (y - insetBox.top) * scale];
  return <g class="inset">{southChinaSea.map((ring) => <path key={ring.join(' ')} d={pathOf([ring], toPoint)} />)}</g>;
}

/** Returns the outlines of Yunnan's prefectures once they are needed and loaded; before that, null. */
export function useYunnan(needed: boolean): readonly Outline[] | null {
  const [outlines, setOutlines] = useState<readonly Outline[] | null>(null);
  useEffect(() => {
    let current = true;
    if (needed) loadYunnanOutlines().then((loaded) => { if (current) setOutlines(loaded); }, () => undefined);
    else setOutlines(null);
    return () => { current = false; };
  }, [needed]);
  return outlines;
}
