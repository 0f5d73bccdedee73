import type { Dimension, StatisticMeasure, StatisticSubject } from '../../gql/schema';
import type { Language } from '../../language';
import {
  agreementKindWords, directionWords, evidenceWords, organizationKindWords, organizationLevelWords, placeLevelWords, schemeWords,
} from '../../words/words';

/** What can be counted. */
export const subjects: StatisticSubject[] = [
  'PAIRINGS', 'FRIENDLY_PAIRS', 'COOPERATIONS', 'CHAMBERS', 'LIAISON_OFFICES', 'AGREEMENTS', 'ORGANIZATIONS', 'MEMBERSHIPS', 'INVESTMENT_FLOWS', 'PLACES',
];

/** By which dimensions a subject can be grouped; by the others all of its records are in one group. The first is the usual one. */
export const dimensionsOf: Record<StatisticSubject, Dimension[]> = {
  PAIRINGS: ['DISTRICT', 'PROVINCE', 'PREFECTURE', 'KIND', 'LEVEL', 'YEAR', 'EVIDENCE'],
  FRIENDLY_PAIRS: ['DISTRICT', 'PROVINCE', 'PREFECTURE', 'LEVEL', 'YEAR', 'IN_PUBLISHED_TOTAL', 'EVIDENCE'],
  COOPERATIONS: ['DISTRICT', 'PROVINCE', 'PREFECTURE', 'KIND', 'LEVEL', 'YEAR', 'EVIDENCE'],
  CHAMBERS: ['PROVINCE', 'PREFECTURE', 'LEVEL', 'DIRECTION', 'YEAR', 'IN_PUBLISHED_TOTAL', 'EVIDENCE'],
  LIAISON_OFFICES: ['PROVINCE', 'PREFECTURE', 'LEVEL', 'DIRECTION', 'YEAR', 'IN_PUBLISHED_TOTAL', 'EVIDENCE'],
  AGREEMENTS: ['PROVINCE', 'PREFECTURE', 'DISTRICT', 'KIND', 'LEVEL', 'YEAR', 'EVIDENCE'],
  ORGANIZATIONS: ['KIND', 'YEAR', 'EVIDENCE'],
  MEMBERSHIPS: ['PROVINCE', 'PREFECTURE', 'KIND', 'LEVEL', 'YEAR', 'EVIDENCE'],
  INVESTMENT_FLOWS: ['DIRECTION', 'PROVINCE', 'YEAR', 'EVIDENCE'],
  PLACES: ['PROVINCE', 'PREFECTURE', 'KIND', 'LEVEL', 'EVIDENCE'],
};

/** Which numbers the records of a subject have. */
export const measuresOf: Partial<Record<StatisticSubject, StatisticMeasure[]>> = {
  PAIRINGS: ['COUNTIES'],
  INVESTMENT_FLOWS: ['AMOUNT', 'AMOUNT_LARGE_PROJECTS', 'ENTERPRISES', 'GROWTH', 'SHARE'],
};

export const subjectWords: Record<Language, Record<StatisticSubject, string>> = {
  zh: {
    PAIRINGS: '对口帮扶结对', FRIENDLY_PAIRS: '友好城区', COOPERATIONS: '合作', CHAMBERS: '商会', LIAISON_OFFICES: '办事机构', AGREEMENTS: '协议',
    ORGANIZATIONS: '合作组织', MEMBERSHIPS: '组织成员', INVESTMENT_FLOWS: '投资', PLACES: '地方',
  },
  en: {
    PAIRINGS: 'Pairings of support', FRIENDLY_PAIRS: 'Friendly pairs', COOPERATIONS: 'Cooperations', CHAMBERS: 'Chambers of commerce',
    LIAISON_OFFICES: 'Liaison offices', AGREEMENTS: 'Agreements', ORGANIZATIONS: 'Organizations', MEMBERSHIPS: 'Memberships',
    INVESTMENT_FLOWS: 'Investment flows', PLACES: 'Places',
  },
};

export const dimensionWords: Record<Language, Record<Dimension, string>> = {
  zh: {
    DISTRICT: '上海的区', PROVINCE: '省（区、市）', PREFECTURE: '地（州、市）', KIND: '类别', LEVEL: '级别', EVIDENCE: '依据', YEAR: '年份', DIRECTION: '方向',
    IN_PUBLISHED_TOTAL: '是否计入公布数',
  },
  en: {
    DISTRICT: 'District of Shanghai', PROVINCE: 'Province', PREFECTURE: 'Prefecture', KIND: 'Kind', LEVEL: 'Level', EVIDENCE: 'Evidence', YEAR: 'Year',
    DIRECTION: 'Direction', IN_PUBLISHED_TOTAL: 'In the published total',
  },
};

const roleWords = { zh: { FOUNDER: '发起成员', MEMBER: '成员' }, en: { FOUNDER: 'Founder', MEMBER: 'Member' } };
const flowWords = {
  zh: { IN_SHANGHAI: '外省在上海投资', ELSEWHERE: '上海在外省投资' },
  en: { IN_SHANGHAI: 'Into Shanghai', ELSEWHERE: 'From Shanghai' },
};
const placeWords = {
  zh: { PROVINCE: '省级', PREFECTURE: '地级', COUNTY: '县级', DISTRICT: '上海市辖区' },
  en: { PROVINCE: 'Province', PREFECTURE: 'Prefecture', COUNTY: 'County', DISTRICT: 'District of Shanghai' },
};
const yesNo = { zh: { true: '计入', false: '不计入' }, en: { true: 'yes', false: 'no' } };
const unknown = { zh: '不详', en: 'not known' };

/** Returns the word for the value of a dimension. Names of places, years and forms of cooperation are words already. */
export function valueWord(subject: StatisticSubject, dimension: Dimension, value: string | null | undefined, language: Language): string {
  if (value === null || value === undefined) return unknown[language];
  return wordsOf(subject, dimension, language)[value] ?? value;
}

function wordsOf(subject: StatisticSubject, dimension: Dimension, language: Language): Record<string, string> {
  switch (dimension) {
    case 'EVIDENCE': return evidenceWords[language];
    case 'IN_PUBLISHED_TOTAL': return yesNo[language];
    case 'DIRECTION': return subject === 'INVESTMENT_FLOWS' ? flowWords[language] : directionWords[language];
    case 'LEVEL': return { ...placeLevelWords[language], ...organizationLevelWords[language] };
    case 'KIND': return kindWords(subject, language);
    default: return {};
  }
}

function kindWords(subject: StatisticSubject, language: Language): Record<string, string> {
  switch (subject) {
    case 'PAIRINGS': return schemeWords[language];
    case 'AGREEMENTS': return agreementKindWords[language];
    case 'ORGANIZATIONS': return organizationKindWords[language];
    case 'MEMBERSHIPS': return roleWords[language];
    case 'PLACES': return placeWords[language];
    default: return {};
  }
}
