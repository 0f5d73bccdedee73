import { select } from 'd3-selection';
import { type D3ZoomEvent, zoom, type ZoomTransform } from 'd3-zoom';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { navigate } from '../../url';
import { groupOf } from '../../words/kinds';
import { widthOf } from './arc';
import { enlargement } from './camera';
import { draw, type Drawing, labelSize } from './draw';
import { type Line, type MapKind, sizeOf } from './line';
import { Motion } from './motion';

interface SceneProps {
  drawing: Drawing;
  transform: ZoomTransform;
  /** The smallest and the largest scale, in pixels per kilometre. */
  scales: [number, number];
  chosenLine: string | null;
  chosenPlace: string | null;
  title: string;
  /** Below the lines: the outlines, in the plane. */
  base: ComponentChildren;
  /** Above the lines: the lens. */
  children: ComponentChildren;
  /** Is told the transformation when a gesture has ended. */
  onMove: (transform: ZoomTransform) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** The picture of the map: outlines, lines, dots, labels. It is drawn anew for each frame of a gesture. */
export function Scene({ drawing, transform, scales, chosenLine, chosenPlace, title, base, children, onMove, onKeyDown }: SceneProps) {
  const map = useRef<HTMLDivElement>(null);
  const present = useRef(transform);
  const newest = useRef({ drawing, onMove });
  newest.current = { drawing, onMove };
  const enlarged = enlargement(drawing.frame);
  useZoom(map, present, newest, scales);
  useLayoutEffect(() => {
    const svg = map.current?.querySelector('.scene');
    if (!map.current || !svg) return;
    present.current = transform;
    Object.assign(svg, { __zoom: transform }); // where d3-zoom keeps it (README of d3-zoom, zoomTransform)
    draw(map.current, drawing, transform);
  });
  const size = { width: drawing.frame.width, height: drawing.frame.height };
  return (
    <div class="scene-layers" ref={map} style={{ '--label-size': `${labelSize * enlarged}px` }}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- keys move the map */}
      <svg class="scene" {...size} role="application" tabindex={0} aria-label={title} onKeyDown={onKeyDown}>
        <defs>
          <marker id="arrow" class="arrow" viewBox="-14 -4 14 8" markerWidth={14} markerHeight={8} refX={0} markerUnits="userSpaceOnUse" orient="auto-start-reverse">
            <path d="M-14,-4L-5,0L-14,4Z" />
          </marker>
        </defs>
        <g class="base" aria-hidden="true">{base}</g>
        <path class="leader" aria-hidden="true" />
        <Lines lines={drawing.lines} enlarged={enlarged} chosenLine={chosenLine} chosenPlace={chosenPlace} />
        {children}
        <Dots drawing={drawing} chosenPlace={chosenPlace} />
        {drawing.mark && (
          <g class="mark" aria-hidden="true">
            <circle r={9 * enlarged} />
            {!drawing.dots.some(({ place }) => place.code === drawing.mark?.code) && <text x={13 * enlarged} dy=".35em" class="label chosen">{drawing.mark.label}</text>}
          </g>
        )}
      </svg>
      <canvas aria-hidden="true" />
    </div>
  );
}

/** The size of each kind whose lines are the widest. It is the same at each zoom, so that widths can be compared. */
const widest: Record<MapKind, number> = { SUPPORTS: 80, COOPERATES: 60, FRIENDLY: 60, INVESTS: 1000, REPRESENTS: 20 };

