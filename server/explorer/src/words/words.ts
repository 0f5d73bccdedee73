import type { AgreementKind, Confidence, Direction, Evidence, NodeKind, OrganizationKind, OrganizationLevel, PairingScheme, PlaceLevel, ProgrammeKind,
  TieKind } from '../gql/schema';
import type { Language } from '../language';

/** The words of one enum of the API, in both languages. */
type Words<Enum extends string> = Record<Language, Record<Enum, string>>;

/** How a fact is known. */
export const evidenceWords: Words<Evidence> = {
  zh: { OFFICIAL: '规划原文', REPORTED: '公开来源', DERIVED: '推算', SYNTHETIC: '占位' },
  en: { OFFICIAL: 'Plan', REPORTED: 'Reported', DERIVED: 'Derived', SYNTHETIC: 'Placeholder' },
};

/** What each kind of evidence means, in one sentence. */
export const evidenceMeanings: Words<Evidence> = {
  zh: {
    OFFICIAL: '规划（沪府合办发〔2021〕14号）原文载明',
    REPORTED: '其他公开来源载明',
    DERIVED: '由规划或公开来源的数字推算',
    SYNTHETIC: '规划只公布总数；占位不代表任何真实对象',
  },
  en: {
    OFFICIAL: 'The plan of 2021 states it',
    REPORTED: 'Another public source states it',
    DERIVED: 'Computed from what the plan or other sources state',
    SYNTHETIC: 'The plan publishes only a total; a placeholder stands for nothing real',
  },
};

export const tieKindWords: Words<TieKind> = {
  zh: {
    SUPPORTS: '对口帮扶', COOPERATES: '合作', FRIENDLY: '友好城区', INVESTS: '投资', LOCATED: '驻地', REPRESENTS: '代表', MEMBER: '成员',
    LEADS: '牵头', PARTY: '签约', PARTICIPATES: '参与', MEASURES: '指标对象', WITHIN: '隶属',
  },
  en: {
    SUPPORTS: 'Support', COOPERATES: 'Cooperation', FRIENDLY: 'Friendly pairs', INVESTS: 'Investment', LOCATED: 'Located in', REPRESENTS: 'Represents',
    MEMBER: 'Member', LEADS: 'Leads', PARTY: 'Party to', PARTICIPATES: 'Takes part in', MEASURES: 'Is about', WITHIN: 'Lies in',
  },
};

export const nodeKindWords: Words<NodeKind> = {
  zh: {
    PROVINCE: '省级', PREFECTURE: '地级', COUNTY: '县级', DISTRICT: '上海市辖区', CHAMBER: '商会', LIAISON_OFFICE: '办事机构', ORGANIZATION: '合作组织',
    AGREEMENT: '协议', PROGRAMME: '项目与机制', INDICATOR: '指标', SOURCE: '出处',
  },
  en: {
    PROVINCE: 'Provinces', PREFECTURE: 'Prefectures', COUNTY: 'Counties', DISTRICT: 'Shanghai’s districts', CHAMBER: 'Chambers of commerce',
    LIAISON_OFFICE: 'Liaison offices', ORGANIZATION: 'Organizations', AGREEMENT: 'Agreements', PROGRAMME: 'Programmes', INDICATOR: 'Indicators',
    SOURCE: 'Sources',
  },
};

export const placeLevelWords: Words<PlaceLevel> = {
  zh: { PROVINCE: '省级', PREFECTURE: '地级', COUNTY: '县级' },
  en: { PROVINCE: 'Province', PREFECTURE: 'Prefecture', COUNTY: 'County' },
};

export const schemeWords: Words<PairingScheme> = {
  zh: { EAST_WEST_COOPERATION: '东西部协作', PAIRED_ASSISTANCE: '对口支援' },
  en: { EAST_WEST_COOPERATION: 'East-west cooperation', PAIRED_ASSISTANCE: 'Paired assistance' },
};

export const organizationKindWords: Words<OrganizationKind> = {
  zh: {
    COUNCIL: '协调会', COMMITTEE: '专业委员会', ALLIANCE: '联盟', FEDERATION: '联合会', SERVICE_CENTRE: '服务中心', GOVERNMENT_OFFICE: '政府部门',
    PURCHASING_GROUP: '采购团', VOCATIONAL_ALLIANCE: '职教联盟',
  },
  en: {
    COUNCIL: 'Council', COMMITTEE: 'Committee', ALLIANCE: 'Alliance', FEDERATION: 'Federation', SERVICE_CENTRE: 'Service centre',
    GOVERNMENT_OFFICE: 'Government department', PURCHASING_GROUP: 'Purchasing group', VOCATIONAL_ALLIANCE: 'Vocational training alliance',
  },
};

export const organizationLevelWords: Words<OrganizationLevel> = {
  zh: {
    PROVINCIAL: '省级', SUB_PROVINCIAL: '副省级', PREFECTURE: '地级', COUNTY: '县级', CROSS_REGION: '跨区域', SPECIAL_ADMINISTRATIVE_REGION: '特别行政区',
  },
  en: {
    PROVINCIAL: 'Province', SUB_PROVINCIAL: 'Sub-provincial city', PREFECTURE: 'Prefecture', COUNTY: 'County', CROSS_REGION: 'Several regions',
    SPECIAL_ADMINISTRATIVE_REGION: 'Special administrative region',
  },
};

export const directionWords: Words<Direction> = {
  zh: { IN_SHANGHAI: '外地驻沪', ELSEWHERE: '上海驻外' },
  en: { IN_SHANGHAI: 'Of another place, in Shanghai', ELSEWHERE: 'Of Shanghai, elsewhere' },
};

export const agreementKindWords: Words<AgreementKind> = {
  zh: { FRAMEWORK: '框架协议', MINUTES: '会议纪要', NATIONAL_PLAN: '国家方案', WORK_PLAN: '工作计划', PARK: '园区协议' },
  en: { FRAMEWORK: 'Framework agreement', MINUTES: 'Minutes', NATIONAL_PLAN: 'National plan', WORK_PLAN: 'Work plan', PARK: 'Agreement of parks' },
};

export const programmeKindWords: Words<ProgrammeKind> = {
  zh: { PROGRAMME: '计划', PLATFORM: '平台', MECHANISM: '机制', PROJECT: '项目' },
  en: { PROGRAMME: 'Programme', PLATFORM: 'Platform', MECHANISM: 'Mechanism', PROJECT: 'Project' },
};

export const confidenceWords: Words<Confidence> = {
  zh: { HIGH: '可靠', MEDIUM: '较可靠' },
  en: { HIGH: 'reliable', MEDIUM: 'fairly reliable' },
};
