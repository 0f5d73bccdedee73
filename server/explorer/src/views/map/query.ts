import { graphql } from '../../api/document';
import type { MapFlowsQuery, MapPlaceQuery } from '../../gql/graphql';
import { type Language } from '../../language';
import { isInShanghai, type MapFlow, mapKinds, type MapOrganization, type MapPlace } from './line';
import { mapLabel } from './name';
import type { Places } from './rollup';

/**
 * All ties that join places, at the lowest level, and the totals that the plan publishes. The explorer rolls them up. A flow
 * of investment belongs to its year and to no day, so that the day does not choose among them.
 */
export const mapFlows = graphql(`
  query MapFlows($language: Language!, $asOf: PartialDate, $evidence: [Evidence!]!) {
    flows(level: COUNTY, asOf: $asOf, evidence: $evidence, ties: { kind: { in: [SUPPORTS, COOPERATES, FRIENDLY] } }) { ...MapFlowFields }
    investment: flows(level: COUNTY, evidence: $evidence, ties: { kind: { in: [INVESTS] } }) { ...MapFlowFields }
    years: statistics(of: INVESTMENT_FLOWS, groupBy: [YEAR]) { groups { value } }
    shanghai: place(by: { code: "310000" }) { name(language: $language) location { longitude latitude } }
    districts(first: 16) { nodes { code name(language: $language) aliases location { longitude latitude } } }
    coverage { key published held byEvidence { evidence held } }
  }
  fragment MapFlowFields on FlowMap {
    basis { revision asOf unattested used { evidence count } leftOut { evidence count } }
    locations { id lat lon place { ...MapPlaceFields } }
    flows { origin dest kind evidence count counties amount }
  }
  fragment MapPlaceFields on Place {
    code level name(language: $language) aliases
    ancestors { code level name(language: $language) aliases location { longitude latitude } }
  }
`);

/** A place of the address with which nobody need be tied. */
export const mapPlace = graphql(`
  query MapPlace($code: String!, $language: Language!) {
    places(filter: { code: { eq: $code } }, first: 1) {
      nodes {
        code level name(language: $language) aliases location { longitude latitude }
        ancestors { code level name(language: $language) aliases location { longitude latitude } }
      }
    }
  }
`);

/** A published total, and how much of it is known. */
export interface Total {
  known: number;
  published: number;
}

/** What the map is drawn from. */
export interface MapData {
  /** The day that was asked for, or null for now. */
  asOf: string | null;
  places: Places;
  flows: MapFlow[];
  /** The codes of Shanghai's districts. */
  districts: string[];
  /** The ties that the placeholders of the answer, or those left out, stand for. */
  placeholders: number;
  /** How many ties the day leaves out only because their beginning is not known. */
  unattested: number;
  /** The published numbers of friendly pairs, and of chambers in Shanghai, chambers of Shanghai elsewhere, and liaison offices. */
  totals: { friendly: Total; chambersInShanghai: Total; chambersElsewhere: Total; liaisonOffices: Total };
  /** The chambers and liaison offices, if they are drawn; before they are loaded, none. */
  organizations: readonly MapOrganization[];
  /** The years of the investment. */
  investmentYears: string;
}

type PlaceFields = MapPlaceQuery['places']['nodes'][number];

/** Adds a place, and those above it, to places. */
export function addPlace(places: Map<string, MapPlace>, { code, level, name, aliases, location, ancestors }: PlaceFields, language: Language): void {
  [{ code, level, name, aliases, location }, ...ancestors].forEach((place, i) => {
    if (i > 0 && places.has(place.code)) return;
    places.set(place.code, {
      code: place.code, level: place.level, name: place.name, label: mapLabel(place, language),
      position: [place.location.longitude, place.location.latitude], above: ancestors.slice(i).map((above) => above.code),
    });
  });
}

/** Returns the published number of chambers and liaison offices, and how many of them are known. */
export function organizationTotal({ totals: { chambersInShanghai, chambersElsewhere, liaisonOffices } }: MapData): Total {
  const all = [chambersInShanghai, chambersElsewhere, liaisonOffices];
  return { known: all.reduce((sum, { known }) => sum + known, 0), published: all.reduce((sum, { published }) => sum + published, 0) };
}

/** Returns data with one more place. */
export function withPlace(data: MapData, answer: MapPlaceQuery, language: Language): MapData {
  const places = new Map(data.places);
  for (const place of answer.places.nodes) addPlace(places, place, language);
  return { ...data, places };
}

/** Returns the data of an answer. */
export function mapData(answer: MapFlowsQuery, language: Language): MapData {
  const places = new Map<string, MapPlace>();
  const codes = new Map<string, string>();
  const add = (place: MapPlace) => places.set(place.code, place);
  for (const { id, lat, lon, place } of [...answer.flows.locations, ...answer.investment.locations]) {
    codes.set(id, place.code);
    addPlace(places, { ...place, location: { longitude: lon, latitude: lat } }, language);
  }
  for (const district of answer.districts.nodes) {
    add({ code: district.code, level: 'COUNTY', name: district.name, label: mapLabel(district, language), above: ['310000'],
      position: [district.location.longitude, district.location.latitude] });
  }
  if (answer.shanghai) {
    const { name, location } = answer.shanghai;
    add({ code: '310000', level: 'PROVINCE', name, label: language === 'zh' ? '上海' : name, above: [],
      position: [location.longitude, location.latitude] });
  }
  const flows = [...answer.flows.flows, ...answer.investment.flows].flatMap((flow): MapFlow[] => {
    const kind = mapKinds.find((one) => one === flow.kind);
    const [origin, dest] = [codes.get(flow.origin), codes.get(flow.dest)];
    if (!kind || !origin || !dest || isInShanghai(origin) === isInShanghai(dest)) return [];
    return [{ origin, dest, kind, evidence: flow.evidence, count: flow.count, counties: flow.counties ?? null, amount: flow.amount ?? null }];
  });
  const { used, leftOut, unattested } = answer.flows.basis;
  const totalOf = (name: string): Total => {
    const total = answer.coverage.find(({ key }) => key === name);
    const known = total?.byEvidence.filter(({ evidence }) => evidence !== 'SYNTHETIC').reduce((sum, { held }) => sum + held, 0) ?? 0;
    return { known, published: total?.published ?? 0 };
  };
  return {
    asOf: answer.flows.basis.asOf ?? null, places, flows, unattested,
    districts: answer.districts.nodes.map(({ code }) => code),
    placeholders: [...used, ...leftOut].find(({ evidence }) => evidence === 'SYNTHETIC')?.count ?? 0,
    totals: {
      friendly: totalOf('friendly.domestic_pairs'), chambersInShanghai: totalOf('chambers.in_shanghai_total'),
      chambersElsewhere: totalOf('chambers.outside_total'), liaisonOffices: totalOf('liaison.in_shanghai_total'),
    },
    organizations: [],
    investmentYears: answer.years.flatMap(({ groups }) => groups.flatMap(({ value }) => value ?? [])).join(', '),
  };
}
