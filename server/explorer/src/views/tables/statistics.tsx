import { graphql } from '../../api/document';
import { useQuery } from '../../api/useQuery';
import type { Dimension, StatisticMeasure, StatisticOrder, StatisticSubject } from '../../gql/schema';
import { texts, useApiLanguage, useLanguage } from '../../language';
import { Bar } from '../../parts/bar';
import { Counts } from '../../parts/basis';
import { EvidenceChoice, evidenceOf, Select, TimeChoice } from '../../parts/choice';
import { type Column, DataTable, tableData, visibleRows } from '../../parts/dataTable';
import { Empty } from '../../parts/empty';
import { NodeLink } from '../../parts/nodeLink';
import { useLocation } from '../../url';
import { formatFixed, formatNumber } from '../../words/format';
import { evidenceWords } from '../../words/words';
import { Frame } from './frame';
import { type Group, withEvidence } from './groups';
import { statisticMeasureWords } from './measures';
import { oneOf } from './parameters';
import { dimensionsOf, dimensionWords, measuresOf, subjects, subjectWords, valueWord } from './subjects';
import { useTexts as useSharedTexts } from './text';

const document = graphql(`query Statistics($of: StatisticSubject!, $by: [Dimension!]!, $byEvidence: [Dimension!]!, $measure: StatisticMeasure,
  $asOf: PartialDate, $evidence: [Evidence!]!, $order: StatisticOrder!, $language: Language!) {
  rows: statistics(of: $of, groupBy: $by, measure: $measure, asOf: $asOf, evidence: $evidence, orderBy: $order) {
    groups { value place { id code name(language: $language) } }
    count unattested sum average min max
  }
  rowsByEvidence: statistics(of: $of, groupBy: $byEvidence, asOf: $asOf, evidence: $evidence) {
    groups { value place { code name } }
    count
  }
}`);

const useTexts = texts({
  zh: {
    of: '统计什么', by: '分组', and: '再分组', none: '不再分组', measure: '数值', count: '记录数', average: '平均', min: '最小', max: '最大', sum: '合计',
    sentence: (subject: string, groups: number, total: string) => `${subject}共 ${total} 条记录，分为 ${groups} 组。`,
    caption: (subject: string, by: string) => `${subject}，按${by}`,
    unattested: (count: string) => `另有 ${count} 条记录当时是否已有尚无来源说明，未计入。`,
    order: '原顺序', empty: '没有符合条件的记录。换一个时间或依据试试。',
    placeholders: '其中有占位：它们只把规划公布的总数补足，怎样分布不是事实。',
  },
  en: {
    of: 'Count', by: 'By', and: 'And by', none: 'nothing more', measure: 'Number', count: 'Records', average: 'Mean', min: 'Smallest', max: 'Largest', sum: 'Sum',
    sentence: (subject: string, groups: number, total: string) => `${subject}: ${total} records in ${groups} groups.`,
    caption: (subject: string, by: string) => `${subject} · ${by}`,
    unattested: (count: string) => `${count} more records are left out because no source shows them by that day.`,
    order: 'As counted', empty: 'No record fits. Try another time or other evidence.',
    placeholders: 'Some of these are placeholders: they only fill a published total up, and how they are spread is not a fact.',
  },
});

/** Counts and sums of records, by one or two dimensions. */
export function StatisticsTable() {
  const text = useTexts();
  const language = useLanguage();
  const { params } = useLocation();
  const of = oneOf(params, 'of', subjects, 'PAIRINGS');
  const dimensions = dimensionsOf[of];
  const by = oneOf(params, 'by', dimensions, dimensions[0] ?? 'EVIDENCE');
  const seconds = secondDimensions(of, by);
  const and = seconds.find((dimension) => dimension === params.get('and')) ?? (isTwoWay(of, by) ? 'DIRECTION' : undefined);
  const groupBy = and ? [by, and] : [by];
  const measure = (measuresOf[of] ?? []).find((item) => item === params.get('measure')) ?? measuresOf[of]?.[0] ?? null;
  const variables = {
    of, by: groupBy, byEvidence: [...groupBy.filter((dimension) => dimension !== 'EVIDENCE'), 'EVIDENCE' as const], measure, asOf: params.get('asOf'),
    evidence: evidenceOf(params), order: orderOf(by, measure), language: useApiLanguage(),
  };
  const state = useQuery(document, variables);
  const groups = state.data ? withEvidence(state.data.rows, state.data.rowsByEvidence) : [];
  const columns = useColumns(of, groupBy, measure, groups);
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  const unattested = groups.reduce((sum, group) => sum + (group.unattested ?? 0), 0);
  const actions = { documents: [{ document, variables }], table: () => tableData(columns, visibleRows('statistics', columns, groups, params)) };
  const option = (dimension: Dimension) => ({ value: dimension, title: dimensionWords[language][dimension] });
  const byWords = groupBy.map((dimension) => dimensionWords[language][dimension]).join(language === 'zh' ? '、' : ', ');
  const controls = (
    <>
      <Select name="of" label={text.of} value={of} usual="PAIRINGS" clears={['by', 'and', 'measure', 'statistics.sort', 'statistics.filter']}
        options={subjects.map((value) => ({ value, title: subjectWords[language][value] }))} />
      <Select name="by" label={text.by} value={by} usual={dimensions[0] ?? ''} clears={['statistics.sort', 'statistics.filter']} options={dimensions.map(option)} />
      <Select name="and" label={text.and} value={and ?? ''} usual="" clears={['statistics.sort']}
        options={[...(isTwoWay(of, by) ? [] : [{ value: '', title: text.none }]), ...seconds.map(option)]} />
      {measure && <Select name="measure" label={text.measure} value={measure} usual={measuresOf[of]?.[0] ?? ''} clears={['statistics.sort']}
        options={(measuresOf[of] ?? []).map((value) => ({ value, title: statisticMeasureWords[language][value].name }))} />}
      <TimeChoice />
      <EvidenceChoice />
    </>
  );
  return (
    <Frame table="statistics" actions={actions} state={state} controls={controls}
      sentence={state.data && text.sentence(subjectWords[language][of], groups.length, formatNumber(total, language))}>
      {state.data && groups.length === 0 && <Empty>{text.empty}</Empty>}
      {groups.some(({ byEvidence }) => byEvidence.some(({ evidence }) => evidence === 'SYNTHETIC')) && <p class="caution">{text.placeholders}</p>}
      {groups.length > 0 && <DataTable name="statistics" caption={text.caption(subjectWords[language][of], byWords)} columns={columns} rows={groups}
        rowKey={({ key }) => key} order={text.order} filterable csv />}
      {unattested > 0 && <p class="quiet">{text.unattested(formatNumber(unattested, language))}</p>}
    </Frame>
  );
}

