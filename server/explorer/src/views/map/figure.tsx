import type { ZoomTransform } from 'd3-zoom';
import { useMemo } from 'preact/hooks';
import { type BaseMap, ownMap, provinceBoxes } from '../../geo/baseMap';
import { type Outline, southChinaSea } from '../../geo/outlines';
import { type Box, boxAround, pathOf } from '../../geo/projection';
import { useLanguage } from '../../language';
import { navigate } from '../../url';
import { formatNumber } from '../../words/format';
import { cameraAt, cameraOf, enlargement, type Frame, lensOf, transformOf } from './camera';
import { type Dot, dotsOf } from './dot';
import { Lens } from './lens';
import { countsCounties, type Picture } from './picture';
import type { MapData } from './query';
import { Scene } from './scene';
import { formatSize } from './size';
import { cameraText, type MapState } from './state';
import { useTexts } from './text';

interface FigureProps {
  data: MapData;
  state: MapState;
  frame: Frame;
  base: BaseMap;
  /** The outlines of Yunnan's prefectures; empty while they are not needed. */
  yunnan: readonly Outline[];
  picture: Picture;
}

/** The map: picture, lens, inset of the South China Sea, buttons and credit line. */
export function Figure({ data, state, frame, base, yunnan, picture }: FigureProps) {
  const text = useTexts();
  const language = useLanguage();
  const lens = useMemo(() => lensOf(frame), [frame.width, frame.height]);
  const dots = useMemo(() => dotsOf(picture.lines, enlargement(frame)), [picture.lines, frame]);
  const labelOf = ({ place, kind, sizes }: Dot) => {
    const size = kind === 'INVESTS' ? 0 : sizes.get(kind) ?? 0; // money out and in must not be added, so that it has no number
    return [{ text: place.label }, ...(size > 1 ? [{ kind, text: formatSize(size, kind, language) }] : [])];
  };
  const line = picture.lines.find(({ id }) => id === state.line);
  const first = new Set([picture.chosenPartner, line?.partner.code].filter((code) => code !== null && code !== undefined));
  const place = state.place === null ? undefined : data.places.get(state.place);
  const drawing = { inset: base.credit === null ? insetOf(frame) : null, lines: picture.lines, dots, mark: place ?? null, places: data.places, frame, lens, first, labelOf };
  const whole = transformOf(null, frame, base.box);
  const move = (transform: ZoomTransform) => navigate({ params: { at: cameraText(cameraOf(transform, frame, base.box)) } }, 'replace');
  const shanghai = data.places.get('310000');
  return (
    <div class="figure-frame">
      <Scene drawing={drawing} transform={picture.transform} scales={[whole.k * 0.6, whole.k * 60]} title={`${text.map}. ${text.mapHelp}`}
        chosenLine={state.line} chosenPlace={picture.chosenPartner} onMove={move} onKeyDown={(event) => moveByKey(event, picture.transform, frame, move)}
        base={<Base base={base} yunnan={yunnan} province={state.province} />}>
        {lens && <Lens circle={lens} outlines={base.districts} places={data.places} numbers={picture.numbers} chosen={state.district} tied={picture.tied}
          title={`${text.lens}: ${countsCounties(state) ? text.lensHelp : text.lensTies}`} />}
        <g class="home" aria-hidden="true">
          <circle r={lens ? 4 : 6} />
          {!lens && <text y={-13} text-anchor="middle">{shanghai?.label}</text>}
        </g>
      </Scene>
      {picture.drawn.SYNTHETIC > 0 && <p class="placeholder-badge">{text.placeholdersDrawn(formatNumber(picture.drawn.SYNTHETIC, language))}</p>}
      {lens && <p class="lens-title" style={{ right: `${frame.width - lens.centre[0] - lens.radius}px`, top: `${lens.centre[1] + lens.radius + 2}px` }}>
        <b>{text.lens}</b> {countsCounties(state) ? text.lensHelp : state.kinds.size === 1 && state.kinds.has('INVESTS') ? text.lensNoMoney : text.lensTies}
        {picture.unnamed > 0 && <><br />{text.unnamed(picture.unnamed)}</>}</p>}
      {base.credit === null && <SouthChinaSea title={text.southChinaSea} />}
      <ZoomButtons state={state} frame={frame} base={base} transform={picture.transform} move={move} />
      <p class="credit">
        {base.credit ?? <><b>{text.schematic}</b> · {text.credit}</>}
        {base.credit !== null && base.districts === ownMap.districts && ` · ${text.lensCredit}`}
      </p>
    </div>
  );
}

