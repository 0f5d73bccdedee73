import './view.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useQuery } from '../../api/useQuery';
import { useLanguage } from '../../language';
import { provinceBoxes, useBaseMap, useYunnan } from '../../geo/baseMap';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Hint } from '../../parts/hint';
import { Page } from '../../parts/page';
import { Progress } from '../../parts/progress';
import { navigate, useLocation } from '../../url';
import { formatKnown } from '../../words/format';
import { type Frame, lensOf } from './camera';
import { Details } from './details';
import { Figure } from './figure';
import { Filters } from './filters';
import { highlight } from './highlight';
import { LineList } from './list';
import { type Picture, pictureOf } from './picture';
import { mapOrganizations, withOrganizations } from './organizations';
import { type MapData, mapData, mapFlows, mapPlace, organizationTotal, type Total, withPlace } from './query';
import { sentence, summarize } from './sentence';
import { isWhole, type MapState, readState, withoutUnknown } from './state';
import { exportPath, tableOf } from './table';
import { useTexts } from './text';

/** The map of Shanghai's ties: filters, picture, and the list that has what the picture draws. */
export function View() {
  const text = useTexts();
  const language = useLanguage();
  const { params } = useLocation();
  const asked = useMemo(() => readState(params), [params.toString()]);
  const variables = {
    language: language === 'zh' ? 'ZH' as const : 'EN' as const, asOf: asked.asOf,
    evidence: ['OFFICIAL' as const, 'REPORTED' as const, 'DERIVED' as const, ...(asked.evidence.has('SYNTHETIC') ? ['SYNTHETIC' as const] : [])],
  };
  const { data: answer, error, slow, retry } = useQuery(mapFlows, variables);
  const organizationVariables = asked.kinds.has('REPRESENTS') ? { language: variables.language, asOf: asked.asOf } : null;
  const organizations = useQuery(mapOrganizations, organizationVariables);
  const newest = useMemo(() => {
    const flows = answer && mapData(answer, language);
    return flows && organizations.data ? withOrganizations(flows, organizations.data, language) : flows;
  }, [answer, organizations.data]);
  const kept = useRef(newest); // what was drawn before an error
  if (newest) kept.current = newest;
  const tied = kept.current;
  const [data, state] = usePlace(tied, asked, language);
  const [frame, figure] = useFrame();
  const base = useBaseMap();
  const picture = useMemo(() => data && frame && base && pictureOf(data, state, frame, base.box, provinceBoxes), [data, state, frame, base]);
  const yunnan = useYunnan(picture !== undefined && base?.credit === null && (picture.level !== 'PROVINCE' && picture.transform.k > 0.3 || state.province === '530000'));
  const view = useHighlight();
  return (
    <Page title={text.title} sentence={data && picture && sentenceOf(data, picture, state, language)} wide
      actions={{ documents: [{ document: mapFlows, variables }, ...(organizationVariables ? [{ document: mapOrganizations, variables: organizationVariables }] : [])],
        picture: () => document.querySelector<SVGSVGElement>('.map-figure .scene'),
        ...(data && picture && { sources: async () => (await import('./sources')).sourcesOfLines(data, picture, state, { asOf: asked.asOf, evidence: variables.evidence }, language) }),
        table: () => tableOf(picture?.lines ?? [], language), ...(state.kinds.size > 0 && state.evidence.size > 0 && { file: { path: exportPath(state), content: 'ties' as const } }) }}>
      {params.get('embed') !== '1' && <Hint />}
      <div class="map-view" ref={view}>
        {data && picture && frame && base ? <Filters state={state} asOf={asked.asOf} data={data} picture={picture} lens={lensOf(frame) ? null : base.districts} />
          : <aside class="map-filters" aria-label={text.filters} />}
        <div class="map-figure" ref={figure}>
          {error ? <Failure error={error} retry={retry} /> : organizations.error && <Failure error={organizations.error} retry={organizations.retry} />}
          {(slow || organizations.slow) && <Progress />}
          {data && picture && frame && base && <Figure data={data} state={state} frame={frame} base={base} yunnan={yunnan} picture={picture} />}
        </div>
        <aside class="map-list" aria-label={text.list}>
          {data && picture && <Listing data={data} picture={picture} state={state} />}
        </aside>
      </div>
    </Page>
  );
}

