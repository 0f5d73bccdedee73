import { expect, test } from 'vitest';
import { mapLabel } from './name';

test.each([
  ['大理白族自治州', ['大理', '大理州'], '大理州'], ['云南省', ['云南'], '云南省'], ['浦东新区', ['南汇区', '川沙县', '浦东'], '浦东'],
  ['喀什地区', ['Kashi', '喀什'], '喀什'], ['延边朝鲜族自治州', [], '延边朝鲜族自治州'],
])('%s on the map', (name, aliases, want) => {
  expect(mapLabel({ name, aliases }, 'zh')).toBe(want);
});

test.each([
  ['Dali Bai Autonomous Prefecture', 'Dali'], ['Honghe Hani and Yi Autonomous Prefecture', 'Honghe'], ['Pudong New Area', 'Pudong'],
  ['Inner Mongolia Autonomous Region', 'Inner Mongolia'], ['Suzhou City (Jiangsu Province)', 'Suzhou'], ['Shanghai', 'Shanghai'],
  ['Xizang (Tibet) Autonomous Region', 'Xizang'], ['Kashgar Prefecture', 'Kashgar'],
  ['Shuangjiang Lahu, Va, Blang and Dai Autonomous County', 'Shuangjiang'],
])('%s on the map', (name, want) => {
  expect(mapLabel({ name, aliases: [] }, 'en')).toBe(want);
});
