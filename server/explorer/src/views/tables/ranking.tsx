import { graphql } from '../../api/document';
import { useQuery } from '../../api/useQuery';
import type { RankingQuery } from '../../gql/graphql';
import type { Evidence, Measure, NodeKind, StatisticMeasure } from '../../gql/schema';
import { texts, useApiLanguage, useLanguage } from '../../language';
import { Bar } from '../../parts/bar';
import { BasisNote, Counts } from '../../parts/basis';
import { EvidenceChoice, evidenceOf, Select, TimeChoice } from '../../parts/choice';
import { type Column, DataTable, tableData, visibleRows } from '../../parts/dataTable';
import { Empty } from '../../parts/empty';
import { EvidenceTag } from '../../parts/evidence';
import { NodeLink } from '../../parts/nodeLink';
import { useLocation } from '../../url';
import { formatNumber } from '../../words/format';
import { evidenceWords, nodeKindWords } from '../../words/words';
import { Frame } from './frame';
import { measureWords, statisticMeasureWords } from './measures';
import { oneOf } from './parameters';
import { useTexts as useSharedTexts } from './text';

const document = graphql(`query Ranking($measure: Measure!, $weight: StatisticMeasure, $kinds: [NodeKind!], $first: Int!, $asOf: PartialDate,
  $dated: Boolean!, $evidence: [Evidence!]!, $language: Language!) {
  ranking(measure: $measure, weight: $weight, kinds: $kinds, first: $first, asOf: $asOf, evidence: $evidence) {
    basis { revision asOf used { evidence count } leftOut { evidence count } unattested leftOutKinds }
    ranked
    omitted
    nodes {
      rank
      score
      node {
        id type: __typename name(language: $language) evidence
        ... on Place {
          code
          within { code name(language: $language) }
          ties(filter: {kind: {notIn: [WITHIN, MEASURES, INVESTS]}}, asOf: $asOf, first: 1) { byEvidence { evidence count } }
          flows: ties(filter: {kind: {in: [INVESTS]}}, history: true, first: 1) @skip(if: $dated) { byEvidence { evidence count } }
          flowsOfDay: ties(filter: {kind: {in: [INVESTS]}}, asOf: $asOf, first: 1) @include(if: $dated) { byEvidence { evidence count } }
        }
      }
    }
  }
}`);

type Row = RankingQuery['ranking']['nodes'][number];

const measures: Measure[] = ['DEGREE', 'IN_DEGREE', 'OUT_DEGREE', 'WEIGHTED_DEGREE', 'BETWEENNESS', 'CLOSENESS', 'PAGERANK', 'EIGENVECTOR'];
const weights: StatisticMeasure[] = ['COUNTIES', 'AMOUNT', 'AMOUNT_LARGE_PROJECTS', 'ENTERPRISES'];
const levels = ['DISTRICT', 'PROVINCE', 'PREFECTURE', 'COUNTY', 'ORGANIZATION', 'CHAMBER', 'LIAISON_OFFICE', 'AGREEMENT', 'PROGRAMME', 'ALL'] as const;

const useTexts = texts({
  zh: {
    measure: '指标', weight: '数值', level: '对象', all: '全部节点', rows: '行数',
    rank: '名次', name: '名称', within: '所在', score: '得分', byRank: '按名次',
    sentence: (kinds: string, measure: string, ranked: string, first: string) => `${kinds}按${measure}排名，共 ${ranked} 个有关系的节点${first}。`,
    leader: (name: string, score: string) => `；首位是${name}（${score}）`,
    equal: (count: string, score: string) => `${count} 个节点得分相同（${score}），这一指标分不出它们的先后。`,
    ties: '它的关系，按依据',
    computed: '得分由关系计算得出。地方的各行列出它自己的关系各有什么依据；其他节点的各行标出节点本身如何得知。',
    omitted: (count: number) => `还有 ${count} 个节点与末位同分，未列出。`,
    none: '没有符合条件的关系，所以没有可排名的节点。换一个时间、依据或对象试试。',
  },
  en: {
    measure: 'Measure', weight: 'Number', level: 'Nodes', all: 'All nodes', rows: 'Rows',
    rank: 'Rank', name: 'Name', within: 'In', score: 'Score', byRank: 'By rank',
    sentence: (kinds: string, measure: string, ranked: string, first: string) => `${kinds} by ${measure}: ${ranked} nodes that have ties${first}.`,
    leader: (name: string, score: string) => `; the first is ${name} (${score})`,
    equal: (count: string, score: string) => `All ${count} nodes have the same score (${score}): this measure does not rank them.`,
    ties: 'Its ties, by evidence',
    computed: 'Scores are computed from ties. Rows of places say how their own ties are known; rows of other nodes say how the node itself is known.',
    omitted: (count: number) => `${count} more nodes share the last score and are not listed.`,
    none: 'No tie fits, so there is no node to rank. Try another time, other evidence or other nodes.',
  },
});

