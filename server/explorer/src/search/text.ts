import { texts } from '../language';
import { formatNumber } from '../words/format';

export const useTexts = texts({
  zh: {
    search: '搜索', hint: '地名、机构、拼音或代码', results: '搜索结果', close: '关闭搜索',
    groups: { places: '地方', organizations: '机构', undertakings: '协议、项目与指标', sources: '出处' },
    all: (count: number) => `查看全部 ${formatNumber(count, 'zh')} 条结果`,
    found: (count: number) => (count === 0 ? '没有找到' : `有 ${count} 个选项，按上下键选择`),
    nothing: '没有找到。可以试试全名、拼音、首字母、英文名或六位代码。',
    failed: '搜索失败，请稍候再试。',
  },
  en: {
    search: 'Search', hint: 'Place, body, pinyin or code', results: 'Search results', close: 'Close the search',
    groups: { places: 'Places', organizations: 'Bodies', undertakings: 'Agreements, programmes, indicators', sources: 'Sources' },
    all: (count: number) => `All ${formatNumber(count, 'en')} results`,
    found: (count: number) => (count === 0 ? 'Nothing was found' : `${count} options; choose with the arrow keys`),
    nothing: 'Nothing was found. Try a full name, pinyin, initials, an English name or a code of six digits.',
    failed: 'The search has failed. Try again in a moment.',
  },
});