/** What is chosen, then what is drawn. */
function Listing({ data, picture, state }: { data: MapData; picture: Picture; state: MapState }) {
  const text = useTexts();
  const language = useLanguage();
  const { chambersInShanghai, chambersElsewhere, liaisonOffices } = data.totals;
  const known = (total: Total) => formatKnown(total.known, total.published, language);
  const line = picture.lines.find(({ id }) => id === state.line);
  const place = state.place === null ? undefined : data.places.get(state.place);
  return (
    <>
      {state.unknown.length > 0 && <p class="notice" role="status">{text.unknown(state.unknown.join(' · '))}</p>}
      <Details line={line} place={place} data={data} state={state} />
      <h2>{text.list} <small>{text.rows(picture.lines.length)}</small></h2>
      <LineList lines={picture.lines} places={data.places} chosenLine={state.line} chosenPlace={picture.chosenPartner} />
      {picture.lines.length === 0 && (
        <Empty>
          <p>{picture.outOfView > 0 ? text.noneInView : state.asOf === null ? text.none : text.noneThen}</p>
          {state.asOf !== null && <button type="button" onClick={() => navigate({ params: { asOf: null } })}>{text.toNow}</button>}{' '}
          <button type="button" onClick={() => navigate({ path: '/' })}>{text.clear}</button>
        </Empty>
      )}
      {picture.outOfView > 0 && <p class="quiet">{text.outOfView(picture.outOfView)}</p>}
      {data.unattested > 0 && <p class="quiet">{text.unattested(data.unattested)}</p>}
      {state.kinds.has('REPRESENTS') && <p class="quiet">{text.organizationTotals(known(chambersInShanghai), known(chambersElsewhere), known(liaisonOffices))}</p>}
      <p class="quiet">{text.width} {text.dots}</p>
    </>
  );
}

/**
 * Returns data with the chosen place, which is asked for if nobody is tied with it, and the state without what does not
 * exist.
 */
function usePlace(tied: MapData | undefined, asked: MapState, language: 'zh' | 'en'): [MapData | undefined, MapState] {
  const code = tied && asked.place !== null && !tied.places.has(asked.place) ? asked.place : null;
  const { data: answer } = useQuery(mapPlace, code === null ? null : { code, language: language === 'zh' ? 'ZH' : 'EN' });
  const data = useMemo(() => (tied && answer && code !== null ? withPlace(tied, answer, language) : tied), [tied, answer]);
  const state = useMemo(() => {
    // While another day is loaded, the old figures stand with their own day.
    const known = data ? withoutUnknown({ ...asked, asOf: data.asOf }, data.districts, provinceBoxes) : asked;
    const isMissing = code !== null && answer !== undefined && !answer.places.nodes.some((place) => place.code === code);
    return isMissing ? { ...known, place: null, unknown: [...known.unknown, `place=${code}`] } : known;
  }, [asked, data, answer]);
  return [data, state];
}

function sentenceOf(data: MapData, picture: Picture, state: MapState, language: 'zh' | 'en'): string {
  const nameOf = (code: string | null) => (code === null ? null : data.places.get(code)?.name ?? null);
  return sentence(summarize(picture.chosen, data.places),
    { asOf: state.asOf, district: nameOf(state.district), province: nameOf(state.province), published: isWhole(state) ? { friendly: data.totals.friendly, organizations: organizationTotal(data) } : null,
      investmentYears: data.investmentYears, isBeyondFrame: picture.outOfView > 0 }, language);
}

/** Returns the size of an element, and the reference to give it. */
function useFrame(): [Frame | undefined, { current: HTMLDivElement | null }] {
  const element = useRef<HTMLDivElement>(null);
  const [frame, setFrame] = useState<Frame>();
  useEffect(() => {
    const node = element.current;
    if (!node) return;
    const measure = () => setFrame((before) => {
      const { clientWidth: width, clientHeight: height } = node;
      return before?.width === width && before.height === height ? before : { width, height };
    });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, []);
  return [frame, element];
}

/** Lights up what the pointer or the focus is on, in the picture and in the list. */
function useHighlight(): { current: HTMLDivElement | null } {
  const view = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const node = view.current;
    if (!node) return;
    const light = ({ target }: Event) => highlight(node, target);
    const clear = () => highlight(node, null);
    node.addEventListener('pointerover', light);
    node.addEventListener('focusin', light);
    node.addEventListener('pointerleave', clear);
    node.addEventListener('focusout', clear);
    return () => {
      node.removeEventListener('pointerover', light);
      node.removeEventListener('focusin', light);
      node.removeEventListener('pointerleave', clear);
      node.removeEventListener('focusout', clear);
    };
  }, []);
  return view;
}