/** Nodes by a measure of graph theory, with its definition and unit. */
export function RankingTable() {
  const text = useTexts();
  const shared = useSharedTexts();
  const language = useLanguage();
  const { params } = useLocation();
  const measure = oneOf(params, 'measure', measures, 'DEGREE');
  const weight = measure === 'WEIGHTED_DEGREE' ? oneOf(params, 'weight', weights, 'COUNTIES') : null;
  const level = oneOf(params, 'of', levels, 'DISTRICT');
  const first = Number(oneOf(params, 'first', ['20', '50', '100', '500', '1000'], '50'));
  const variables = {
    measure, weight, first, kinds: level === 'ALL' ? null : [level as NodeKind], asOf: params.get('asOf'), dated: params.has('asOf'), evidence: evidenceOf(params),
    language: useApiLanguage(),
  };
  const state = useQuery(document, variables);
  const ranking = state.data?.ranking;
  const rows = ranking?.nodes ?? [];
  const words = measureWords[language][measure];
  const unit = weight ? statisticMeasureWords[language][weight].unit : words.unit;
  const digits = unit === '0–1' ? 4 : 2;
  const score = (value: number) => formatNumber(value, language, digits);
  const best = rows[0];
  const even = rows.length > 1 && rows.every((row) => row.score === best?.score);
  const max = Math.max(...rows.map((row) => row.score));
  const kinds = level === 'ALL' ? text.all : nodeKindWords[language][level];
  const columns: Column<Row>[] = [
    { key: 'rank', title: text.rank, value: (row) => row.rank, numeric: true },
    ...(rows.some(({ node }) => 'code' in node) ? [{ key: 'code', title: shared.code, fileOnly: true, value: ({ node }: Row) => ('code' in node ? node.code : null) }] : []),
    { key: 'name', title: text.name, value: ({ node }) => node.name, cell: ({ node }) => <NodeLink node={node} />, rowHeader: true },
    ...(level === 'DISTRICT' || level === 'PROVINCE' ? [] : [
      { key: 'withinCode', title: shared.codeOf(text.within), fileOnly: true, value: ({ node }: Row) => withinOf(node)?.code ?? null },
      { key: 'within', title: text.within, value: ({ node }: Row) => withinOf(node)?.name ?? null },
    ]),
    {
      key: 'score', bar: true, title: weight ? statisticMeasureWords[language][weight].name : words.name, unit, numeric: true, value: (row) => row.score,
      cell: (row) => <span class="with-bar"><Bar value={row.score} max={max} /><span>{score(row.score)}</span></span>,
    },
    rows.some(({ node }) => 'ties' in node) ? {
      key: 'evidence', title: text.ties, value: ({ node }) => tiesByEvidence(node, variables.evidence).map(({ evidence, count }) => `${evidenceWords[language][evidence]} ${count}`).join(', '),
      cell: ({ node }) => <Counts counts={tiesByEvidence(node, variables.evidence)} none="—" />,
    } : { key: 'evidence', title: shared.evidence, value: ({ node }) => evidenceWords[language][node.evidence], cell: ({ node }) => <EvidenceTag evidence={node.evidence} /> },
  ];
  const actions = {
    documents: [{ document, variables }],
    table: () => tableData(columns, visibleRows('ranking', columns, rows, params)),
  };
  const leader = best && !even ? text.leader(best.node.name, `${score(best.score)}${unit === '0–1' ? '' : ` ${unit}`}`) : '';
  const controls = (
    <>
      <Select name="measure" label={text.measure} value={measure} usual="DEGREE" clears={['weight', 'ranking.sort']}
        options={measures.map((value) => ({ value, title: measureWords[language][value].name }))} />
      {weight && <Select name="weight" label={text.weight} value={weight} usual="COUNTIES"
        options={weights.map((value) => ({ value, title: statisticMeasureWords[language][value].name }))} />}
      <Select name="of" label={text.level} value={level} usual="DISTRICT" clears={['ranking.sort', 'ranking.filter']}
        options={levels.map((value) => ({ value, title: value === 'ALL' ? text.all : nodeKindWords[language][value] }))} />
      <TimeChoice />
      <Select name="first" label={text.rows} value={String(first)} usual="50" options={['20', '50', '100', '500', '1000'].map((value) => ({ value, title: value }))} />
      <EvidenceChoice />
    </>
  );
  return (
    <Frame table="ranking" actions={actions} state={state} controls={controls}
      sentence={ranking && text.sentence(kinds, words.name, formatNumber(ranking.ranked, language), leader)}>
      <p class="definition"><b>{words.name}</b>{unit && <span class="quiet"> ({unit})</span>} {words.definition}</p>
      {even && best && <p class="caution">{text.equal(formatNumber(rows.length, language), score(best.score))}</p>}
      {ranking && rows.length === 0 && <Empty>{text.none}</Empty>}
      {rows.length > 0 && (
        <DataTable name="ranking" caption={`${kinds} · ${words.name}`} columns={columns} rows={rows} rowKey={({ node }) => node.id}
          order={text.byRank} filterable csv />
      )}
      {ranking && ranking.omitted > 0 && <p class="quiet">{text.omitted(ranking.omitted)}</p>}
      {ranking && <BasisNote basis={ranking.basis} />}
      {ranking && <p class="quiet">{text.computed}</p>}
    </Frame>
  );
}

function withinOf(node: Row['node']): { code: string; name: string } | null {
  return 'within' in node ? node.within ?? null : null;
}

/** How many ties of a place have each kind of the evidence that counts. Their sum is the degree of the place. */
function tiesByEvidence(node: Row['node'], chosen: readonly Evidence[]): { evidence: Evidence; count: number }[] {
  if (!('ties' in node)) return [];
  const counts = [node.ties, node.flows, node.flowsOfDay].flatMap((ties) => ties?.byEvidence ?? []);
  return chosen
    .map((evidence) => ({ evidence, count: counts.filter((item) => item.evidence === evidence).reduce((sum, { count }) => sum + count, 0) }))
    .filter(({ count }) => count > 0);
}