function useColumns(of: StatisticSubject, by: Dimension[], measure: StatisticMeasure | null, groups: Group[]): Column<Group>[] {
  const text = useTexts();
  const shared = useSharedTexts();
  const language = useLanguage();
  const most = (number: (group: Group) => number) => Math.max(...groups.map(number));
  const digits = measure === 'COUNTIES' || measure === 'ENTERPRISES' ? 0 : 2;
  const words = measure && statisticMeasureWords[language][measure];
  const aggregate = (key: 'sum' | 'average' | 'min' | 'max'): Column<Group> => ({
    key, title: key === 'sum' && words ? words.name : text[key], unit: words?.unit, numeric: true, value: (group) => group[key] ?? null,
    cell: (group) => (typeof group[key] === 'number' ? formatFixed(group[key], language, key === 'average' ? 2 : digits) : '—'),
  });
  const summed = measure !== null && !isPercentage(measure);
  return [
    ...by.flatMap((dimension, i): Column<Group>[] => [...(groups.some(({ groups: values }) => values[i]?.place) ? [{
      key: `${dimension.toLowerCase()}Code`, title: shared.codeOf(dimensionWords[language][dimension]), fileOnly: true,
      value: ({ groups: values }: Group) => values[i]?.place?.code ?? null,
    }] : []), {
      key: dimension.toLowerCase(), title: dimensionWords[language][dimension],
      value: ({ groups: values }) => values[i]?.place?.name ?? valueWord(of, dimension, values[i]?.value, language),
      cell: ({ groups: values }) => {
        const place = values[i]?.place;
        return place ? <NodeLink node={{ id: place.code, ...place }} /> : valueWord(of, dimension, values[i]?.value, language);
      },
    }]),
    {
      key: 'count', bar: !summed, title: text.count, numeric: true, value: ({ count }) => count,
      cell: ({ count }) => (summed ? formatNumber(count, language) : <WithBar value={count} max={most(({ count: records }) => records)} />),
    },
    ...(summed ? [{ ...aggregate('sum'), bar: true, cell: ({ sum }: Group) => (typeof sum === 'number' ? <WithBar value={sum} max={most((group) => group.sum ?? 0)} digits={digits} /> : '—') }] : []),
    ...(measure && measure !== 'COUNTIES' && groups.some(({ count }) => count > 1) ? [aggregate('average'), aggregate('min'), aggregate('max')] : []),
    {
      key: 'evidence', title: shared.evidence, value: ({ byEvidence }) => byEvidence.map(({ evidence, count }) => `${evidenceWords[language][evidence]} ${count}`).join(', '),
      cell: ({ byEvidence }) => <Counts counts={byEvidence} none="—" />,
    },
  ];
}

/** A number after a bar of its size. */
function WithBar({ value, max, digits = 0 }: { value: number; max: number; digits?: number }) {
  return <span class="with-bar"><Bar value={value} max={max} kind="organization" /><span>{formatFixed(value, useLanguage(), digits)}</span></span>;
}

/** Money that goes out and money that comes in must not be added up: flows that are not grouped by direction first are so second. */
function isTwoWay(of: StatisticSubject, by: Dimension): boolean {
  return of === 'INVESTMENT_FLOWS' && by !== 'DIRECTION';
}

/** By which dimensions groups can be divided further. */
function secondDimensions(of: StatisticSubject, by: Dimension): Dimension[] {
  return isTwoWay(of, by) ? ['DIRECTION'] : dimensionsOf[of].filter((dimension) => dimension !== by);
}

/** Percentages have no sum. */
function isPercentage(measure: StatisticMeasure): boolean {
  return measure === 'GROWTH' || measure === 'SHARE';
}

/** Years in their order; other groups by their size, the largest first. */
function orderOf(by: Dimension, measure: StatisticMeasure | null): StatisticOrder {
  if (by === 'YEAR') return 'GROUPS_ASC';
  return measure && !isPercentage(measure) ? 'SUM_DESC' : 'COUNT_DESC';
}
