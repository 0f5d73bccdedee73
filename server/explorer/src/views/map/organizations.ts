import { graphql } from '../../api/document';
import type { MapOrganizationsQuery } from '../../gql/graphql';
import type { Language } from '../../language';
import { isInShanghai, type Line, type MapOrganization, type MapPlace } from './line';
import { addPlace, type MapData } from './query';
import type { Places } from './rollup';
import type { MapState } from './state';

/** The chambers and liaison offices. Placeholders are not asked for: they name no place that they represent. */
export const mapOrganizations = graphql(`
  query MapOrganizations($language: Language!, $asOf: PartialDate) {
    chambers(asOf: $asOf, evidence: [OFFICIAL, REPORTED, DERIVED], first: 500) {
      unattested
      nodes {
        id name(language: $language) since: founded attested evidence
        home { ...MapOrganizationPlace } host { ...MapOrganizationPlace }
        sources { locator note confidence source { id evidence title documentNumber issuer url } }
      }
    }
    liaisonOffices(asOf: $asOf, evidence: [OFFICIAL, REPORTED, DERIVED], first: 500) {
      unattested
      nodes {
        id name(language: $language) since: established attested evidence
        home { ...MapOrganizationPlace } host { ...MapOrganizationPlace }
        sources { locator note confidence source { id evidence title documentNumber issuer url } }
      }
    }
  }
  fragment MapOrganizationPlace on Place {
    code level name(language: $language) aliases location { longitude latitude }
    ancestors { code level name(language: $language) aliases location { longitude latitude } }
  }
`);

/** Returns data with the chambers and offices of an answer that join Shanghai with another place. */
export function withOrganizations(data: MapData, { chambers, liaisonOffices }: MapOrganizationsQuery, language: Language): MapData {
  const places = new Map(data.places);
  const organizations = [...chambers.nodes, ...liaisonOffices.nodes].flatMap(({ home, host, since, attested, ...organization }): MapOrganization[] => {
    if (!home || !host || isInShanghai(home.code) === isInShanghai(host.code)) return [];
    for (const place of [home, host]) if (!places.has(place.code)) addPlace(places, place, language);
    return [{ ...organization, home: home.code, host: host.code, since: since ?? null, attested: attested ?? null }];
  });
  const flows = organizations.map(({ home, host, evidence }) =>
    ({ origin: home, dest: host, kind: 'REPRESENTS' as const, evidence, count: 1, counties: null, amount: null }));
  return { ...data, places, organizations, flows: [...data.flows, ...flows], unattested: data.unattested + chambers.unattested + liaisonOffices.unattested };
}

/** Returns the chambers and offices of a chosen line or place that the filters admit, by name. */
export function organizationsOf(line: Line | undefined, place: MapPlace | undefined, { organizations, places }: MapData, state: MapState): MapOrganization[] {
  if (!state.kinds.has('REPRESENTS') || (line && line.kind !== 'REPRESENTS')) return [];
  const [one, other] = line ? [line.home.code, line.partner.code] : [state.district ?? '310000', place?.code ?? ''];
  return organizations.filter(({ home, host, evidence }) => {
    const ends = isInShanghai(home) ? [home, host] as const : [host, home] as const; // the end in Shanghai comes first
    const isAtEnds = line || !isInShanghai(other) ? isAt(places, ends[0], one) && isAt(places, ends[1], other) : isAt(places, ends[0], other);
    return state.evidence.has(evidence) && isAtEnds && (!line || line.outward === isInShanghai(home)) && (state.district === null || ends[0] === state.district);
  }).toSorted((x, y) => x.name.localeCompare(y.name, 'zh-Hans-CN-u-co-pinyin'));
}

/** Reports whether a place is another one or lies in it. */
function isAt(places: Places, code: string, other: string): boolean {
  return code === other || (places.get(code)?.above.includes(other) ?? false);
}
