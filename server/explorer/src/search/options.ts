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

/** Returns the results as a list of options, group by group. The last one leads to the page of all results. */
export function optionsOf(found: SearchQuery, text: string, allResults: (count: number) => string): Option[] {
  const options: Option[] = groups.flatMap((group) => found[group].nodes.map((node) => {
    const option = { id: node.id, group, name: node.name, about: '' };
    if (!('code' in node)) return { ...option, path: '/search', params: { q: text, id: node.id } };
    const above = node.ancestors.map(({ name }) => name).toReversed().join(' ');
    return { ...option, about: [above, node.code].filter(Boolean).join(' · '), path: `/place/${node.code}` };
  }));
  const total = groups.reduce((sum, group) => sum + found[group].totalCount, 0);
  if (total === 0) return [];
  return [...options, { id: 'all', group: 'all', name: allResults(total), about: '', path: '/search', params: { q: text } }];
}
