import type { Hands } from '../../gql/schema';
import { texts } from '../../language';
import type { Outcome } from './change';

const outcomesZh: Record<Outcome, string> = { began: '开始', ended: '结束', both: '有始有终', undated: '起始未载', stayed: '延续' };
const outcomesEn: Record<Outcome, string> = { began: 'began', ended: 'ended', both: 'began and ended', undated: 'undated', stayed: 'stayed' };

const handsZh: Record<Hands, string> = {
  NONE: '', SAME: '双方不变', ADDED: '增加了一方', REMOVED: '减少了一方', CHANGED: '换了一方', NARROWED: '区已列明',
};
const handsEn: Record<Hands, string> = {
  NONE: '', SAME: 'same ends', ADDED: 'more ends', REMOVED: 'fewer ends', CHANGED: 'changed hands', NARROWED: 'the district is now known',
};

export const useTexts = texts({
  zh: {
    title: '变化', from: '从', to: '到', apply: '比较', periods: '比较的两个时间', end: (year: string) => `${year} 年底`,
    sentence: (from: string, to: string, began: string, ended: string, stayed: string) => `从 ${from}到 ${to}：${began}开始，${ended}结束，${stayed}延续。`,
    count: (counties: number | null, ties: number | null) =>
      [counties !== null && `${counties} 个县的帮扶`, ties !== null && `${ties} 条${counties === null ? '' : '其他'}关系`].filter(Boolean).join('、'),
    recorded: (from: string, to: string, added: number, removed: number) => `从 ${from} 到 ${to}：录入 ${added}，删除 ${removed}（帮扶按县计，其他按条计）。`,
    recordedNote: '这里比较的是同一天在两个时刻的记录：“开始”指其间录入，“结束”指其间删除。', history: '修改历史', held: '改为比较两个时间',
    stayedNote: '2021 年以后的“延续”只表示没有来源说它结束。',
    same: (from: string, to: string) => `从 ${from}到 ${to}，这些关系没有变化。`,
    narrowed: (count: number) => `延续的当中，有 ${count} 个县以前只知道由上海市帮扶，现在知道由哪个区。这是记录变细，不是换手。`,
    undatedNote: (count: number) => `另有 ${count} 条在前一时间是否已有，来源没有说，不算开始。`,
    unattested: (count: number) => `前一时间有 ${count} 条因起始未载而没有计入。`,
    kinds: '关系', kind: '关系', outcome: '变化', outcomes: outcomesZh, hands: handsZh, all: '全部', changed: '有变化的',
    place: '地方', area: '所在地州', before: (day: string) => `${day}由谁`, after: (day: string) => `${day}由谁`, number: '数量',
    districts: '按上海一方', districtsNote: '“上海市”指没有列明哪个区；“由上海市列明”指以前记在上海市，现在知道是这个区。', district: '上海一方', named: '由上海市列明', began: '开始', ended: '结束', stayed: '延续',
    list: '逐个地方', none: '没有', empty: '在这些条件下没有记录。', clear: '清除条件', counted: '帮扶按县计，其他按条计。',
    code: '代码', evidenceBefore: '前一时间的依据', evidenceAfter: '后一时间的依据', files: '全部关系的文件：', usual: '比较 2020 年与 2021 年', maps: '变化在哪里', mapChina: '全国', mapYunnan: '云南', invalid: '时间写成年份或日期，如 2020 或 2021-06-30，前一时间要早于后一时间，后一时间不晚于今天。',
  },
  en: {
    title: 'Change', from: 'From', to: 'to', apply: 'Compare', periods: 'The two times compared', end: (year: string) => `the end of ${year}`,
    sentence: (from: string, to: string, began: string, ended: string, stayed: string) => `From ${from} to ${to}: ${began} began, ${ended} ended, ${stayed} stayed.`,
    count: (counties: number | null, ties: number | null) =>
      [counties !== null && `support for ${counties} counties`, ties !== null && `${ties} ${counties === null ? '' : 'other '}ties`].filter(Boolean).join(' and '),
    recorded: (from: string, to: string, added: number, removed: number) => `From ${from} to ${to}: ${added} recorded, ${removed} removed (support in counties, other kinds in ties).`,
    recordedNote: 'This compares one day as it was on record at two moments: “began” means recorded in between, “ended” means removed.', history: 'History', held: 'Compare two days instead',
    stayedNote: 'After 2021, “stayed” means no more than that no source says that it ended.',
    same: (from: string, to: string) => `From ${from} to ${to}, these ties did not change.`,
    narrowed: (count: number) => `For ${count} counties that stayed, only Shanghai was known before, and now the district is. The record is finer; nobody changed hands.`,
    undatedNote: (count: number) => `Whether ${count} more held on the earlier day, no source says. They do not count as begun.`,
    unattested: (count: number) => `The earlier day leaves out ${count} ties whose beginning is not known.`,
    kinds: 'Ties', kind: 'Tie', outcome: 'Change', outcomes: outcomesEn, hands: handsEn, all: 'All', changed: 'What changed',
    place: 'Place', area: 'Prefecture', before: (day: string) => `By whom, ${day}`, after: (day: string) => `By whom, ${day}`, number: 'Count',
    districts: 'By end in Shanghai', districtsNote: '“Shanghai” means that no district is named. “Named since”: before, only Shanghai was known, and now it is this district.', district: 'In Shanghai', named: 'Named since', began: 'Began', ended: 'Ended',
    stayed: 'Stayed', list: 'Place by place', none: 'none', empty: 'Nothing is on record under these conditions.', clear: 'Clear the conditions',
    counted: 'Support counts counties, other kinds count ties.', code: 'Code', evidenceBefore: 'Evidence before', evidenceAfter: 'Evidence after', files: 'All of these ties as a file:', usual: 'Compare 2020 with 2021', maps: 'Where it changed', mapChina: 'China', mapYunnan: 'Yunnan',
    invalid: 'Write a year or a date, 2020 or 2021-06-30, the earlier one first, and no day after today.',
  },
});

export type Text = ReturnType<typeof useTexts>;
