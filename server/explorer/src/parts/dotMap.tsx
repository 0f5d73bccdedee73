import './dotMap.css';
import type { Ref } from 'preact';
import { useMemo } from 'preact/hooks';
import { type BaseMap, ownMap, provinceBoxes, useBaseMap, useYunnan } from '../geo/baseMap';
import { type Position, southChinaSea } from '../geo/outlines';
import { type Box, boxAround, boxOf, pathOf, type Point, project } from '../geo/projection';
import { texts } from '../language';

/** A sign on a small map. Its shape tells what it is without its colour. */
export interface Dot {
  key: string;
  at: Position;
  shape: 'circle' | 'square' | 'plus' | 'cross' | 'ring';
  /** A class for its colour. */
  kind: string;
  title: string;
}

/** The part of China that a small map shows. */
export type Area = 'CHINA' | 'YUNNAN';

interface DotMapProps {
  area: Area;
  /** The codes of outlines that are marked. */
  marked?: readonly string[];
  dots: readonly Dot[];
  /** What the picture shows, for those who do not see it. What it draws stands in a table as well. */
  label: string;
  /** What stands below the picture, before the credit of its outlines. */
  caption: string;
  picture?: Ref<SVGSVGElement | null>;
}

const useTexts = texts({ zh: { schematic: '示意图，无审图号' }, en: { schematic: 'schematic, no approval number' } });

/** The width of the picture in its own units, and its margin. */
const width = 400;
const margin = 6;

/** A small map with signs, in the projection of the map view and with the same base map, and what it shows below it. */
export function DotMap({ area, marked = [], dots, label, caption, picture }: DotMapProps) {
  const text = useTexts();
  const base = useBaseMap();
  const drawn = useDrawn(area, base);
  const { height, toPoint } = useMemo(() => scaled(drawn?.box ?? usualBoxes[area]), [drawn, area]);
  return (
    <figure class="dot-map-figure">
      <svg class="dot-map" ref={picture} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {drawn?.outlines.map(({ code, rings }, index) => <path key={code || index} d={pathOf(rings, toPoint)} class={marked.includes(code) ? 'land marked' : 'land'} />)}
        {drawn && drawn.lines.length > 0 && <path d={pathOf(drawn.lines, toPoint, 1, true)} class="boundary" />}
        {base?.credit === null && area === 'CHINA' && <SouthChinaSea bottom={height} />}
        {drawn && dots.map((dot) => <Sign key={dot.key} dot={dot} at={toPoint(dot.at)} />)}
      </svg>
      <figcaption class="dot-map-note">{caption}{base && ` · ${base.credit ?? text.schematic}`}</figcaption>
    </figure>
  );
}

/** The boxes in the plane of the areas on our own map. */
const usualBoxes: Record<Area, Box> = { CHINA: ownMap.box, YUNNAN: provinceBoxes.get('530000') ?? ownMap.box };

/**
 * Returns what is drawn of a base map and the box that the picture shows, once that is loaded. Yunnan has outlines of its
 * prefectures on our own map, and is a part of a reviewed one.
 */
function useDrawn(area: Area, base: BaseMap | undefined): Omit<BaseMap, 'credit' | 'districts'> | undefined {
  const yunnan = useYunnan(area === 'YUNNAN' && base?.credit === null);
  return useMemo(() => {
    if (!base || area === 'CHINA') return base;
    if (base.credit !== null) return { ...base, box: usualBoxes.YUNNAN };
    return yunnan.length === 0 ? undefined : { outlines: yunnan, lines: [], box: boxOf(yunnan) };
  }, [area, base, yunnan]);
}

/** The height of a picture of a box, and how positions get there. */
function scaled(box: Box): { height: number; toPoint: (position: Position) => Point } {
  const scale = (width - 2 * margin) / (box.right - box.left);
  return {
    height: Math.ceil((box.bottom - box.top) * scale + 2 * margin),
    toPoint: (position) => {
      const [x, y] = project(position);
      return [(x - box.left) * scale + margin, (y - box.top) * scale + margin];
    },
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
