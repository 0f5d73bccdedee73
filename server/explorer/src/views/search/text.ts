import { texts } from '../../language';
import { formatNumber } from '../../words/format';

export const useTexts = texts({
  zh: {
    title: '搜索', all: '全部', kinds: '种类', network: '在网络中查看', history: '修改历史', more: '下一页', first: '回到第一页', of: '代表', at: '设在', founded: '成立', signed: '签署', since: '始于',
    dateUnknown: '日期不详', chosen: '所选记录',
    titleOf: (text: string) => `搜索：${text}`,
    sentence: (text: string, count: number) => `“${text}”：${formatNumber(count, 'zh')} 条结果。`,
    ask: '在上方输入地名、机构名、拼音、首字母、英文名或代码。',
    nothing: (text: string) => `没有与“${text}”相符的记录。可以试试全名、拼音、首字母、英文名或六位代码。`,
    placeholders: (count: number) => `另有 ${formatNumber(count, 'zh')} 条占位记录未列出：规划只公布总数，占位不代表任何真实对象。`,
  },
  en: {
    title: 'Search', all: 'All', kinds: 'Kinds', network: 'Show in the network', history: 'History', more: 'Next page', first: 'First page', of: 'of', at: 'in', founded: 'founded', signed: 'signed', since: 'since',
    dateUnknown: 'undated', chosen: 'The chosen record',
    titleOf: (text: string) => `Search: ${text}`,
    sentence: (text: string, count: number) => `“${text}”: ${formatNumber(count, 'en')} results.`,
    ask: 'Type the name of a place or a body, pinyin, initials, an English name or a code in the field above.',
    nothing: (text: string) => `No record matches “${text}”. Try a full name, pinyin, initials, an English name or a code of six digits.`,
    placeholders: (count: number) => `${formatNumber(count, 'en')} placeholders are not listed: the plan publishes only a total, and a placeholder stands for nothing real.`,
  },
});
