import type { Evidence } from '../../gql/schema';

/** A row of statistics as the API gives it. */
export interface StatisticRow {
  groups: readonly { value?: string | null; place?: { code: string; name: string } | null }[];
  count: number;
  unattested?: number;
  sum?: number | null;
  average?: number | null;
  min?: number | null;
  max?: number | null;
}

/** A group with the numbers of its records by evidence. */
export interface Group extends StatisticRow {
  key: string;
  byEvidence: { evidence: Evidence; count: number }[];
}

/** Returns a text that only rows of the same group have. */
export function groupKey(groups: StatisticRow['groups']): string {
  return JSON.stringify(groups.map(({ value, place }) => place?.code ?? value ?? null));
}

/**
 * Returns the rows, each with its counts by evidence. These come from rows that are grouped by the same dimensions and then
 * by evidence.
 */
export function withEvidence(rows: readonly StatisticRow[], rowsByEvidence: readonly StatisticRow[]): Group[] {
  const counts = new Map<string, Group['byEvidence']>();
  for (const { groups, count } of rowsByEvidence) {
    const evidence = groups.at(-1)?.value as Evidence;
    const key = groupKey(groups.slice(0, -1));
    counts.set(key, [...(counts.get(key) ?? []), { evidence, count }]);
  }
  return rows.map((row) => {
    const key = groupKey(row.groups);
    return { ...row, key, byEvidence: counts.get(key) ?? [] };
  });
}
