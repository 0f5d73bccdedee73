import { graphql } from '../../api/document';
import { useQuery } from '../../api/useQuery';
import type { TargetsQuery } from '../../gql/graphql';
import { type Language, texts, useApiLanguage, useLanguage } from '../../language';
import { type Column, DataTable, tableData, visibleRows } from '../../parts/dataTable';
import { Empty } from '../../parts/empty';
import { useLocation } from '../../url';
import { formatDate, formatNumber } from '../../words/format';
import { unitWord } from '../../words/units';
import { useEvidenceColumns } from './evidenceColumns';
import { Frame } from './frame';

const document = graphql(`query Targets($language: Language!) {
  targets: indicators(filter: {kind: {in: [PLAN_TARGET]}}, first: 100) { nodes { ...IndicatorFields } }
  figures: indicators(filter: {kind: {in: [PUBLISHED_FIGURE]}}, first: 100) { totalCount nodes { ...IndicatorFields } }
}
fragment IndicatorFields on Indicator {
  id name(language: $language) unit nature evidence
  target { value text qualifier basis from until by2025 { value text qualifier } }
  observations { value text qualifier basis from until evidence }
  sources { locator note confidence source { title documentNumber issuer url } }
}`);

type Indicator = TargetsQuery['targets']['nodes'][number];
type Figure = { value?: number | null; text?: string | null; qualifier?: string | null };

/** A published figure in one period. */
interface FigureRow {
  id: string;
  indicator: Indicator;
  figure: Figure;
  period: string | null;
  evidence: Indicator['evidence'];
  sources: Indicator['sources'];
}

const useTexts = texts({
  zh: {
    number: '序号', name: '指标', nature: '属性', by2025: '2025 年', target: '年均／累计', basis: '口径', unit: '单位', value: '数值', period: '时期',
    natures: { BINDING: '约束性', ANTICIPATORY: '预期性' },
    bases: { ANNUAL: '每年', ANNUAL_MEAN: '年均', CUMULATIVE: '累计' },
    about: (value: string) => `约 ${value}`, atLeast: (value: string) => `≥${value}`, since: (from: string) => `${from}起`, until: (until: string) => `至${until}`,
    range: (from: string, until: string) => `${from}–${until}`,
    sentence: (count: number, numbers: number) => `规划为 2025 年定了 ${count} 项指标，其中 ${numbers} 项有数值，其余只有文字；没有数值的不作推算。`,
    table6: '规划指标（表6）', figures: '规划公布的其他数字', byNumber: '按表6的顺序', none: '没有载入指标。指标属于 official 层。',
    dash: '表中为“—”的，规划没有给出数值。规划也没有公布这些指标的完成情况。',
  },
  en: {
    number: 'No.', name: 'Indicator', nature: 'Nature', by2025: 'In 2025', target: 'Mean or total', basis: 'Counts', unit: 'Unit', value: 'Figure', period: 'Period',
    natures: { BINDING: 'binding', ANTICIPATORY: 'expected' },
    bases: { ANNUAL: 'each year', ANNUAL_MEAN: 'mean of the years', CUMULATIVE: 'whole period' },
    about: (value: string) => `about ${value}`, atLeast: (value: string) => `≥${value}`, since: (from: string) => `since ${from}`, until: (until: string) => `until ${until}`,
    range: (from: string, until: string) => `${from}–${until}`,
    sentence: (count: number, numbers: number) => `The plan sets ${count} indicators for 2025. ${numbers} of them have a number, the others only words, and no number is made up.`,
    table6: 'Targets of the plan (Table 6)', figures: 'Other figures that the plan publishes', byNumber: 'As in Table 6', none: 'No indicators are loaded. They belong to the layer official.',
    dash: 'A dash means that the plan gives no value. The plan does not publish how far these indicators are reached.',
  },
});

