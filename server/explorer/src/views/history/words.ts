import type { Language } from '../../language';
import { programmeStatusWords } from '../../words/relation';
import { agreementKindWords, directionWords, evidenceWords, organizationKindWords, organizationLevelWords, placeLevelWords, programmeKindWords, schemeWords } from '../../words/words';

type Words = Record<Language, Record<string, string>>;

/** The words of enum values, by the field of a record that has them. */
export const enumWords: Record<string, Words> = {
  evidence: evidenceWords,
  level: { zh: { ...organizationLevelWords.zh, ...placeLevelWords.zh }, en: { ...organizationLevelWords.en, ...placeLevelWords.en } },
  direction: directionWords,
  orgKind: organizationKindWords,
  agreementKind: agreementKindWords,
  programmeKind: programmeKindWords,
  status: programmeStatusWords,
  scheme: schemeWords,
  indicatorKind: {
    zh: { PLAN_TARGET: '规划指标', PUBLISHED_FIGURE: '公布的数字' },
    en: { PLAN_TARGET: 'Target of the plan', PUBLISHED_FIGURE: 'Published figure' },
  },
  nature: { zh: { BINDING: '约束性', ANTICIPATORY: '预期性' }, en: { BINDING: 'Binding', ANTICIPATORY: 'Anticipatory' } },
  role: { zh: { FOUNDER: '创始成员', MEMBER: '成员' }, en: { FOUNDER: 'Founder', MEMBER: 'Member' } },
  locationBasis: {
    zh: { SEAT: '政府驻地', PLACE: '同名居民点', TOWNSHIPS: '各乡镇的平均位置', PARENT_SEAT: '上级政府驻地', MANUAL: '人工标定' },
    en: { SEAT: 'seat of its government', PLACE: 'settlement of its name', TOWNSHIPS: 'mean of its townships', PARENT_SEAT: 'seat of the place above', MANUAL: 'set by hand' },
  },
};

/** How a number is meant that stands alone. */
export const qualifierWords: Words = { zh: { AT_LEAST: '不少于', ABOUT: '约' }, en: { AT_LEAST: 'at least ', ABOUT: 'about ' } };

export const yesNo = { zh: { yes: '是', no: '否' }, en: { yes: 'yes', no: 'no' } };
