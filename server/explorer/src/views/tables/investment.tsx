import { graphql } from '../../api/document';
import { useQuery } from '../../api/useQuery';
import type { InvestmentQuery } from '../../gql/graphql';
import { type Language, texts, useApiLanguage, useLanguage } from '../../language';
import { Bar } from '../../parts/bar';
import { Select } from '../../parts/choice';
import { type Column, DataTable, tableData, visibleRows } from '../../parts/dataTable';
import { Empty } from '../../parts/empty';
import { NodeLink } from '../../parts/nodeLink';
import { useLocation } from '../../url';
import { formatFixed, formatNumber } from '../../words/format';
import { Frame } from './frame';
import { oneOf } from './parameters';
import { useEvidenceColumns } from './evidenceColumns';
import { useTexts as useSharedTexts } from './text';

const document = graphql(`query Investment($year: IntFilter, $language: Language!) {
  years: statistics(of: INVESTMENT_FLOWS, groupBy: [YEAR]) { groups { value } }
  sums: statistics(of: INVESTMENT_FLOWS, groupBy: [DIRECTION], measure: AMOUNT, filter: {investmentFlows: {year: $year}}) {
    groups { value }
    count
    sum
  }
  investmentFlows(filter: {year: $year}, first: 100) {
    totalCount
    nodes {
      id year enterprises amount amountLargeProjects growth share rank evidence
      origin { id code name(language: $language) }
      destination { id code name(language: $language) }
      sources { locator note confidence source { title documentNumber issuer url } }
    }
  }
}`);

type Flow = InvestmentQuery['investmentFlows']['nodes'][number];

const directions = ['ELSEWHERE', 'IN_SHANGHAI'] as const;

type Direction = (typeof directions)[number];

const useTexts = texts({
  zh: {
    direction: '方向', year: '年份',
    directions: { ELSEWHERE: '上海企业在外省投资', IN_SHANGHAI: '外省企业在上海投资' },
    rank: '位次', province: '省（区、市）', amount: '投资额', large: '大项目投资额', enterprises: '企业数', growth: '增速', share: '占比', byRank: '按投资额位次',
    unit: '亿元', count: '家',
    total: (amount: number) => `${formatNumber(amount, 'zh', 2)} 亿元`,
    sentence: (year: string, out: string, into: string, outCount: number, inCount: number) =>
      `${year} 年，上海企业在 ${outCount} 个省区市投资 ${out}；${inCount} 个省区市的企业在上海投资 ${into}。`,
    caption: (year: string, direction: string) => `${direction}，${year} 年`,
    note: '大项目指注册资本 5000 万元以上的项目。占比是占该方向全部投资的百分比，规划所列合计 99.99%。规划只以图的形式给出历年投资，没有可用的逐年数字。',
    none: '没有载入投资数据。投资数据属于 official 层。',
  },
  en: {
    direction: 'Direction', year: 'Year',
    directions: { ELSEWHERE: 'From Shanghai to other provinces', IN_SHANGHAI: 'From other provinces to Shanghai' },
    rank: 'Rank', province: 'Province', amount: 'Investment', large: 'In large projects', enterprises: 'Enterprises', growth: 'Growth', share: 'Share', byRank: 'By rank of investment',
    unit: '100 million yuan', count: '',
    total: (amount: number) => `${formatNumber(amount / 10, 'en', 1)} billion yuan`,
    sentence: (year: string, out: string, into: string, outCount: number, inCount: number) =>
      `In ${year} Shanghai’s enterprises invested ${out} in ${outCount} provinces; enterprises of ${inCount} provinces invested ${into} in Shanghai.`,
    caption: (year: string, direction: string) => `${direction}, ${year}`,
    note: 'Large projects have a registered capital above 50 million yuan. The share is that of all investment in this direction; the printed shares add up to 99.99 %. The plan gives yearly investment only as pictures, so there are no figures by year.',
    none: 'No investment is loaded. It belongs to the layer official.',
  },
});

