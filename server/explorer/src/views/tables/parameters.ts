/** The tables, in the order of their tabs. */
export const tables = ['ranking', 'linkage', 'investment', 'targets', 'coverage', 'statistics'] as const;

export type TableName = (typeof tables)[number];

/** Returns the value of a parameter if it is one of these, or else the usual one. */
export function oneOf<Item extends string>(params: URLSearchParams, name: string, all: readonly Item[], usual: Item): Item {
  return all.find((item) => item === params.get(name)) ?? usual;
}

/** Parameters that belong to one table, and are dropped when another one is opened. */
export function tableParameters(params: URLSearchParams): string[] {
  return [...params.keys()].filter((name) => !['table', 'lang', 'theme', 'embed', 'evidence', 'asOf'].includes(name));
}