/** The outlines of provinces, and of Yunnan's prefectures, in the plane. */
function Base({ base, yunnan, province }: { base: BaseMap; yunnan: readonly Outline[]; province: string | null }) {
  const paths = useMemo(() => base.outlines.map(({ code, rings }) => ({ code, path: pathOf(rings) })), [base]);
  const prefectures = useMemo(() => pathOf(yunnan.flatMap(({ rings }) => rings)), [yunnan]);
  return (
    <>
      {paths.map(({ code, path }, i) => <path key={code || i} d={path} class={code && code === province ? 'land marked' : 'land'} />)}
      {base.lines.length > 0 && <path d={pathOf(base.lines, undefined, 1, true)} class="boundary" />}
      {prefectures && <path d={prefectures} class="prefectures" />}
    </>
  );
}

/** Returns about where the inset lies: see .south-china-sea. */
function insetOf({ width, height }: Frame): Box {
  return width > 620 ? { left: width - 92, right: width, top: height - 116, bottom: height } : { left: width - 58, right: width, top: height - 64, bottom: height };
}

const insetBox = boxAround(southChinaSea.flat());

/** The inset of the South China Sea: its last ring is the frame. */
function SouthChinaSea({ title }: { title: string }) {
  const toPoint = ([x, y]: readonly [number, number]): [number, number] => [(x - insetBox.left) * 10, (insetBox.bottom - y) * 10];
  const [width, height] = [(insetBox.right - insetBox.left) * 10, (insetBox.bottom - insetBox.top) * 10];
  return (
    <svg class="south-china-sea" viewBox={`-3 -3 ${width + 6} ${height + 6}`} role="img" aria-label={title}>
      <rect x={-3} y={-3} width={width + 6} height={height + 6} />
      {southChinaSea.map((ring) => <path key={ring.join(' ')} d={pathOf([ring], toPoint, 2)} />)}
    </svg>
  );
}

interface ZoomButtonsProps {
  state: MapState;
  frame: Frame;
  base: BaseMap;
  transform: ZoomTransform;
  move: (transform: ZoomTransform) => void;
}

/** Buttons for what a gesture does, and for Yunnan, where most supported counties are. */
function ZoomButtons({ state, frame, base, transform, move }: ZoomButtonsProps) {
  const text = useTexts();
  const yunnan = provinceBoxes.get('530000');
  return (
    <div class="zoom-buttons">
      <button type="button" aria-label={text.zoomIn} onClick={() => move(zoomed(transform, frame, 1.6))}>+</button>
      <button type="button" aria-label={text.zoomOut} onClick={() => move(zoomed(transform, frame, 1 / 1.6))}>−</button>
      <button type="button" aria-pressed={state.camera === null && state.province === null}
        onClick={() => navigate({ params: { at: null, province: null } })}>{text.whole}</button>
      {yunnan && <button type="button" onClick={() => navigate({ params: { at: cameraText(cameraAt(yunnan, frame, base.box)) } })}>{text.yunnan}</button>}
    </div>
  );
}

/** Returns a transformation that is nearer by a factor, with the same middle. */
function zoomed(transform: ZoomTransform, { width, height }: Frame, factor: number): ZoomTransform {
  const [x, y] = transform.invert([width / 2, height / 2]);
  return transform.translate(x, y).scale(factor).translate(-x, -y);
}

function moveByKey(event: KeyboardEvent, transform: ZoomTransform, frame: Frame, move: (transform: ZoomTransform) => void): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const step = 90 / transform.k;
  const next = {
    ArrowLeft: () => transform.translate(step, 0), ArrowRight: () => transform.translate(-step, 0), ArrowUp: () => transform.translate(0, step),
    ArrowDown: () => transform.translate(0, -step), '+': () => zoomed(transform, frame, 1.6), '=': () => zoomed(transform, frame, 1.6),
    '-': () => zoomed(transform, frame, 1 / 1.6),
  }[event.key];
  if (event.key === '0') navigate({ params: { at: null, province: null } });
  if (!next) return;
  event.preventDefault();
  move(next());
}
