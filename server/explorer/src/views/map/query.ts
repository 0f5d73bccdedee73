import { graphql } from '../../api/document';
import type { MapFlowsQuery } from '../../gql/graphql';
import { type Language } from '../../language';
import { isInShanghai, type MapFlow, mapKinds, type MapPlace } from './line';
import { mapLabel } from './name';
import type { Places } from './rollup';

/** All ties that join places, at the lowest level, and the totals that the plan publishes. The explorer rolls them up. */
export const mapFlows = graphql(`
  query MapFlows($language: Language!, $asOf: PartialDate, $evidence: [Evidence!]!) {
    flows(level: COUNTY, asOf: $asOf, evidence: $evidence, ties: { kind: { in: [SUPPORTS, COOPERATES, FRIENDLY, INVESTS] } }) {
      basis { revision unattested used { evidence count } leftOut { evidence count } }
      locations {
        id lat lon
        place {
          code level name(language: $language) aliases
          ancestors { code level name(language: $language) aliases location { longitude latitude } }
        }
      }
      flows { origin dest kind evidence count counties amount }
    }
    shanghai: place(by: { code: "310000" }) { name(language: $language) location { longitude latitude } }
    districts(first: 16) { nodes { code name(language: $language) aliases location { longitude latitude } } }
    coverage { key published held byEvidence { evidence held } }
  }
`);

/** What the map is drawn from. */
export interface MapData {
  places: Places;
  flows: MapFlow[];
  /** The codes of Shanghai's districts. */
  districts: string[];
  /** The ties that the placeholders of the answer, or those left out, stand for. */
  placeholders: number;
  /** How many ties the day leaves out only because their beginning is not known. */
  unattested: number;
  /** The published number of friendly pairs, and how many of them are known. */
  friendly: { known: number; pairs: number };
}

/** Returns the data of an answer. */
export function mapData(answer: MapFlowsQuery, language: Language): MapData {
  const places = new Map<string, MapPlace>();
  const codes = new Map<string, string>();
  const add = (place: MapPlace) => places.set(place.code, place);
  for (const { id, lat, lon, place } of answer.flows.locations) {
    codes.set(id, place.code);
    add({ code: place.code, level: place.level, name: place.name, label: mapLabel(place, language), position: [lon, lat],
      above: place.ancestors.map(({ code }) => code) });
    place.ancestors.forEach((above, i) => places.has(above.code) || add({
      code: above.code, level: above.level, name: above.name, label: mapLabel(above, language),
      position: [above.location.longitude, above.location.latitude], above: place.ancestors.slice(i + 1).map(({ code }) => code),
    }));
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
  const flows = answer.flows.flows.flatMap((flow): MapFlow[] => {
    const kind = mapKinds.find((one) => one === flow.kind);
    const [origin, dest] = [codes.get(flow.origin), codes.get(flow.dest)];
    if (!kind || !origin || !dest || isInShanghai(origin) === isInShanghai(dest)) return [];
    return [{ origin, dest, kind, evidence: flow.evidence, count: flow.count, counties: flow.counties ?? null, amount: flow.amount ?? null }];
  });
  const { used, leftOut, unattested } = answer.flows.basis;
  const pairs = answer.coverage.find(({ key }) => key === 'friendly.domestic_pairs');
  const known = pairs?.byEvidence.filter(({ evidence }) => evidence !== 'SYNTHETIC').reduce((sum, { held }) => sum + held, 0) ?? 0;
  return {
    places, flows, unattested,
    districts: answer.districts.nodes.map(({ code }) => code),
    placeholders: [...used, ...leftOut].find(({ evidence }) => evidence === 'SYNTHETIC')?.count ?? 0,
    friendly: { known, pairs: pairs?.published ?? 0 },
  };
}
