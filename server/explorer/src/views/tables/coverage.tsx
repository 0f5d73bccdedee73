import { graphql } from '../../api/document';
import { useQuery } from '../../api/useQuery';
import type { CoverageQuery } from '../../gql/graphql';
import { type Language, texts, useApiLanguage, useLanguage } from '../../language';
import { Counts } from '../../parts/basis';
import { citationsText } from '../../parts/citations';
import { type Column, DataTable, tableData, visibleRows } from '../../parts/dataTable';
import { Empty } from '../../parts/empty';
import { Sources } from '../../parts/sources';
import { useLocation } from '../../url';
import { formatFixed, formatNumber } from '../../words/format';
import { unitWord } from '../../words/units';
import { evidenceWords } from '../../words/words';
import { Frame } from './frame';
import { useTexts as useSharedTexts } from './text';

const document = graphql(`query Coverage($language: Language!) {
  coverage {
    key name(language: $language) unit published held explanation(language: $language)
    byEvidence { evidence held }
    sources { locator note confidence source { title documentNumber issuer url } }
  }
}`);

type Row = CoverageQuery['coverage'][number];

const useTexts = texts({
  zh: {
    name: '总数', published: '公布', known: '已知', share: '已知比例', evidence: '在册，按依据', none: '无',
    differs: '为什么不同', explanation: '说明', order: '按规划的分类',
    caption: '规划公布的总数与在册的记录',
    sentence: (full: number, all: number) => `规划公布的 ${all} 个总数中，有 ${full} 个已全部查明；其余按依据列出已知多少、占位多少。`,
    note: '占位只把总数补足，不代表任何真实对象，不算已知。已知比例超过 100% 的，是其他来源列出的比规划公布的多。',
    empty: '没有载入公布的总数。它们属于 official 层。',
  },
  en: {
    name: 'Total', published: 'Published', known: 'Known', share: 'Known of published', evidence: 'Held, by evidence', none: 'none',
    differs: 'Why they differ', explanation: 'Note', order: 'As the plan groups them',
    caption: 'Totals that the plan publishes, beside the records held',
    sentence: (full: number, all: number) => `The plan publishes ${all} totals. Of ${full} of them everything is known; for the others the table says how much is known and how much are placeholders.`,
    note: 'Placeholders only fill a total up: they stand for nothing real and do not count as known. A share above 100% means that other sources name more than the plan publishes.',
    empty: 'No published totals are loaded. They belong to the layer official.',
  },
});

/** The totals that the plan publishes, and how much of each is known. */
export function CoverageTable() {
  const text = useTexts();
  const { params } = useLocation();
  const variables = { language: useApiLanguage() };
  const state = useQuery(document, variables);
  const rows = state.data?.coverage ?? [];
  const columns = useColumns();
  const numbered = rows.filter(({ published }) => typeof published === 'number');
  const full = numbered.filter((row) => known(row) >= (row.published ?? 0)).length;
  const actions = { documents: [{ document, variables }], table: () => tableData(columns, visibleRows('coverage', columns, rows, params)) };
  return (
    <Frame table="coverage" actions={actions} state={state} sentence={state.data && text.sentence(full, numbered.length)}>
      {state.data && rows.length === 0 && <Empty>{text.empty}</Empty>}
      {rows.length > 0 && <DataTable name="coverage" caption={text.caption} columns={columns} rows={rows} rowKey={({ key }) => key} order={text.order} filterable csv />}
      <p class="quiet">{text.note}</p>
    </Frame>
  );
}

function useColumns(): Column<Row>[] {
  const text = useTexts();
  const shared = useSharedTexts();
  const language = useLanguage();
  const number = (value: number | null | undefined) => (typeof value === 'number' ? formatNumber(value, language, 2) : '—');
  return [
    {
      key: 'name', title: text.name, rowHeader: true, value: ({ name }) => name,
      cell: (row) => (
        <>
          {row.name}
          {row.explanation && <details class="explanation"><summary>{known(row) === row.published ? text.explanation : text.differs}</summary><p>{row.explanation}</p></details>}
        </>
      ),
    },
    { key: 'published', title: text.published, numeric: true, value: ({ published }) => published ?? null, cell: ({ published, unit }) => <>{number(published)} <small class="quiet">{unitWord(unit, language)}</small></> },
    { key: 'known', title: text.known, numeric: true, value: (row) => (typeof row.held === 'number' ? known(row) : null), cell: (row) => <b>{typeof row.held === 'number' ? number(known(row)) : '—'}</b> },
    {
      key: 'share', bar: true, title: text.share, numeric: true, value: share,
      cell: (row) => (share(row) === null ? '—' : <Share row={row} label={percent(share(row) ?? 0, language)} />),
    },
    {
      key: 'evidence', title: text.evidence, value: ({ byEvidence }) => byEvidence.map(({ evidence, held }) => `${evidenceWords[language][evidence]} ${held}`).join(', '),
      cell: ({ byEvidence }) => <Counts counts={byEvidence.map(({ evidence, held }) => ({ evidence, count: held }))} none={text.none} />,
    },
    {
      key: 'source', title: shared.source, value: ({ sources }) => citationsText(sources),
      cell: ({ sources }) => <div class="evidenced"><Sources sources={sources} /></div>,
    },
  ];
}

/** A published total as a bar: what is known, then what placeholders fill. */
function Share({ row, label }: { row: Row; label: string }) {
  const total = Math.max(row.published ?? 0, known(row) + placeholders(row));
  const width = (part: number) => ({ width: `${(100 * part) / total}%` });
  return (
    <span class="with-bar">
      <span class="share-bar" aria-hidden="true"><span class="known" style={width(known(row))} /><span class="filled" style={width(placeholders(row))} /></span>
      <span>{label}</span>
    </span>
  );
}

function placeholders({ byEvidence }: Row): number {
  return byEvidence.find(({ evidence }) => evidence === 'SYNTHETIC')?.held ?? 0;
}

/** What is held without placeholders. Amounts are decimals, so the sum of the parts is made from the whole. */
function known(row: Row): number {
  return (row.held ?? 0) - placeholders(row);
}

function percent(part: number, language: Language): string {
  return `${formatFixed(100 * part, language, 1)}%`;
}

function share(row: Row): number | null {
  return row.published ? known(row) / row.published : null;
}
