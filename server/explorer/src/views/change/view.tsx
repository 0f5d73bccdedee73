import '../../style/records.css';
import './view.css';
import { useRef } from 'preact/hooks';
import { useQuery } from '../../api/useQuery';
import type { TieKind } from '../../gql/schema';
import { type Language, useApiLanguage, useLanguage } from '../../language';
import { type Column, tableData, visibleRows } from '../../parts/dataTable';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Page } from '../../parts/page';
import { Progress } from '../../parts/progress';
import { Link, navigate, ParamLink, useLocation } from '../../url';
import { today } from '../../words/dates';
import { formatDate } from '../../words/format';
import { formatMoment } from '../../words/moment';
import { evidenceWords, tieKindWords } from '../../words/words';
import { changed, type Counts, countsByDistrict, countsByKind, type Outcome, outcomeOf, outcomes, selectSubjects, type Subject, sumCounts } from './change';
import { DistrictTable } from './districtTable';
import { Filters } from './filters';
import { ChangeMaps } from './maps';
import { networkChange } from './query';
import { SubjectTable, useSubjectColumns } from './subjectTable';
import { type Text, useTexts } from './text';

/** A year or a date of the API (PartialDate). */
const date = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** The last day of the year in which the plan was printed: of later days, hardly any source says what has ended. */
const planDay = '2021-12-31';

/** The last day of a PartialDate, in an order of texts: each month has 31 days here. */
function lastDay(partial: string): string {
  return partial + '-12-31'.slice(partial.length - 4);
}

/** A moment of the API (DateTime). */
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** Two moments: what was recorded between them is shown, instead of what began and ended. */
interface Moments {
  known: string;
  knownTo: string;
}

/** The moments in the address, null if there are none or they are none. */
function momentsOf(params: URLSearchParams): Moments | null {
  const [known, knownTo] = [params.get('known'), params.get('knownTo')];
  return known && knownTo && moment.test(known) && moment.test(knownTo) && Date.parse(known) < Date.parse(knownTo) ? { known, knownTo } : null;
}

/**
 * What began, ended and stayed between two days: `/change?from=2020&to=2021`. With two moments, `known` and `knownTo`, it is what was
 * recorded between them.
 */
export function View() {
  const text = useTexts();
  const { params } = useLocation();
  const language = useApiLanguage();
  const moments = momentsOf(params);
  const [from, to] = [params.get('from') ?? (moments ? today() : '2020'), params.get('to') ?? (moments ? today() : '2021')];
  const valid = date.test(from) && date.test(to) && lastDay(to) <= today() && (lastDay(from) < lastDay(to) || moments !== null && from === to)
    && (moments !== null || !params.has('known') && !params.has('knownTo'));
  const kinds = chosenKinds(params);
  const variables = valid ? { from, to, known: moments?.known ?? null, knownTo: moments?.knownTo ?? null, kinds, language } : null;
  const { data, error, slow, retry } = useQuery(networkChange, variables);
  if (error || !valid || !data) {
    return (
      <Page title={text.title}>
        <Filters from={from} to={to} kinds={[]} chosen={[]} subjects={[]} />
        {!valid && (
          <Empty>
            <p>{text.invalid}</p>
            <p><Link class="button" path="/change">{text.usual}</Link></p>
          </Empty>
        )}
        {error && <Failure error={error} retry={retry} />}
        {slow && <Progress />}
      </Page>
    );
  }
  return <Change subjects={data.compare.subjects} unattested={data.chosen.before.unattested} from={from} to={to} moments={moments} variables={variables} />;
}

