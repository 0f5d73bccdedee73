import '../../style/records.css';
import './view.css';
import { useRef } from 'preact/hooks';
import { useQuery } from '../../api/useQuery';
import type { TieKind } from '../../gql/schema';
import { type Language, useApiLanguage, useLanguage } from '../../language';
import { visibleRows } from '../../parts/dataTable';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Page } from '../../parts/page';
import { Progress } from '../../parts/progress';
import { navigate, useLocation } from '../../url';
import { formatDate } from '../../words/format';
import { tieKindWords } from '../../words/words';
import { countsByDistrict, countsByKind, type Outcome, outcomeOf, outcomes, selectSubjects, type Subject, sumCounts } from './change';
import { DistrictTable } from './districtTable';
import { Filters } from './filters';
import { ChangeMaps } from './maps';
import { networkChange } from './query';
import { SubjectTable, useSubjectColumns } from './subjectTable';
import { type Text, useTexts } from './text';

/** A year or a date of the API (PartialDate). */
const date = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** What began, ended and stayed between two days: `/change?from=2020&to=2021`. */
export function View() {
  const text = useTexts();
  const { params } = useLocation();
  const language = useApiLanguage();
  const [from, to] = [params.get('from') ?? '2020', params.get('to') ?? '2021'];
  const valid = date.test(from) && date.test(to);
  const variables = valid ? { from, to, language } : null;
  const { data, error, slow, retry } = useQuery(networkChange, variables);
  if (error || !valid || !data) {
    return (
      <Page title={text.title}>
        <Filters from={from} to={to} kinds={[]} chosen={[]} />
        {!valid && <Empty>{text.invalid}</Empty>}
        {error && <Failure error={error} retry={retry} />}
        {slow && <Progress />}
      </Page>
    );
  }
  return <Change subjects={data.compare.subjects} unattested={data.compare.before.unattested} from={from} to={to} variables={variables} />;
}

function Change({ subjects, unattested, from, to, variables }: {
  subjects: Subject[];
  unattested: number;
  from: string;
  to: string;
  variables: unknown;
}) {
  const text = useTexts();
  const language = useLanguage();
  const { params } = useLocation();
  const kinds = chosenKinds(params);
  const [district, province] = [params.get('district'), params.get('province')];
  const ofPlace = selectSubjects(subjects, { district, province });
  const ofKind = selectSubjects(ofPlace, { kinds });
  const rows = selectSubjects(ofKind, { outcomes: chosenOutcomes(params) })
    .toSorted((a, b) => outcomes.indexOf(outcomeOf(a)) - outcomes.indexOf(outcomeOf(b)));
  const picture = useRef<SVGSVGElement>(null);
  const columns = useSubjectColumns(from, to, kinds.length !== 1);
  const sum = sumCounts(ofKind);
  const narrowed = ofKind.filter((subject) => subject.hands === 'NARROWED').length;
  const actions = {
    documents: [{ document: networkChange, variables }],
    picture: () => picture.current,
    file: `/export/compare.gexf?from=${from}&to=${to}`,
    table: () => ({
      titles: columns.map((column) => column.title),
      rows: visibleRows('subjects', columns, rows, params).map((row) => columns.map((column) => column.value(row))),
    }),
  };
  return (
    <Page title={text.title} sentence={sentenceOf(sum, kinds, dayOf(from, text, language), dayOf(to, text, language), text)} actions={actions}>
      <Filters from={from} to={to} kinds={countsByKind(ofPlace)} chosen={kinds} />
      <div class="change-notes">
        {narrowed > 0 && <p>{text.narrowed(narrowed)}</p>}
        {sum.undated > 0 && <p>{text.undatedNote(sum.undated)}</p>}
        {unattested > 0 && <p class="quiet">{text.unattested(unattested)}</p>}
      </div>
      {rows.length === 0 ? (
        <Empty>
          <p>{text.empty}</p>
          <button type="button" onClick={() => navigate({ path: '/change', params: { from, to } })}>{text.clear}</button>
        </Empty>
      ) : (
        <>
        <ChangeMaps subjects={rows} picture={picture} />
        <div class="change-columns">
          <SubjectTable rows={rows} columns={columns} />
          <DistrictTable rows={countsByDistrict(ofKind)} chosen={district} />
        </div>
        </>
      )}
    </Page>
  );
}

/** The kinds of ties in the address; support if none is given. */
function chosenKinds(params: URLSearchParams): TieKind[] {
  const asked = params.get('kinds');
  if (!asked) return ['SUPPORTS'];
  return asked.split(',').filter((kind): kind is TieKind => kind in tieKindWords.zh);
}

/** The outcomes in the address; all if none is given. */
function chosenOutcomes(params: URLSearchParams): Outcome[] {
  return outcomes.filter((outcome) => params.get('outcome')?.split(',').includes(outcome));
}

function sentenceOf(sum: ReturnType<typeof sumCounts>, kinds: TieKind[], begin: string, end: string, text: Text): string {
  if (sum.began + sum.ended === 0) return text.same(begin, end);
  const sentence = kinds.length === 1 && kinds[0] === 'SUPPORTS' ? text.supportSentence : text.sentence;
  return sentence(begin, end, sum.began, sum.ended, sum.stayed);
}

/** Names the day that a PartialDate means: its last one. */
function dayOf(partial: string, text: Text, language: Language): string {
  return /^\d{4}$/.test(partial) ? text.end(partial) : formatDate(partial, language);
}
