import type { Point } from './projection';

/**
 * Returns the graphical fisheye view of a disc (Sarkar and Brown 1992, Graphical Fisheye Views of Graphs,
 * doi:10.1145/142750.142763): what is near the focus is magnified by distortion + 1, the rim stays where it is, and between
 * them magnification falls with distance. Points beyond the rim are moved onto it.
 */
export function fisheye(focus: Point, radius: number, distortion: number): (point: Point) => Point {
  return ([x, y]) => {
    const [east, south] = [x - focus[0], y - focus[1]];
    const distance = Math.hypot(east, south) / radius;
    if (distance === 0) return focus;
    const share = Math.min(1, distance);
    const magnified = ((distortion + 1) * share) / (distortion * share + 1);
    return [focus[0] + (east * magnified) / distance, focus[1] + (south * magnified) / distance];
  };
}
