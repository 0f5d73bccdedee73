import type { PlaceAgreementFragment, PlaceCooperationFragment } from '../../gql/graphql';

/** Cooperations that agreements of the same page made, and the others: an act is listed and counted once. */
export interface Cooperations {
  agreed: PlaceCooperationFragment[];
  others: PlaceCooperationFragment[];
}

/** Tells the cooperations that an agreement made: it was signed on the day on which they began, and both ends are parties. */
export function splitCooperations(
  cooperations: readonly PlaceCooperationFragment[],
  agreements: readonly PlaceAgreementFragment[],
): Cooperations {
  const isAgreed = ({ since, from, to }: PlaceCooperationFragment) => since !== null && agreements.some(({ signedOn, parties }) =>
    signedOn === since && [from, to].every((end) => 'code' in end && parties.some((party) => party.code === end.code)));
  return { agreed: cooperations.filter(isAgreed), others: cooperations.filter((cooperation) => !isAgreed(cooperation)) };
}
