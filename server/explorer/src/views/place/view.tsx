import '../../style/records.css';
import './view.css';
import { useRef } from 'preact/hooks';
import type { PlacePageQuery, PlacePageQueryVariables } from '../../gql/graphql';
import { useQuery } from '../../api/useQuery';
import { type Language, useApiLanguage, useLanguage } from '../../language';
import { evidenceOf } from '../../parts/choice';
import { CitedSources } from '../../parts/citedSources';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Page, type TableData } from '../../parts/page';
import { Progress } from '../../parts/progress';
import { Link, navigate, useLocation } from '../../url';
import { evidenceWords } from '../../words/words';
import { splitCooperations } from './agreed';
import { Above, Below, placesBelow } from './around';
import { Facts } from './facts';
import { Crumbs, Head } from './head';
import { Agreements, Bodies, Figures, Organizations, Programmes } from './lists';
import { Locator } from './locator';
import { Money } from './money';
import { Partners } from './partners';
import { shorten } from '../../words/format';
import { hasEnded, today } from '../../words/dates';
import { countPlaceholders } from './placeholders';
import { placePage } from './query';
import { cutLists, recordsOf } from './records';
import { isShanghai, sentenceOf } from './sentence';
import { sumSupport } from './support';
import { SupportTable } from './supportTable';
import { type Text, useTexts } from './text';
import { unknownsOf } from './unknown';

/** The longest code that the API looks up. */
const longestCode = 100;

/** The page of one place: `/place/532931`. */
export function View() {
  const { path, params } = useLocation();
  const code = decodeURIComponent(path.slice('/place/'.length));
  const variables: PlacePageQueryVariables = {
    code, evidence: evidenceOf(params), language: useApiLanguage(), below: params.get('below') !== 'false', first: longestList(code), outside: !isShanghai(code),
  };
  const { data, error, slow, retry } = useQuery(placePage, code.length > longestCode ? null : variables);
  const text = useTexts();
  if (code.length > longestCode) return <Missing code={shorten(code)} />;
  if (error?.code === 'NOT_FOUND' && error.candidates.length === 0) return <Missing code={shorten(code)} />;
  if (error) return <Page title={text.wait}><Failure error={error} retry={retry} /></Page>;
  if (!data) return <Page title={text.wait}>{slow && <Progress />}</Page>;
  if (!data.place) return <Missing code={shorten(code)} />;
  return <PlacePage data={data} place={data.place} variables={variables} />;
}

/**
 * How long the lists of a place may be: longer ones cost more, and the API counts them before it knows their length. Shanghai and
 * all below it have 497 friendly pairs with placeholders, Yunnan 162 ties of support with those that ended.
 */
function longestList(code: string): number {
  if (code === '310000') return 500;
  return code.endsWith('0000') ? 200 : code.endsWith('00') ? 100 : 50;
}

/** The switch between this place and all below it, and this place alone. */
function Scope({ below }: { below: boolean }) {
  const text = useTexts();
  return (
    <div class="place-scope" role="group" aria-label={text.scopeTitle}>
      <button type="button" aria-pressed={below} onClick={() => navigate({ params: { below: null } })}>{text.scopeBelow}</button>
      <button type="button" aria-pressed={!below} onClick={() => navigate({ params: { below: 'false' } })}>{text.scopeSelf}</button>
    </div>
  );
}

/** What is said about a code that no place has. */
function Missing({ code }: { code: string }) {
  const text = useTexts();
  return (
    <Page title={text.missing(code)} sentence={text.missingWhy}>
      <Empty>
        <p>{text.missingOut}</p>
        <p class="way-list">
          <Link class="button" path="/duty" params={{ place: code }}>{text.tryText}</Link>
          <Link class="button" path="/">{text.openMap}</Link>
        </p>
      </Empty>
    </Page>
  );
}

function PlacePage({ data, place, variables }: {
  data: PlacePageQuery;
  place: NonNullable<PlacePageQuery['place']>;
  variables: PlacePageQueryVariables;
}) {
  const text = useTexts();
  const language = useLanguage();
  const picture = useRef<SVGSVGElement>(null);
  const day = today();
  const support = sumSupport(place.pairings.nodes, day);
  const above = place.ancestors.at(-1)?.name ?? '';
  const actions = { documents: [{ document: placePage, variables }], table: () => tableOf(place, text, language), picture: () => picture.current };
  return (
    <Page title={place.name} above={<Crumbs place={place} />} sentence={sentenceOf(place, support, data.contacts, text, language)} actions={actions}>
      <Head place={place} />
      {place.level !== 'COUNTY' && <Scope below={variables.below} />}
      <Facts place={place} support={support} />
      <div class="place-columns">
        <div>
          <SupportTable code={place.code} support={support} />
          <Partners friendly={place.friendlyPairs.nodes} cooperations={splitCooperations(place.cooperations.nodes, place.agreements.nodes)}
            placeholders={countPlaceholders(place.friendlyPairs.byEvidence)} />
          <Bodies place={place} />
          <Agreements place={place} />
          <Organizations place={place} />
          <Money place={place} />
          <Programmes place={place} />
          <Figures place={place} />
          {cutLists(place).map(({ list, shown, total }) => <p key={list} role="note">{text.cut(text.lists[list], shown, total)}</p>)}
          {data.contacts && <Above contacts={data.contacts.contacts} />}
        </div>
        <aside>
          <Locator place={place} support={support} picture={picture} />
          <Below places={placesBelow(data)} support={support} />
          <section class="not-known" aria-labelledby="unknown">
            <h2 id="unknown">{text.unknownTitle}</h2>
            <ul>{unknownsOf(place, day).map(({ kind, count }) => <li key={kind}>{text.unknown[kind](count, above)}</li>)}</ul>
          </section>
        </aside>
      </div>
      <CitedSources records={[...recordsOf(place), place]} />
    </Page>
  );
}

function tableOf(place: NonNullable<PlacePageQuery['place']>, text: Text, language: Language): TableData {
  const agreed = new Set(splitCooperations(place.cooperations.nodes, place.agreements.nodes).agreed.map(({ id }) => id));
  const state = (until: string | null) => (hasEnded(until, today()) ? text.hasEnded : text.hasNotEnded);
  return {
    titles: text.columns,
    rows: recordsOf(place).filter(({ id }) => !agreed.has(id)).map((record) => [
      text.lists[record.list], record.from, record.to, record.since, record.until, record.list === 'investment' ? null : state(record.until),
      record.amount, evidenceWords[language][record.evidence],
      record.sources.map(({ source, locator }) => [source.title, locator].filter(Boolean).join(' ')).join('; '), record.id,
    ]),
  };
}
