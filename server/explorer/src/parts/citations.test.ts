import { expect, test } from 'vitest';
import { type Citation, citationsText, citedSources } from './citations';

function citation(id: string, evidence: 'OFFICIAL' | 'REPORTED', locator: string | null): Citation {
  return { source: { id, title: id, evidence }, locator };
}

test('a file has titles with the places in them', () => {
  expect(citationsText([citation('plan', 'OFFICIAL', '表7'), citation('news', 'REPORTED', null)])).toBe('plan 表7; news');
  expect(citationsText([])).toBeNull();
});

test('sources: the plan first, then the most cited, with every place in them', () => {
  const plan = citation('plan', 'OFFICIAL', '表7');
  const news = citation('news', 'REPORTED', null);
  const records = [
    { sources: [news] },
    { sources: [news, citation('paper', 'REPORTED', null)] },
    { sources: [plan, citation('plan', 'OFFICIAL', '附录2'), plan] },
  ];
  expect(citedSources(records).map(({ source, locators, records: count }) => [source.id, locators, count])).toEqual([
    ['plan', ['表7', '附录2'], 1],
    ['news', [], 2],
    ['paper', [], 1],
  ]);
});
