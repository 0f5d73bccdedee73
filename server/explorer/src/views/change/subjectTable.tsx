import { useLanguage } from '../../language';
import { type Column, DataTable } from '../../parts/dataTable';
import { EvidenceMark } from '../../parts/evidence';
import { Link } from '../../url';
import { tieKindWords } from '../../words/words';
import { outcomeOf, prefectureOf, type Subject } from './change';
import { useTexts } from './text';

/** The places and other second ends of ties, what changed first. */
export function SubjectTable({ rows, columns }: { rows: Subject[]; columns: Column<Subject>[] }) {
  const text = useTexts();
  return (
    <section aria-labelledby="subjects">
      <h2 id="subjects">{text.list} <small>{rows.length}</small></h2>
      <DataTable name="subjects" caption={text.list} columns={columns} rows={rows} rowKey={({ kind, subject }) => `${kind} ${subject.id}`}
        filterable={rows.length > 12} />
      <p class="quiet">{text.counted}</p>
    </section>
  );
}

/** The columns of the table, for the page and for CSV. */
export function useSubjectColumns(from: string, to: string, withKind: boolean): Column<Subject>[] {
  const text = useTexts();
  const language = useLanguage();
  return [
    {
      key: 'outcome', title: text.outcome, value: (row) => text.outcomes[outcomeOf(row)],
      cell: (row) => (
        <>
          <span class={`change-outcome ${outcomeOf(row)}`} aria-hidden="true" /> {text.outcomes[outcomeOf(row)]}
          {row.hands !== 'NONE' && row.hands !== 'SAME' && <span class="quiet"> {text.hands[row.hands]}</span>}
        </>
      ),
    },
    ...(withKind ? [{ key: 'kind', title: text.kind, value: (row: Subject) => tieKindWords[language][row.kind] }] : []),
    {
      key: 'place', title: text.place, rowHeader: true, value: (row) => row.subject.name,
      cell: ({ subject }) => ('code' in subject ? <Link path={`/place/${subject.code}`}>{subject.name}</Link> : subject.name),
    },
    { key: 'area', title: text.area, value: (row) => prefectureOf(row)?.name ?? null },
    { key: 'before', title: text.before(from), value: (row) => namesOf(row.before), cell: (row) => <Ends ties={row.before} none={text.none} /> },
    {
      key: 'after', title: text.after(to), value: (row) => namesOf(row.after),
      cell: (row) => <Ends ties={row.after} none={text.none} />,
    },
    { key: 'count', title: text.number, numeric: true, value: (row) => row.began + row.ended + row.stayed + row.undated },
  ];
}

/** The first ends of ties, with how each tie is known. */
function Ends({ ties, none }: { ties: Subject['before']; none: string }) {
  if (ties.length === 0) return <span class="quiet">{none}</span>;
  return <>{ties.map((tie) => <span key={tie.id} class="change-end"><EvidenceMark evidence={tie.evidence} /> {tie.from.name}</span>)}</>;
}

function namesOf(ties: Subject['before']): string | null {
  return ties.length > 0 ? ties.map((tie) => tie.from.name).join(' · ') : null;
}
