import { useMemo } from 'preact/hooks';
import { fisheye } from '../../geo/fisheye';
import type { Outline } from '../../geo/outlines';
import { type Point, pathOf, project } from '../../geo/projection';
import { navigate } from '../../url';
import type { Circle } from './arc';
import type { Places } from './rollup';

/** The middle of the small districts: People's Square. */
const core = project([121.47, 31.232]);

const magnify = fisheye([0, 0], 1, 2.4);

interface District {
  code: string;
  path: string;
  middle: Point;
}

/** Returns how far outlines reach from the core, in kilometres. */
function reachOf(outlines: readonly Outline[]): number {
  return Math.max(...outlines.flatMap(({ rings }) => rings.flatMap((ring) => ring.map((position) => {
    const [x, y] = project(position);
    return Math.hypot(x - core[0], y - core[1]);
  }))));
}

/** Returns the districts in a circle: a fisheye view with the small districts of the core magnified. */
function districtsIn(outlines: readonly Outline[], { centre, radius }: Circle): District[] {
  const reach = reachOf(outlines);
  const toPoint = (position: readonly [number, number]): Point => {
    const [x, y] = project(position);
    const [east, south] = magnify([(x - core[0]) / reach, (y - core[1]) / reach]);
    return [centre[0] + east * radius * 0.97, centre[1] + south * radius * 0.97];
  };
  return outlines.map(({ code, rings }) => {
    const largest = rings.reduce((one, other) => (other.length > one.length ? other : one));
    return { code, path: pathOf(rings, toPoint), middle: centroid(largest.map(toPoint)) };
  });
}

/** Returns the centroid of the area within a ring. */
function centroid(ring: readonly Point[]): Point {
  let [area, x, y] = [0, 0, 0];
  ring.forEach(([x1, y1], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length] ?? [x1, y1];
    const cross = x1 * y2 - x2 * y1;
    area += cross;
    x += (x1 + x2) * cross;
    y += (y1 + y2) * cross;
  });
  return [x / (3 * area), y / (3 * area)];
}

interface LensProps {
  circle: Circle;
  outlines: readonly Outline[];
  places: Places;
  /** The number of each district that has one. */
  numbers: ReadonlyMap<string, number>;
  /** The code of the chosen district, or null. */
  chosen: string | null;
  /** The codes of the districts that are tied to what is chosen on the map. */
  tied: ReadonlySet<string>;
  /** What the numbers are. */
  title: string;
}

/** Shanghai's 16 districts in a circle: a legend of their numbers, a filter, and the origin of the lines. Part of an SVG. */
export function Lens({ circle, outlines, places, numbers, chosen, tied, title }: LensProps) {
  const districts = useMemo(() => districtsIn(outlines, circle), [outlines, circle.centre[0], circle.centre[1], circle.radius]);
  const largest = Math.max(1, ...numbers.values());
  const choose = (code: string) => navigate({ params: { district: code === chosen ? null : code, line: null } });
  return (
    <g class={chosen === null ? 'lens' : 'lens has-chosen'} role="group" aria-label={title}>
      <circle class="rim" cx={circle.centre[0]} cy={circle.centre[1]} r={circle.radius} />
      {districts.map(({ code, path }) => {
        const name = places.get(code)?.name ?? code;
        const number = numbers.get(code) ?? 0;
        return (
          <path key={code} d={path} class={`district${code === chosen ? ' chosen' : ''}${tied.has(code) ? ' tied' : ''}`} data-district={code} role="button" tabindex={0}
            aria-pressed={code === chosen} aria-label={`${name} ${number}`} style={{ '--share': `${Math.round((100 * number) / largest)}%` }}
            onClick={() => choose(code)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              choose(code);
            }}>
            <title>{`${name} · ${number}`}</title>
          </path>
        );
      })}
      <g class="numbers" aria-hidden="true">
        {districts.map(({ code, middle }) => (
          <text key={code} x={middle[0]} y={middle[1]} dy=".35em">{numbers.get(code) || ''}</text>
        ))}
      </g>
    </g>
  );
}
