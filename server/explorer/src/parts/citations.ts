import type { Evidence } from '../gql/schema';
import type { CitationData } from './sources';

/** A citation with the identity of its source. */
export interface Citation extends CitationData {
  source: CitationData['source'] & { id: string; evidence: Evidence };
}

/** A source, the places in it that records cite, and how many records cite it. */
export interface CitedSource {
  source: Citation['source'];
  locators: string[];
  records: number;
}

/** Returns citations as one text for a file: each title with the place in it. Null if there are none. */
export function citationsText(sources: readonly CitationData[]): string | null {
  return sources.map(({ source, locator }) => [source.title, locator].filter(Boolean).join(' ')).join('; ') || null;
}

/** The sources that records cite: the plan first, then those that most records cite. */
export function citedSources(records: readonly { sources: readonly Citation[] }[]): CitedSource[] {
  const byId = new Map<string, CitedSource>();
  for (const record of records) {
    const counted = new Set<string>();
    for (const { source, locator } of record.sources) {
      const cited = byId.get(source.id) ?? { source, locators: [], records: 0 };
      if (locator && !cited.locators.includes(locator)) cited.locators.push(locator);
      if (!counted.has(source.id)) cited.records++;
      counted.add(source.id);
      byId.set(source.id, cited);
    }
  }
  return [...byId.values()].toSorted((a, b) => order(a) - order(b) || b.records - a.records);
}

function order({ source }: CitedSource): number {
  return source.evidence === 'OFFICIAL' ? 0 : 1;
}