/** What enterprises invested between Shanghai and each other province, in either direction. */
export function InvestmentTable() {
  const text = useTexts();
  const { params } = useLocation();
  const direction = oneOf(params, 'direction', directions, 'ELSEWHERE');
  const asked = Number(params.get('year')) || null;
  const variables = { year: asked ? { eq: asked } : null, language: useApiLanguage() };
  const state = useQuery(document, variables);
  const flows = state.data?.investmentFlows.nodes ?? [];
  const years = (state.data?.years ?? []).flatMap(({ groups }) => groups[0]?.value ?? []).toReversed();
  const year = String(asked ?? years[0] ?? '');
  const rows = flows.filter((flow) => String(flow.year) === year && directionOf(flow) === direction).toSorted((a, b) => a.rank - b.rank);
  const columns = useColumns(rows, direction);
  const sum = (of: Direction) => state.data?.sums.find(({ groups }) => groups[0]?.value === of);
  const [out, into] = [sum('ELSEWHERE'), sum('IN_SHANGHAI')];
  const sentence = out && into && text.sentence(year, text.total(out.sum ?? 0), text.total(into.sum ?? 0), out.count, into.count);
  const actions = {
    documents: [{ document, variables }],
    table: () => tableData(columns, visibleRows('investment', columns, rows, params)),
  };
  const controls = (
    <>
      <Select name="direction" label={text.direction} value={direction} usual="ELSEWHERE" clears={['investment.filter']}
        options={directions.map((value) => ({ value, title: text.directions[value] }))} />
      {years.length > 0 && <Select name="year" label={text.year} value={year} usual={years[0] ?? ''} options={years.map((value) => ({ value, title: value }))} />}
    </>
  );
  return (
    <Frame table="investment" actions={actions} state={state} sentence={sentence} controls={controls}>
      {state.data && rows.length === 0 && <Empty>{text.none}</Empty>}
      {rows.length > 0 && (
        <DataTable name="investment" caption={text.caption(year, text.directions[direction])} columns={columns} rows={rows} rowKey={({ id }) => id}
          order={text.byRank} filterable csv />
      )}
      <p class="quiet">{text.note}</p>
    </Frame>
  );
}

function useColumns(rows: Flow[], direction: Direction): Column<Flow>[] {
  const text = useTexts();
  const shared = useSharedTexts();
  const language = useLanguage();
  const max = Math.max(...rows.map(({ amount }) => amount));
  const other = (flow: Flow) => (direction === 'ELSEWHERE' ? flow.destination : flow.origin);
  return [
    { key: 'rank', title: text.rank, numeric: true, value: ({ rank }) => rank },
    { key: 'code', title: shared.code, fileOnly: true, value: (flow) => other(flow).code },
    { key: 'province', title: text.province, rowHeader: true, value: (flow) => other(flow).name, cell: (flow) => <NodeLink node={other(flow)} /> },
    {
      key: 'amount', bar: true, title: text.amount, unit: text.unit, numeric: true, value: ({ amount }) => amount,
      cell: ({ amount }) => <span class="with-bar"><Bar value={amount} max={max} kind="investment" /><span>{formatFixed(amount, language, 2)}</span></span>,
    },
    { key: 'large', title: text.large, numeric: true, value: (flow) => flow.amountLargeProjects, cell: (flow) => formatFixed(flow.amountLargeProjects, language, 2) },
    { key: 'enterprises', title: text.enterprises, unit: text.count, numeric: true, value: (flow) => flow.enterprises, cell: (flow) => formatNumber(flow.enterprises, language) },
    { key: 'growth', title: text.growth, unit: '%', numeric: true, value: ({ growth }) => growth ?? null, cell: ({ growth }) => (typeof growth === 'number' ? signed(growth, language) : '—') },
    { key: 'share', title: text.share, unit: '%', numeric: true, value: ({ share }) => share, cell: ({ share }) => formatFixed(share, language, 2) },
    ...useEvidenceColumns<Flow>(),
  ];
}

function directionOf(flow: Flow): Direction {
  return flow.origin.code === '310000' ? 'ELSEWHERE' : 'IN_SHANGHAI';
}

function signed(value: number, language: Language): string {
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${formatFixed(Math.abs(value), language, 2)}`;
}