/** The seven indicators of Table 6, and the other figures that the plan publishes. */
export function TargetsTable() {
  const text = useTexts();
  const { params } = useLocation();
  const variables = { language: useApiLanguage() };
  const state = useQuery(document, variables);
  const targets = (state.data?.targets.nodes ?? []).toSorted((a, b) => numberOf(a) - numberOf(b));
  const figures = useFigures(state.data?.figures.nodes ?? []);
  const columns = useTargetColumns();
  const actions = { documents: [{ document, variables }], table: () => tableData(columns, visibleRows('targets', columns, targets, params)) };
  const withNumber = targets.filter(({ target }) => typeof target?.value === 'number').length;
  return (
    <Frame table="targets" actions={actions} state={state} sentence={state.data && text.sentence(targets.length, withNumber)}>
      {state.data && targets.length === 0 && <Empty>{text.none}</Empty>}
      {targets.length > 0 && <DataTable name="targets" caption={text.table6} columns={columns} rows={targets} rowKey={({ id }) => id} order={text.byNumber} csv />}
      {targets.length > 0 && <p class="quiet">{text.dash}</p>}
      {figures.length > 0 && <DataTable name="figures" caption={text.figures} columns={useFigureColumns()} rows={figures} rowKey={({ id }) => id} filterable csv />}
    </Frame>
  );
}

function useTargetColumns(): Column<Indicator>[] {
  const text = useTexts();
  const language = useLanguage();
  const printed = usePrinted();
  const basis = ({ target }: Indicator) => (target?.basis ? text.bases[target.basis] : null);
  return [
    { key: 'number', title: text.number, numeric: true, value: numberOf },
    { key: 'name', title: text.name, rowHeader: true, value: ({ name }) => name },
    { key: 'nature', title: text.nature, value: ({ nature }) => (nature ? text.natures[nature] : null) },
    { key: 'by2025', title: text.by2025, numeric: true, value: ({ target }) => target?.by2025?.value ?? null, cell: ({ target, unit }) => printed(target?.by2025, unit) },
    { key: 'target', title: text.target, numeric: true, value: ({ target }) => target?.value ?? target?.text ?? null, cell: ({ target, unit }) => <b>{printed(target, unit)}</b> },
    { key: 'basis', title: text.basis, value: basis },
    { key: 'unit', title: text.unit, value: ({ unit }) => unitWord(unit, language) || null },
    ...useEvidenceColumns<Indicator>(),
  ];
}

function useFigures(indicators: Indicator[]): FigureRow[] {
  const text = useTexts();
  const language = useLanguage();
  return indicators.flatMap((indicator) => {
    const figures = indicator.observations.length > 0 ? indicator.observations : indicator.target ? [{ ...indicator.target, evidence: indicator.evidence }] : [];
    return figures.map((figure, i) => ({ id: `${indicator.id} ${i}`, indicator, figure, period: periodOf(figure, text, language), evidence: figure.evidence, sources: indicator.sources }));
  });
}

function useFigureColumns(): Column<FigureRow>[] {
  const text = useTexts();
  const language = useLanguage();
  const printed = usePrinted();
  return [
    { key: 'name', title: text.name, rowHeader: true, value: ({ indicator }) => indicator.name },
    { key: 'value', title: text.value, numeric: true, value: ({ figure }) => figure.value ?? figure.text ?? null, cell: ({ figure, indicator }) => printed(figure, indicator.unit) },
    { key: 'unit', title: text.unit, value: ({ indicator }) => unitWord(indicator.unit, language) || null },
    { key: 'period', title: text.period, value: ({ period }) => period },
    ...useEvidenceColumns<FigureRow>(),
  ];
}

/** Writes a figure as it is meant: at least, about or exactly so much; the printed text if there is no number. */
function usePrinted(): (figure: Figure | null | undefined, unit: string) => string {
  const text = useTexts();
  const language = useLanguage();
  return (figure, unit) => {
    if (typeof figure?.value !== 'number') return figure?.text ?? '—';
    if (unit === '年' && figure.value > 1900) return String(figure.value); // a year, not a number of years
    const number = formatNumber(figure.value, language, 6) + (unit === '%' ? '%' : '');
    if (figure.qualifier === 'AT_LEAST') return text.atLeast(number);
    return figure.qualifier === 'ABOUT' ? text.about(number) : number;
  };
}

function periodOf({ from, until }: { from?: string | null; until?: string | null }, text: ReturnType<typeof useTexts>, language: Language): string | null {
  if (from && until) return from === until ? formatDate(from, language) : text.range(from, until);
  if (from) return text.since(formatDate(from, language));
  return until ? text.until(formatDate(until, language)) : null;
}

/** The number of an indicator in Table 6, from its place there: 表6-3. */
function numberOf({ sources }: Indicator): number {
  return Number(/-(\d+)$/.exec(sources[0]?.locator ?? '')?.[1] ?? 0);
}
