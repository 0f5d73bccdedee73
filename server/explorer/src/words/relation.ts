import type { ContactRelation, ContactReach, MatchedBy, ProgrammeStatus } from '../gql/schema';
import type { Language } from '../language';

/** Why a body is a contact of a place. */
export const relationWords: Record<Language, Record<ContactRelation, string>> = {
  zh: {
    SUPPORTS: '对口帮扶', SUPPORTS_SIBLING: '帮扶同地州的其他县', FRIENDLY: '友好城区', LIAISON_OFFICE: '办事机构', CHAMBER: '商会', AGREEMENT: '协议',
    COOPERATION: '合作', ORGANIZATION: '同一合作组织', INVESTMENT: '投资',
  },
  en: {
    SUPPORTS: 'Support', SUPPORTS_SIBLING: 'Supports others in its prefecture', FRIENDLY: 'Friendly district', LIAISON_OFFICE: 'Liaison office',
    CHAMBER: 'Chamber of commerce', AGREEMENT: 'Agreement', COOPERATION: 'Cooperation', ORGANIZATION: 'Same organization', INVESTMENT: 'Investment',
  },
};

/** How near the contacts of a place are. */
export const reachWords: Record<Language, Record<ContactReach, string>> = {
  zh: { DIRECT: '有直接联系', ABOVE: '只有上级或同地州的联系', ROUTE: '只有同省其他地方的联系', NONE: '没有联系的记录' },
  en: {
    DIRECT: 'Tied directly', ABOVE: 'Tied only through places above it', ROUTE: 'Tied only through other places in its province',
    NONE: 'No tie on record',
  },
};

/** How a text led to a place. */
export const matchWords: Record<Language, Record<MatchedBy, string>> = {
  zh: { NAME: '名称', CODE: '代码', TOWNSHIP: '乡镇、街道或村', SPELLING: '相近的写法' },
  en: { NAME: 'name', CODE: 'code', TOWNSHIP: 'township or village', SPELLING: 'similar spelling' },
};

/** How far a programme had come when the plan was written. */
export const programmeStatusWords: Record<Language, Record<ProgrammeStatus, string>> = {
  zh: { ANNOUNCED: '规划提出，未说是否建成', UNDER_WAY: '规划时进行中', ENDED: '已结束' },
  en: { ANNOUNCED: 'announced by the plan', UNDER_WAY: 'under way when the plan was written', ENDED: 'ended' },
};
