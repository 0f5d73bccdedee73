import { texts } from '../../language';
import { tieKindWords } from '../../words/words';

export const useTexts = texts({
  zh: {
    title: '上海对内合作网络', filters: '筛选', kinds: '关系', evidence: '依据', time: '时间', now: '现在', endOf: (year: string) => (/^\d{4}$/.test(year) ? `${year} 年底` : year), places: '地点', district: '上海的区', allDistricts: '全部 16 个区',
    province: '省区市', allProvinces: '全国', level: '汇总到', byZoom: '随缩放', drawn: '已绘', leftOut: '未绘', notDrawn: '未绘', levels: { PROVINCE: '省', PREFECTURE: '地州', COUNTY: '县' },
    map: '地图：上海与各地的关系', mapHelp: '方向键移动，加减号缩放，0 回到全国。列表与图中所绘相同。', zoomIn: '放大', zoomOut: '缩小', whole: '全国', yunnan: '云南',
    lens: '上海各区', lensHelp: '结对县数', lensTies: '关系数', lensNoMoney: '投资没有分区的数字', southChinaSea: '南海诸岛', schematic: '示意图，无审图号',
    credit: '底图：Apache ECharts；坐标：GeoNames (CC BY 4.0)', lensCredit: '上海各区为示意图（Apache ECharts）', list: '图中所绘', listHelp: '与图中所绘一致', rows: (n: number) => `${n} 行`, outOfView: (n: number) => `另有 ${n} 条在图外`,
    placeholder: '占位', placeholdersDrawn: (n: string) => `含 ${n} 条占位，不是真实的关系`, undated: '未注明日期', close: '关闭', openPlace: '打开地点页', network: '看网络', history: '修改历史', who: '谁与谁', since: '起', until: '止', attested: (date: string) => `不晚于 ${date}`,
    source: '出处', loadMore: (n: number) => `仅列前 100 条，共 ${n} 条`, none: '没有符合筛选的关系。', noneInView: '图中这一处没有关系。缩小或回到全国。', clear: '清除筛选',
    noneThen: '没有来源表明这一天已有这些关系。', toNow: '看现在', unknown: (parts: string) => `地址中有未能识别的部分，未予采用：${parts}`, noTies: '没有已知的关系。', out: '流出', in: '流入',
    unnamed: (n: number) => `另 ${n} 县未列明区`, unattested: (n: number) => `另有 ${n} 条，没有来源表明当时已有，未绘。`, width: '线宽：县数或件数的平方根，投资为金额。地名后的数字与线同色：县数、件数、对数；投资的箭头指向资金去处。',
    placeholderNote: '占位只补足公布的总数，起止都不是事实。', to: (from: string, to: string) => `${from} → ${to}`,
    sum: { SUPPORTS: '对口帮扶', COOPERATES: '合作', FRIENDLY: '友好城区', INVESTS: '双向投资', REPRESENTS: '商会与办事处' }, dots: '点：实心为规划原文，空心为公开来源，点线为推算，灰虚线为占位；不止一种时取较弱的。菱形是商会与办事处。', filterBy: '筛选与图例',
    organizationTotals: (here: string, elsewhere: string, offices: string) => `公布的总数中已知：在沪商会 ${here}，在外地的上海商会 ${elsewhere}，在沪办事处 ${offices}；列表另有总数以外的。占位没有所代表的地方，不能画在图上。`,
    form: '形式', year: (year: number | string) => `${year} 年`, enterprises: (n: number) => `${n} 家企业`, selected: '所选', shareMap: '地图', marks: '图例',
  },
  en: {
    title: 'Shanghai’s domestic cooperation', filters: 'Filters', kinds: 'Ties', evidence: 'Evidence', time: 'Time', now: 'Now', endOf: (year: string) => (/^\d{4}$/.test(year) ? `end of ${year}` : year), places: 'Places', district: 'District of Shanghai',
    allDistricts: 'All 16 districts', province: 'Province', allProvinces: 'All of China', level: 'Rolled up to', byZoom: 'By zoom', drawn: 'drawn', leftOut: 'left out', notDrawn: 'not drawn',
    levels: { PROVINCE: 'Province', PREFECTURE: 'Prefecture', COUNTY: 'County' }, map: 'Map: Shanghai’s ties with other places',
    mapHelp: 'Arrow keys move, plus and minus zoom, 0 shows all of China. The list has what the map draws.', zoomIn: 'Zoom in', zoomOut: 'Zoom out', whole: 'China', yunnan: 'Yunnan',
    lens: 'Districts', lensHelp: 'counties supported', lensTies: 'ties', lensNoMoney: 'no figures of investment by district', southChinaSea: 'South China Sea islands',
    schematic: 'Schematic, without approval number (审图号)', credit: 'Outlines: Apache ECharts; coordinates: GeoNames (CC BY 4.0)', lensCredit: 'Shanghai’s districts: schematic (Apache ECharts)', list: 'On the map', listHelp: 'what the map draws',
    rows: (n: number) => `${n} ${n === 1 ? 'row' : 'rows'}`, outOfView: (n: number) => `${n} more out of view`, placeholder: 'placeholder', placeholdersDrawn: (n: string) => `With ${n} placeholders: no real ties`, undated: 'undated', close: 'Close', openPlace: 'Open its page',
    network: 'Its network', history: 'History', who: 'Who with whom', since: 'Since', until: 'Until', attested: (date: string) => `by ${date}`, source: 'Source', loadMore: (n: number) => `The first 100 of ${n}`,
    none: 'No tie meets the filters.', noneInView: 'No tie ends in this part of the map. Zoom out, or show all of China.', clear: 'Clear the filters',
    noneThen: 'No source shows that such ties held on this day.', toNow: 'Show now', unknown: (parts: string) => `Parts of the address are not known and were not used: ${parts}`, noTies: 'No known ties.', out: 'out', in: 'in',
    unnamed: (n: number) => `${n} more: no district named`, unattested: (n: number) => `${n} more are not drawn: no source shows that they held then.`,
    width: 'Width: square root of the number of counties or ties, of money for investment. The number after a name has the colour of its line: counties, ties, pairs. Arrows show where money goes.', placeholderNote: 'Placeholders only fill a published total up. Neither end is a fact.',
    to: (from: string, to: string) => `${from} → ${to}`,
    sum: { SUPPORTS: 'Support', COOPERATES: 'Cooperation', FRIENDLY: 'Friendly pairs', INVESTS: 'Investment', REPRESENTS: 'Chambers and offices' },
    dots: 'Dots: filled if the plan states it, outlined if other sources do, dotted if it is derived, dashed grey for placeholders; of several, the weaker. Diamonds are chambers and offices.', filterBy: 'Filters and legend', form: 'Form',
    organizationTotals: (here: string, elsewhere: string, offices: string) => `Known of the published totals: chambers in Shanghai ${here}, Shanghai’s chambers elsewhere ${elsewhere}, offices in Shanghai ${offices}. The list has others outside the totals. Placeholders name no place that they represent, so that they are not drawn.`,
    year: (year: number | string) => String(year), enterprises: (n: number) => `${n} enterprises`, selected: 'Selected', shareMap: 'Map', marks: 'Legend',
  },
});

/** The names of kinds in the legend and in files. */
export const kindWords = {
  zh: { ...tieKindWords.zh, REPRESENTS: '商会与办事处' },
  en: { ...tieKindWords.en, REPRESENTS: 'Chambers and offices' },
};
