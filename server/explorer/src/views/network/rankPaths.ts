import type { Evidence, TieKind } from '../../gql/schema';

/** What is needed of a path to compare it with others. */
interface Path {
  ties: readonly { kind: TieKind; evidence: Evidence }[];
}

const strength: Evidence[] = ['OFFICIAL', 'REPORTED', 'DERIVED', 'SYNTHETIC'];

/**
 * Splits paths into the best ones and the others. The best are as short as the first one, and need as few ties WITHIN: that
 * two places lie in one prefecture joins them, but says nothing of cooperation.
 */
export function splitPaths<Of extends Path>(paths: readonly Of[]): [best: Of[], others: Of[]] {
  const first = paths[0];
  const isBest = (path: Of) => first !== undefined && path.ties.length === first.ties.length && countWithin(path) === countWithin(first);
  return [paths.filter(isBest), paths.filter((path) => !isBest(path))];
}

/** Returns the weakest evidence of the ties other than WITHIN; of all ties, if there are no others. */
export function weakestEvidence({ ties }: Path): Evidence {
  const others = ties.filter(({ kind }) => kind !== 'WITHIN');
  const ranks = (others.length > 0 ? others : ties).map(({ evidence }) => strength.indexOf(evidence));
  return strength[Math.max(...ranks)] ?? 'OFFICIAL';
}

function countWithin({ ties }: Path): number {
  return ties.filter(({ kind }) => kind === 'WITHIN').length;
}