/** The lines, in the order of the list: the first one lies below the others. */
function Lines({ lines, enlarged, chosenLine, chosenPlace }: { lines: readonly Line[]; enlarged: number; chosenLine: string | null; chosenPlace: string | null }) {
  const hasChosen = lines.some((line) => line.id === chosenLine || line.partner.code === chosenPlace);
  return (
    <g class={hasChosen ? 'lines has-chosen' : 'lines'} aria-hidden="true">
      {lines.map((line) => {
        const chosen = line.id === chosenLine || line.partner.code === chosenPlace;
        const width = enlarged * (line.placeholder ? 1 : widthOf(sizeOf(line), widest[line.kind]) + (line.kind === 'REPRESENTS' ? 2 : 0));
        return (
          <g key={line.id} data-line={line.id} data-partner={line.partner.code} data-home={line.home.code}
            class={`line ${groupOf(line.kind)}${lookOf(line)}${chosen ? ' chosen' : ''}`}
            onClick={() => navigate({ params: { line: line.id, place: null } })}>
            <path class="hit" />
            <path class="arc" {...(line.kind === 'INVESTS' && { [line.outward ? 'marker-end' : 'marker-start']: 'url(#arrow)' })} stroke-width={width.toFixed(1)} />
            {line.kind === 'REPRESENTS' && <path class="core" stroke-width={(width * 0.4).toFixed(1)} />}
          </g>
        );
      })}
    </g>
  );
}

/** The class of a line that is not known as others are: a placeholder, or derived only. */
function lookOf({ placeholder, byEvidence }: Line): string {
  return placeholder ? ' placeholder' : byEvidence.DERIVED > 0 && byEvidence.OFFICIAL + byEvidence.REPORTED === 0 ? ' derived' : '';
}

/** The places at which lines end, with their labels. They are hidden from screen readers: the list has them. */
function Dots({ drawing: { dots, labelOf }, chosenPlace }: { drawing: Drawing; chosenPlace: string | null }) {
  return (
    <g class="ends" aria-hidden="true">
      <g class="dots">
        {dots.map(({ place, kind, evidence, radius }) => {
          const dot = { 'data-place': place.code, class: `dot ${groupOf(kind)} ${evidence.toLowerCase()}${place.code === chosenPlace ? ' chosen' : ''}`,
            onClick: () => navigate({ params: { place: place.code, line: null } }) };
          const r = radius.toFixed(1);
          return kind === 'REPRESENTS' ? <path key={place.code} {...dot} d={`M-${r},0L0,-${r}L${r},0L0,${r}Z`} /> : <circle key={place.code} {...dot} r={r} />;
        })}
      </g>
      <g class="labels">
        {dots.map((dot) => (
          <text key={dot.place.code} data-place={dot.place.code} dy=".35em" class={dot.place.code === chosenPlace ? 'label chosen' : 'label'}
            onClick={() => navigate({ params: { place: dot.place.code, line: null } })}>
            {labelOf(dot).map(({ text, kind }, i) => <tspan key={kind ?? ''} class={kind && groupOf(kind)}>{i > 0 ? ` ${text}` : text}</tspan>)}
          </text>
        ))}
      </g>
    </g>
  );
}

/** Lets the reader drag, pinch and scroll the map. Only a gesture that has ended changes the address. */
function useZoom(map: { current: HTMLDivElement | null }, present: { current: ZoomTransform },
  newest: { current: { drawing: Drawing; onMove: (transform: ZoomTransform) => void } }, scales: [number, number]): void {
  useEffect(() => {
    const element = map.current;
    const svg = element?.querySelector<SVGSVGElement>('.scene');
    if (!element || !svg) return;
    let motion: Motion | undefined;
    const behaviour = zoom<SVGSVGElement, unknown>().scaleExtent(scales).clickDistance(4)
      .on('zoom', ({ transform }: D3ZoomEvent<SVGSVGElement, unknown>) => {
        motion ??= new Motion(element, present.current);
        motion.draw(newest.current.drawing, transform);
      })
      .on('end', ({ transform }: D3ZoomEvent<SVGSVGElement, unknown>) => {
        if (!motion) return; // a click
        motion.end(newest.current.drawing, transform);
        motion = undefined;
        newest.current.onMove(transform);
      });
    const selection = select<SVGSVGElement, unknown>(svg);
    selection.call(behaviour);
    Object.assign(svg, { __zoom: present.current });
    return () => { selection.on('.zoom', null); };
  }, [scales[0], scales[1]]);
}
