import { graphql } from '../../api/document';
import { useQuery } from '../../api/useQuery';
import type { LinkageIndexQuery } from '../../gql/graphql';
import type { LinkageComponent, PlaceLevel } from '../../gql/schema';
import { texts, useApiLanguage, useLanguage } from '../../language';
import { Bar } from '../../parts/bar';
import { BasisNote } from '../../parts/basis';
import { EvidenceChoice, evidenceOf, Select } from '../../parts/choice';
import { type Column, DataTable, tableData, visibleRows } from '../../parts/dataTable';
import { EvidenceTag } from '../../parts/evidence';
import { NodeLink } from '../../parts/nodeLink';
import { useLocation } from '../../url';
import { formatFixed } from '../../words/format';
import { unitWord } from '../../words/units';
import { evidenceWords, placeLevelWords } from '../../words/words';
import { ComponentTable } from './components';
import { Frame } from './frame';
import { componentWords } from './linkageWords';
import { oneOf } from './parameters';
import { useTexts as useSharedTexts } from './text';

const document = graphql(`query LinkageIndex($level: PlaceLevel!, $evidence: [Evidence!]!, $language: Language!) {
  linkageIndex(level: $level, evidence: $evidence, first: 1000) {
    basis { revision asOf used { evidence count } leftOut { evidence count } unattested leftOutKinds }
    year
    reason(language: $language)
    components {
      component unit included weight held published coverage reason(language: $language)
      sources { locator note confidence source { title documentNumber issuer url } }
    }
    places { index rank bestRank worstRank place { id code name(language: $language) } values { component value standing } }
  }
}`);

type Index = LinkageIndexQuery['linkageIndex'];
type Row = Index['places'][number];

const levels: PlaceLevel[] = ['PROVINCE', 'PREFECTURE'];

const useTexts = texts({
  zh: {
    level: '级别', rank: '名次', place: '地方', index: '指数', range: '名次范围', byRank: '按名次',
    sentence: (year: number, first: string, index: string, ranks: string) => `按本站自拟的指数，${year} 年末${first}居首（${index}，满分 100；权重变动时为第 ${ranks} 名）。`,
    definition: '这是本站自己的指数：规划提出要研究这样的指数，没有公布指数，也没有公布方法。它按《综合指标编制手册》（OECD、JRC 2008）计算：只用公布总数基本查明的分项；取 ln(1+x)，按最小与最大归一，等权平均，再乘 100。没有数据的不作填补。',
    rangeNote: '名次范围：每个权重依次增减五分之一时最好与最差的名次。',
    none: '无记录', caption: (level: string) => `${level}与上海的区域联动指数`,
  },
  en: {
    level: 'Level', rank: 'Rank', place: 'Place', index: 'Index', range: 'Ranks', byRank: 'By rank',
    sentence: (year: number, first: string, index: string, ranks: string) => `By an index of our own, ${first} comes first at the end of ${year} (${index} of 100; rank ${ranks} if the weights change).`,
    definition: 'This index is our own: the plan announces research on such an index, and publishes neither an index nor a method. It follows the Handbook on Constructing Composite Indicators (OECD and JRC 2008): only components of which nearly all is known; ln(1+x), scaled from the smallest to the largest, averaged with equal weights, times 100. Missing data are never filled in.',
    rangeNote: 'Ranks: the best and the worst rank if each weight in turn is a fifth smaller or larger.',
    none: 'none on record', caption: (level: string) => `Linkage index with Shanghai: ${level}`,
  },
});

/** The linkage index of provinces or prefectures, with what it is made of. */
export function LinkageTable() {
  const text = useTexts();
  const language = useLanguage();
  const { params } = useLocation();
  const level = oneOf(params, 'level', levels, 'PROVINCE');
  const variables = { level, evidence: evidenceOf(params), language: useApiLanguage() };
  const state = useQuery(document, variables);
  const answer = state.data?.linkageIndex;
  const rows = (answer?.places ?? []).filter((place) => place.rank || place.values.some(({ value }) => value));
  const columns = useColumns(answer);
  const best = rows[0];
  const actions = { documents: [{ document, variables }], table: () => tableData(columns, visibleRows('linkage', columns, rows, params)) };
  const controls = (
    <>
      <Select name="level" label={text.level} value={level} usual="PROVINCE" clears={['linkage.sort', 'linkage.filter']}
        options={levels.map((value) => ({ value, title: placeLevelWords[language][value] }))} />
      <EvidenceChoice />
    </>
  );
  return (
    <Frame table="linkage" actions={actions} state={state} controls={controls}
      sentence={answer && typeof best?.index === 'number' ? text.sentence(answer.year, best.place.name, formatFixed(best.index, language, 1), rangeOf(best) ?? '1') : undefined}>
      <p class="definition">{text.definition}</p>
      {answer?.reason && <p class="caution">{answer.reason}</p>}
      {rows.length > 0 && (
        <DataTable name="linkage" caption={text.caption(placeLevelWords[language][level])} columns={columns} rows={rows} rowKey={({ place }) => place.id}
          order={text.byRank} filterable csv />
      )}
      {answer && !answer.reason && <p class="quiet">{text.rangeNote}</p>}
      {answer && <ComponentTable components={answer.components} />}
      {answer && <BasisNote basis={answer.basis} />}
    </Frame>
  );
}

function useColumns(answer: Index | undefined): Column<Row>[] {
  const text = useTexts();
  const shared = useSharedTexts();
  const language = useLanguage();
  const shown = (answer?.components ?? []).filter(({ included }) => included || answer?.reason);
  const value = ({ values }: Row, component: LinkageComponent) => values.find((item) => item.component === component)?.value ?? null;
  const indexColumns: Column<Row>[] = [
    {
      key: 'index', title: text.index, unit: '0–100', bar: true, numeric: true, value: ({ index }) => index ?? null,
      cell: ({ index }) => (typeof index === 'number' ? <span class="with-bar"><Bar value={index} max={100} /><span>{formatFixed(index, language, 1)}</span></span> : '—'),
    },
    { key: 'range', title: text.range, numeric: true, value: rangeOf },
  ];
  return [
    ...(answer?.reason ? [] : [{ key: 'rank', title: text.rank, numeric: true, value: ({ rank }: Row) => rank ?? null }]),
    { key: 'code', title: shared.code, fileOnly: true, value: ({ place }) => place.code },
    { key: 'place', title: text.place, rowHeader: true, value: ({ place }) => place.name, cell: ({ place }) => <NodeLink node={place} /> },
    ...(answer?.reason ? [] : indexColumns),
    ...shown.map(({ component, unit }): Column<Row> => ({
      key: component.toLowerCase(), title: componentWords[language][component], unit: unitWord(unit, language), numeric: true, value: (row) => value(row, component),
      cell: (row) => {
        const number = value(row, component);
        return number === null ? <span class="quiet">{text.none}</span> : formatFixed(number, language, unit === '亿元' ? 2 : 0);
      },
    })),
    { key: 'evidence', title: shared.evidence, value: () => evidenceWords[language].DERIVED, cell: () => <EvidenceTag evidence="DERIVED" /> },
  ];
}

/** The best and the worst rank of a place under changed weights, in one text. */
function rangeOf({ bestRank, worstRank }: Row): string | null {
  if (!bestRank || !worstRank) return null;
  return bestRank === worstRank ? String(bestRank) : `${bestRank}–${worstRank}`;
}
