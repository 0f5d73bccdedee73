import type { SearchQuery } from '../gql/graphql';
import type { Params } from '../url';

/** The groups of results, in the order in which they are listed. */
export const groups = ['places', 'organizations', 'undertakings', 'sources'] as const;
export type Group = (typeof groups)[number];

/** One result: what it is called, where it lies, and where it leads. */
export interface Option {
  id: string;
  group: Group | 'all';
  name: string;
  /** Where a place lies and its code; empty for others. */
  about: string;
  path: string;
  params?: Params;
}

type Place = Extract<SearchQuery['places']['nodes'][number], { code: string }>;

/** How many places are listed. */
const listedPlaces = 6;

const plain = (text: string) => text.toLowerCase().replaceAll(/[\s'’-]/g, '');

/** Whether a text is the whole name or code of a place, or the beginning of its name or pinyin. */
function isBeginning({ name, chinese, code, pinyin }: Place, text: string): boolean {
  return [name, chinese, code, pinyin].some((whole) => plain(whole).startsWith(plain(text)));
}

/** Returns the places that are listed. Among those that the text only abbreviates (initials), places with ties come first. */
export function rankPlaces(found: SearchQuery, text: string): Place[] {
  const places = found.places.nodes.filter((node): node is Place => 'code' in node);
  const rank = (place: Place) => (isBeginning(place, text) ? 0 : place.ties.totalCount > 0 ? 1 : 2);
  return places.toSorted((a, b) => rank(a) - rank(b)).slice(0, listedPlaces);
}

/** Returns the code of the one place whose whole name or code the text is, or undefined. */
export function exactPlace(found: SearchQuery, text: string): string | undefined {
  const places = found.places.nodes.filter((node): node is Place => 'code' in node)
    .filter(({ name, chinese, code }) => [name, chinese, code].some((whole) => plain(whole) === plain(text)));
  return places.length === 1 ? places[0]?.code : undefined;
}

/** Returns the results as a list of options, group by group. The last one leads to the page of all results. */
export function optionsOf(found: SearchQuery, text: string, allResults: (count: number) => string): Option[] {
  const options: Option[] = rankPlaces(found, text).map(({ id, name, code, ancestors }) => {
    const above = ancestors.map((place) => place.name).toReversed().join(' ');
    return { id, group: 'places', name, about: [above, code].filter(Boolean).join(' · '), path: `/place/${code}` };
  });
  for (const group of groups) {
    if (group === 'places') continue;
    for (const { id, name } of found[group].nodes) options.push({ id, group, name, about: '', path: '/search', params: { q: text, id } });
  }
  const total = groups.reduce((sum, group) => sum + found[group].totalCount, 0);
  if (total === 0) return [];
  return [...options, { id: 'all', group: 'all', name: allResults(total), about: '', path: '/search', params: { q: text } }];
}
