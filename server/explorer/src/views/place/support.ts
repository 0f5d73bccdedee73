import type { PlacePairingFragment } from '../../gql/graphql';
import { countyCounter } from '../../parts/counties';
import { common, hasEnded } from '../../words/dates';

/** A place at one end of ties of support, and how many counties these ties stand for. */
export interface SupportShare {
  code: string;
  name: string;
  counties: number;
}

/** What ties of support say in sum. */
export interface Support {
  /** The ties that have not ended, sorted by supporter, then by the supported place. */
  current: PlacePairingFragment[];
  /** The ties that have ended. */
  ended: PlacePairingFragment[];
  /** How many counties the current ties stand for, as the plan counts: one tie may stand for nine. */
  counties: number;
  /** The supporters of the current ties, those with the most counties first. */
  supporters: SupportShare[];
  /** The prefectures of the places that the current ties support, those with the most counties first. */
  areas: SupportShare[];
  /** When all current ties began; null if that is not known or if they began at different times. */
  since: string | null;
}

/** Sums up ties of support on `day`. */
export function sumSupport(pairings: readonly PlacePairingFragment[], day: string): Support {
  const current = pairings
    .filter((pairing) => !hasEnded(pairing.until, day))
    .toSorted((a, b) => compareText(a.supporter.code, b.supporter.code) || compareText(a.supported.code, b.supported.code));
  return {
    current,
    ended: pairings.filter((pairing) => hasEnded(pairing.until, day)),
    counties: countCounties(current),
    supporters: shares(current, (pairing) => pairing.supporter),
    areas: shares(current, (pairing) => pairing.supported.within ?? pairing.supported),
    since: common(current.map((pairing) => pairing.since ?? null)),
  };
}

/** How many counties the ties stand for. */
export function countCounties(pairings: readonly PlacePairingFragment[]): number {
  const counties = countyCounter();
  return pairings.reduce((sum, { supported, countyCount }) => sum + counties(supported.code, countyCount), 0);
}

function shares(
  pairings: readonly PlacePairingFragment[],
  end: (pairing: PlacePairingFragment) => { code: string; name: string },
): SupportShare[] {
  const byCode = new Map<string, { name: string; own: PlacePairingFragment[] }>();
  for (const pairing of pairings) {
    const { code, name } = end(pairing);
    byCode.set(code, { name, own: [...(byCode.get(code)?.own ?? []), pairing] });
  }
  return [...byCode].map(([code, { name, own }]) => ({ code, name, counties: countCounties(own) })).toSorted((a, b) => b.counties - a.counties || compareText(a.code, b.code));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
