import type { Evidence, PlaceCitationFragment, PlacePageQuery } from '../../gql/graphql';

type Place = NonNullable<PlacePageQuery['place']>;

/** The lists of a place's page. */
export type RecordList =
  | 'pairings'
  | 'friendlyPairs'
  | 'cooperations'
  | 'chambers'
  | 'liaisonOffices'
  | 'agreements'
  | 'memberships'
  | 'others'
  | 'investment';

/** One record of a place's page as a row of a file: who, with whom, since when, how it is known. */
export interface PlaceRecord {
  list: RecordList;
  id: string;
  from: string;
  to: string;
  since: string | null;
  until: string | null;
  /** The amount of investment in 亿元; null for all other records. */
  amount: number | null;
  evidence: Evidence;
  sources: readonly PlaceCitationFragment[];
}

/** All records of a place's page, in the order of the page. */
export function recordsOf(place: Place): PlaceRecord[] {
  const records: PlaceRecord[] = [];
  const add = (list: RecordList, from: string, to: string, since: string | null | undefined, record: {
    id: string;
    until?: string | null | undefined;
    amount?: number;
    evidence: Evidence;
    sources: readonly PlaceCitationFragment[];
  }) => {
    const { id, until, amount, evidence, sources } = record;
    records.push({ list, id, from, to, since: since ?? null, until: until ?? null, amount: amount ?? null, evidence, sources });
  };
  for (const tie of place.pairings.nodes) add('pairings', tie.supporter.name, tie.supported.name, tie.since, tie);
  for (const tie of place.friendlyPairs.nodes) add('friendlyPairs', tie.district.name, tie.partner.name, tie.since, tie);
  for (const tie of place.cooperations.nodes) add('cooperations', tie.from.name, tie.to.name, tie.since, tie);
  for (const body of place.chambers.nodes) add('chambers', body.name, body.host?.name ?? '', body.founded, body);
  for (const body of place.liaisonOffices.nodes) {
    add('liaisonOffices', body.name, body.host?.name ?? '', body.established, body);
  }
  for (const agreement of place.agreements.nodes) {
    add('agreements', agreement.title, agreement.parties.map((party) => party.name).join(' · '), agreement.signedOn, agreement);
  }
  for (const tie of place.memberships.nodes) add('memberships', tie.member.name, tie.organization.name, tie.since, tie);
  for (const tie of place.others.nodes) add('others', tie.from.name, tie.to.name, tie.since, tie);
  for (const flow of investmentOf(place)) {
    add('investment', flow.origin.name, flow.destination.name, String(flow.year), flow);
  }
  return records;
}

/** The flows of investment from and to a province, the latest year first, then the largest amount; none for other places. */
export function investmentOf(place: Place) {
  if (place.__typename !== 'Province') return [];
  return [...place.investmentIn, ...place.investmentOut].toSorted((a, b) => b.year - a.year || b.amount - a.amount);
}

/** The lists of which the page has only the beginning. */
export function cutLists(place: Place): { list: RecordList; shown: number; total: number }[] {
  const lists = ['pairings', 'friendlyPairs', 'cooperations', 'chambers', 'liaisonOffices', 'agreements', 'memberships', 'others'] as const;
  return lists.map((list) => ({ list, shown: place[list].nodes.length, total: place[list].totalCount }))
    .filter(({ shown, total }) => shown < total);
}
