import { query } from '../../api/client';
import { graphql } from '../../api/document';
import type { MapSourcesQuery, MapSourcesQueryVariables } from '../../gql/graphql';
import type { Language } from '../../language';
import { type Citation, citedSources } from '../../parts/citations';
import { formatLocator } from '../../words/format';
import { type MapFlow, mapKinds } from './line';
import type { Picture } from './picture';
import type { MapData } from './query';
import { choose, type Choice, rollUp } from './rollup';

/** The sources of all ties that join places, flow by flow. */
const mapSources = graphql(`
  query MapSources($asOf: PartialDate, $evidence: [Evidence!]!) {
    flows(level: COUNTY, asOf: $asOf, evidence: $evidence, ties: { kind: { in: [SUPPORTS, COOPERATES, FRIENDLY] } }) { ...MapFlowSources }
    investment: flows(level: COUNTY, evidence: $evidence, ties: { kind: { in: [INVESTS] } }) { ...MapFlowSources }
  }
  fragment MapFlowSources on FlowMap {
    locations { id place { code } }
    flows { origin dest kind evidence ties(first: 500) { nodes { sources { locator source { id evidence title documentNumber issuer } } } } }
  }
`);

/** The records that one flow stands for. */
interface FlowRecords {
  flow: MapFlow;
  records: readonly { sources: readonly Citation[] }[];
}

/** Asks for the sources of the lines of a picture. Returns them in words, by the ids of the lines. */
export async function sourcesOfLines(data: MapData, picture: Picture, choice: Choice, variables: MapSourcesQueryVariables, language: Language): Promise<Map<string, string>> {
  const records = new Map<string, { sources: readonly Citation[] }[]>();
  for (const one of [...recordsOf(await query(mapSources, variables)), ...recordsOfOrganizations(data)]) {
    for (const { id } of rollUp(choose([one.flow], choice), data.places, picture)) records.set(id, [...(records.get(id) ?? []), ...one.records]);
  }
  return new Map([...records].map(([id, all]) => [id, wordsOf(all, language)]));
}

function recordsOf({ flows, investment }: MapSourcesQuery): FlowRecords[] {
  return [flows, investment].flatMap((map) => {
    const codes = new Map(map.locations.map(({ id, place }) => [id, place.code]));
    return map.flows.flatMap(({ origin, dest, kind: name, evidence, ties }): FlowRecords[] => {
      const kind = mapKinds.find((one) => one === name);
      return kind ? [{ flow: flowOf(codes.get(origin) ?? '', codes.get(dest) ?? '', kind, evidence), records: ties.nodes }] : [];
    });
  });
}

function recordsOfOrganizations({ organizations }: MapData): FlowRecords[] {
  return organizations.map((organization) => ({ flow: flowOf(organization.home, organization.host, 'REPRESENTS', organization.evidence), records: [organization] }));
}

function flowOf(origin: string, dest: string, kind: MapFlow['kind'], evidence: MapFlow['evidence']): MapFlow {
  return { origin, dest, kind, evidence, count: 1, counties: null, amount: null };
}

/** Names each source once, with the places in it. */
function wordsOf(records: readonly { sources: readonly Citation[] }[], language: Language): string {
  const [comma, semicolon] = language === 'zh' ? ['，', '；'] : [', ', '; '];
  return citedSources(records).map(({ source, locators }) =>
    [source.title, source.documentNumber, source.issuer, ...locators.map((locator) => formatLocator(locator, language))].filter(Boolean).join(comma)).join(semicolon);
}
