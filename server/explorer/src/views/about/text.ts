import { texts } from '../../language';
import { formatNumber } from '../../words/format';

/** Words of the tables, and headings. Paragraphs are in prose.ts. */
export const useTexts = texts({
  zh: {
    title: '数据与方法',
    sentence: (known: number, placeholders: number) => `有据可查的关系 ${formatNumber(known, 'zh')} 条；另有占位 ${formatNumber(placeholders, 'zh')} 条，不代表任何真实对象，默认不计。`,
    contents: '本页目录', rule: '基本原则', evidence: '依据', held: '收录了什么', totals: '公布的总数，已知多少', placeholders: '占位是怎样造出来的', dates: '日期',
    measures: '指标的定义', index: '区域联动指数', map: '地图', sources: '数据从哪里来', licences: '许可', develop: '用程序取数据', import: '导入真实名单',
    kind: '种类', all: '合计', nodes: '节点', ties: '关系', total: '公布的总数', known: '已知', published: '公布', fill: '占位', source: '出处', explanation: '说明',
    none: '无', heldCaption: '节点与关系的数量，按依据', totalsCaption: '规划公布的各项总数与已知数',
    revision: (revision: number, layers: string) => `数据版本 ${revision}；已载入的层：${layers}。`,
  },
  en: {
    title: 'Data and methods',
    sentence: (known: number, placeholders: number) => `${formatNumber(known, 'en')} ties are known from sources; ${formatNumber(placeholders, 'en')} more are placeholders, which stand for nothing real and are left out unless you ask for them.`,
    contents: 'On this page', rule: 'The rule', evidence: 'Evidence', held: 'What is held', totals: 'Published totals, and how much of each is known', placeholders: 'How placeholders are made', dates: 'Dates',
    measures: 'Definitions of the measures', index: 'Linkage index', map: 'The map', sources: 'Where the data are from', licences: 'Licences', develop: 'Data for programs', import: 'Import real records',
    kind: 'Kind', all: 'All', nodes: 'Nodes', ties: 'Ties', total: 'Published total', known: 'Known', published: 'Published', fill: 'Placeholders', source: 'Source', explanation: 'Explanation',
    none: 'none', heldCaption: 'Nodes and ties by evidence', totalsCaption: 'Totals that the plan publishes, and what is known of them',
    revision: (revision: number, layers: string) => `Revision ${revision} of the network. Layers: ${layers}.`,
  },
});
