import { type ZoomTransform, zoomIdentity } from 'd3-zoom';
import { type Box, fit, project, unproject } from '../../geo/projection';
import type { PlaceLevel } from '../../gql/schema';
import type { Circle } from './arc';
import type { Camera } from './state';

/** The part of the page that the map is drawn on, in pixels. */
export interface Frame {
  width: number;
  height: number;
}

/** The least width of a frame that has room for the lens. */
const widthForLens = 620;

/** The share of the width of China that lies west of Shanghai. */
const shareWestOfShanghai = 0.866;

/** Returns where the lens with Shanghai's districts lies, or null if the frame has no room for it. */
export function lensOf({ width, height }: Frame): Circle | null {
  if (width < widthForLens) return null;
  const radius = Math.max(64, Math.min(132, width * 0.09, height * 0.16));
  return { centre: [width - radius - 16, height * 0.56], radius };
}

/** Returns how much larger than usual lines, dots and labels are in a large frame. */
export function enlargement({ width, height }: Frame): number {
  return Math.max(1, Math.min(1.5, Math.min(width / 900, height / 760)));
}

/** Returns the part of a frame into which the whole is fitted: beside the sea in which the lens lies, below the sentence. */
function roomOf(frame: Frame): Box {
  const lens = lensOf(frame);
  return lens
    ? { left: 20, top: 40, right: 20 + (frame.width - 2 * lens.radius - 76) / shareWestOfShanghai, bottom: frame.height - 44 }
    : { left: 8, top: 12, right: frame.width - 16, bottom: frame.height - 8 };
}

/** Returns the transformation of the plane in kilometres to the frame in pixels: the whole, or what a camera shows. */
export function transformOf(camera: Camera | null, frame: Frame, whole: Box): ZoomTransform {
  const { scale, x, y } = fit(whole, roomOf(frame));
  if (!camera) return zoomIdentity.translate(x, y).scale(scale);
  const [east, south] = project([camera.longitude, camera.latitude]);
  const k = scale * camera.zoom;
  return zoomIdentity.translate(frame.width / 2 - k * east, frame.height / 2 - k * south).scale(k);
}

/** Returns the camera that shows what a transformation shows. */
export function cameraOf(transform: ZoomTransform, frame: Frame, whole: Box): Camera {
  const [longitude, latitude] = unproject(transform.invert([frame.width / 2, frame.height / 2]));
  return { longitude, latitude, zoom: transform.k / fit(whole, roomOf(frame)).scale };
}

/** Returns the camera that shows a box of the plane, with a margin. */
export function cameraAt(box: Box, frame: Frame, whole: Box): Camera {
  const room = { left: frame.width * 0.06, top: frame.height * 0.08, right: frame.width * 0.94, bottom: frame.height * 0.92 };
  const lens = lensOf(frame);
  if (lens) room.right = frame.width - 2 * lens.radius - 40;
  const { scale, x, y } = fit(box, room);
  return cameraOf(zoomIdentity.translate(x, y).scale(scale), frame, whole);
}

/**
 * Returns the level to which lines are rolled up at a scale in pixels per kilometre: places of this level are far enough
 * apart to be told from one another.
 */
export function levelAt(scale: number): PlaceLevel {
  return scale < 0.12 ? 'PROVINCE' : scale < 0.34 ? 'PREFECTURE' : 'COUNTY';
}
