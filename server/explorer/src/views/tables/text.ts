import { texts } from '../../language';

/** Texts that all tables share. */
export const useTexts = texts({
  zh: {
    tabs: '榜单',
    titles: { ranking: '排名', linkage: '区域联动指数', investment: '双向投资', targets: '规划指标', coverage: '公布数与在册数', statistics: '统计' },
    evidence: '依据',
    source: '出处',
    code: '行政区划代码',
    codeOf: (title: string) => `${title}代码`,
  },
  en: {
    tabs: 'Tables',
    titles: { ranking: 'Rankings', linkage: 'Linkage index', investment: 'Investment both ways', targets: 'Targets of the plan', coverage: 'Published and held', statistics: 'Statistics' },
    evidence: 'Evidence',
    source: 'Source',
    code: 'GB/T 2260 code',
    codeOf: (title: string) => `${title}, GB/T 2260 code`,
  },
});
