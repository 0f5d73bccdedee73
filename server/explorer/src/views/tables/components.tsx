import type { LinkageIndexQuery } from '../../gql/graphql';
import { texts, useLanguage } from '../../language';
import { citationsText } from '../../parts/citations';
import { type Column, DataTable } from '../../parts/dataTable';
import { Sources } from '../../parts/sources';
import { formatKnown, formatNumber } from '../../words/format';
import { unitWord } from '../../words/units';
import { componentWords } from './linkageWords';
import { useTexts as useSharedTexts } from './text';

type Row = LinkageIndexQuery['linkageIndex']['components'][number];

const useTexts = texts({
  zh: { caption: '分项', name: '分项', unit: '单位', included: '计入', yes: '是', no: '否', weight: '权重', known: '已知／公布', coverage: '覆盖', reason: '理由' },
  en: { caption: 'Components', name: 'Component', unit: 'Unit', included: 'In the index', yes: 'yes', no: 'no', weight: 'Weight', known: 'Known of published', coverage: 'Coverage', reason: 'Why' },
});

/** The components of the linkage index: which are in it, with which weight, and why. */
export function ComponentTable({ components }: { components: Row[] }) {
  const text = useTexts();
  const shared = useSharedTexts();
  const language = useLanguage();
  const percent = (value: number) => `${formatNumber(100 * value, language, 1)}%`;
  const columns: Column<Row>[] = [
    { key: 'name', title: text.name, value: ({ component }) => componentWords[language][component] },
    { key: 'unit', title: text.unit, value: ({ unit }) => unitWord(unit, language) },
    { key: 'included', title: text.included, value: ({ included }) => (included ? text.yes : text.no), cell: ({ included }) => (included ? <b>{text.yes}</b> : text.no) },
    { key: 'weight', title: text.weight, numeric: true, value: ({ weight }) => weight, cell: ({ weight }) => (weight > 0 ? percent(weight) : '—') },
    {
      key: 'known', title: text.known, numeric: true, value: ({ held }) => held,
      cell: ({ held, published }) => (typeof published === 'number' ? formatKnown(held, published, language) : formatNumber(held, language)),
    },
    { key: 'coverage', title: text.coverage, numeric: true, value: ({ coverage }) => coverage ?? null, cell: ({ coverage }) => (typeof coverage === 'number' ? percent(coverage) : '—') },
    { key: 'reason', title: text.reason, value: ({ reason }) => reason },
    {
      key: 'source', title: shared.source, value: ({ sources }) => citationsText(sources),
      cell: ({ sources }) => (sources.length > 0 ? <div class="evidenced"><Sources sources={sources} /></div> : '—'),
    },
  ];
  return <DataTable name="components" caption={text.caption} columns={columns} rows={components} rowKey={({ component }) => component} csv />;
}
