import type { Evidence } from '../../gql/schema';

/** How many records of a list have one kind of evidence. */
export interface EvidenceCount {
  evidence: Evidence;
  count: number;
}

/** How many placeholders a list has, whether or not they are shown. */
export function countPlaceholders(byEvidence: readonly EvidenceCount[]): number {
  return byEvidence.find((row) => row.evidence === 'SYNTHETIC')?.count ?? 0;
}

/** Whether a record is known: not a placeholder. */
export function isKnown(record: { evidence: Evidence }): boolean {
  return record.evidence !== 'SYNTHETIC';
}
