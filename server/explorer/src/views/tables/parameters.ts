/** The tables, in the order of their tabs. */
export const tables = ['ranking', 'linkage', 'investment', 'targets', 'coverage', 'statistics'] as const;

export type TableName = (typeof tables)[number];

/** Returns the value of a parameter if it is one of these, or else the usual one. */
export function oneOf<Item extends string>(params: URLSearchParams, name: string, all: readonly Item[], usual: Item): Item {
  return all.find((item) => item === params.get(name)) ?? usual;
}

/** The parameters of each table beside those that all tables have. Null stands for any value: the menus show what is chosen. */
export const tableParameters: Record<TableName, Record<string, readonly string[] | null>> = {
  ranking: { measure: null, weight: null, of: null, first: null, 'ranking.sort': null, 'ranking.filter': null },
  linkage: { level: ['PROVINCE', 'PREFECTURE'], 'linkage.sort': null, 'linkage.filter': null, 'components.sort': null },
  investment: { direction: ['ELSEWHERE', 'IN_SHANGHAI'], year: null, 'investment.sort': null, 'investment.filter': null },
  targets: { 'targets.sort': null, 'figures.sort': null, 'figures.filter': null },
  coverage: { 'coverage.sort': null, 'coverage.filter': null },
  statistics: { of: null, by: null, and: null, measure: null, 'statistics.sort': null, 'statistics.filter': null },
};