function Change({ subjects, unattested, from, to, moments, variables }: {
  subjects: Subject[];
  unattested: number;
  from: string;
  to: string;
  moments: Moments | null;
  variables: unknown;
}) {
  const text = useTexts();
  const language = useLanguage();
  const { params } = useLocation();
  const kinds = chosenKinds(params);
  const [district, province] = [params.get('district'), params.get('province')];
  const ofPlace = selectSubjects(subjects, { district, province });
  const ofKind = selectSubjects(ofPlace, { kinds });
  const rows = selectSubjects(ofKind, { outcomes: chosenOutcomes(params, ofKind) })
    .toSorted((a, b) => outcomes.indexOf(outcomeOf(a)) - outcomes.indexOf(outcomeOf(b)));
  const picture = useRef<SVGSVGElement>(null);
  const columns = useSubjectColumns(from, to, kinds.length !== 1);
  const sum = sumCounts(ofKind);
  const support = sumCounts(selectSubjects(ofKind, { kinds: ['SUPPORTS'] }));
  const narrowed = ofKind.filter((subject) => subject.hands === 'NARROWED').length;
  const known = moments ? `&asKnownAt=${encodeURIComponent(moments.known)}&toAsKnownAt=${encodeURIComponent(moments.knownTo)}` : '';
  const filter = `from=${from}&to=${to}${known}&tieKinds=${kinds.join(',')}`;
  const sentence = moments
    ? text.recorded(formatMoment(moments.known), formatMoment(moments.knownTo), sum.began + sum.undated, sum.ended)
    : sentenceOf(sum, support, dayOf(from, text, language), dayOf(to, text, language), text);
  const actions = {
    documents: [{ document: networkChange, variables }],
    picture: () => picture.current,
    file: { path: `/export/compare.gexf?${filter}`, content: 'comparison' as const },
    table: () => tableData([...columns, ...fileColumns(text, language)], visibleRows('subjects', columns, rows, params)),
  };
  return (
    <Page title={text.title} sentence={sentence} actions={actions}>
      <Filters from={from} to={to} kinds={countsByKind(ofPlace)} chosen={kinds} subjects={ofKind} />
      <div class="change-notes">
        {moments && (
          <p>
            {text.recordedNote}{' '}
            <Link path="/history">{text.history}</Link>{' · '}
            <ParamLink params={{ known: null, knownTo: null, from: null, to: null }}>{text.held}</ParamLink>
          </p>
        )}
        {narrowed > 0 && <p>{text.narrowed(narrowed)}</p>}
        {sum.undated > 0 && <p>{text.undatedNote(sum.undated)}</p>}
        {!moments && lastDay(to) > planDay && sum.stayed > 0 && <p class="quiet">{text.stayedNote}</p>}
        {unattested > 0 && <p class="quiet">{text.unattested(unattested)}</p>}
        <p class="quiet">
          {text.files}
          {['CSV', 'GeoJSON', 'GEXF'].map((format) => (
            <a key={format} href={`/export/compare.${format.toLowerCase()}?${filter}`} download>{format}</a>
          ))}
        </p>
      </div>
      {rows.length === 0 ? (
        <Empty>
          <p>{text.empty}</p>
          <button type="button" onClick={() => navigate({ path: '/change', params: { from, to, ...moments } })}>{text.clear}</button>
        </Empty>
      ) : (
        <>
        <ChangeMaps subjects={params.get('outcome') ? rows : ofKind} picture={picture} />
        <div class="change-columns">
          <SubjectTable rows={rows} columns={columns} />
          <DistrictTable rows={countsByDistrict(ofKind)} chosen={district} />
        </div>
        </>
      )}
    </Page>
  );
}

/** What a file has beside the columns of the page: the code of the place, and how the ties of both days are known. */
function fileColumns(text: Text, language: Language): Column<Subject>[] {
  const evidenceOf = (ties: Subject['before']) => [...new Set(ties.map((tie) => evidenceWords[language][tie.evidence]))].join(' ') || null;
  return [
    { key: 'code', title: text.code, value: ({ subject }) => ('code' in subject ? subject.code : null) },
    { key: 'evidenceBefore', title: text.evidenceBefore, value: ({ before }) => evidenceOf(before) },
    { key: 'evidenceAfter', title: text.evidenceAfter, value: ({ after }) => evidenceOf(after) },
  ];
}

/** The kinds of ties in the address; support if none is given. */
function chosenKinds(params: URLSearchParams): TieKind[] {
  const asked = params.get('kinds');
  if (!asked) return ['SUPPORTS'];
  return asked.split(',').filter((kind): kind is TieKind => kind in tieKindWords.zh);
}

/** The outcomes in the address; without one, what changed, or all if nothing did. */
function chosenOutcomes(params: URLSearchParams, subjects: readonly Subject[]): readonly Outcome[] {
  const asked = params.get('outcome');
  if (asked === 'all') return outcomes;
  if (asked) return outcomes.filter((outcome) => outcome === asked);
  return subjects.some((subject) => changed.includes(outcomeOf(subject))) ? changed : outcomes;
}

function sentenceOf(sum: Counts, support: Counts, begin: string, end: string, text: Text): string {
  if (sum.began + sum.ended === 0) return text.same(begin, end);
  const has = { support: weigh(support) > 0, others: weigh(sum) > weigh(support) };
  const count = (outcome: 'began' | 'ended' | 'stayed') =>
    text.count(has.support ? support[outcome] : null, has.others ? sum[outcome] - support[outcome] : null);
  return text.sentence(begin, end, count('began'), count('ended'), count('stayed'));
}

function weigh({ began, ended, stayed, undated }: Counts): number {
  return began + ended + stayed + undated;
}

/** Names the day that a PartialDate means: its last one. */
function dayOf(partial: string, text: Text, language: Language): string {
  return /^\d{4}$/.test(partial) ? text.end(partial) : formatDate(partial, language);
}
