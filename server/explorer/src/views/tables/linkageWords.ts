import type { LinkageComponent } from '../../gql/schema';
import type { Language } from '../../language';

/** The components of the linkage index. */
export const componentWords: Record<Language, Record<LinkageComponent, string>> = {
  zh: {
    PAIRINGS: '对口帮扶的县', AGREEMENTS: '框架协议', INVESTMENT_OUT: '上海去投资', INVESTMENT_IN: '来上海投资', CHAMBERS: '商会', LIAISON_OFFICES: '办事机构',
    FRIENDLY_PAIRS: '友好城区', COOPERATIONS: '其他合作',
  },
  en: {
    PAIRINGS: 'Supported counties', AGREEMENTS: 'Framework agreements', INVESTMENT_OUT: 'Investment from Shanghai', INVESTMENT_IN: 'Investment in Shanghai',
    CHAMBERS: 'Chambers of commerce', LIAISON_OFFICES: 'Liaison offices', FRIENDLY_PAIRS: 'Friendly pairs', COOPERATIONS: 'Other cooperations',
  },
};
