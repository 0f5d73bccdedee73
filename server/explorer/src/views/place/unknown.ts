import type { PlacePageQuery } from '../../gql/graphql';
import { hasEnded } from '../../words/dates';
import { countPlaceholders, isKnown } from './placeholders';

type Place = NonNullable<PlacePageQuery['place']>;

/** What is not known about a place; `text.ts` has a sentence for each. */
export type UnknownKind =
  | 'noTie'
  | 'afterPlan'
  | 'pairingBeginnings'
  | 'earlierDistricts'
  | 'unnamedCounties'
  | 'friendlyPlaceholders'
  | 'noFriendlyPair'
  | 'bodyPlaceholders'
  | 'noBody'
  | 'bodyBeginnings'
  | 'addresses'
  | 'cooperationBeginnings'
  | 'funds'
  | 'investmentOfProvince'
  | 'investmentYears'
  | 'seat';

/** The last year of the plan, which is the 14th five-year plan. */
const planEnd = '2025';

/** Something that is not known, and of how many records; 0 if it is not about records. */
export interface Unknown {
  kind: UnknownKind;
  count: number;
}

/** What the records of a place leave open, in the order of the page. */
export function unknownsOf(place: Place, day: string): Unknown[] {
  const found: Unknown[] = [];
  const add = (kind: UnknownKind, count: number) => {
    if (count > 0) found.push({ kind, count });
  };
  const mark = (kind: UnknownKind, holds: boolean) => {
    if (holds) found.push({ kind, count: 0 });
  };
  const pairings = place.pairings.nodes;
  const bodies = [...place.chambers.nodes, ...place.liaisonOffices.nodes];
  const known = [
    ...pairings, ...place.friendlyPairs.nodes, ...place.cooperations.nodes, ...bodies,
    ...place.agreements.nodes, ...place.memberships.nodes, ...place.others.nodes,
  ].some(isKnown);

  mark('noTie', !known);
  mark('afterPlan', hasEnded(planEnd, day) && pairings.some((tie) => !hasEnded(tie.until, day)));
  add('pairingBeginnings', pairings.filter((tie) => !tie.since && !hasEnded(tie.until, day)).length);
  add('earlierDistricts', pairings.filter((tie) => tie.evidence === 'DERIVED').length);
  add('unnamedCounties', pairings.filter((tie) => tie.countyCount > 1).reduce((sum, tie) => sum + tie.countyCount, 0));
  const friendly = countPlaceholders(place.friendlyPairs.byEvidence);
  add('friendlyPlaceholders', friendly);
  mark('noFriendlyPair', friendly === 0 && place.friendlyPairs.nodes.length === 0);
  const unnamed = countPlaceholders(place.chambers.byEvidence) + countPlaceholders(place.liaisonOffices.byEvidence);
  add('bodyPlaceholders', unnamed);
  mark('noBody', unnamed === 0 && bodies.length === 0);
  add('bodyBeginnings', place.chambers.nodes.filter((chamber) => !chamber.founded).length +
    place.liaisonOffices.nodes.filter((office) => !office.established).length);
  add('addresses', place.liaisonOffices.nodes.filter((office) => !office.address).length);
  add('cooperationBeginnings', place.cooperations.nodes.filter((tie) => !tie.since).length);
  mark('funds', pairings.some((tie) => !hasEnded(tie.until, day)));
  mark('investmentOfProvince', place.__typename !== 'Province');
  mark('investmentYears', place.__typename === 'Province');
  mark('seat', place.location.basis !== 'SEAT');
  return found;
}
