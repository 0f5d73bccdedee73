import { print } from 'graphql';
import { graphql } from './gql';
import type { PairsQuery, PairsQueryVariables } from './gql/graphql';

const query = graphql(`
  query Pairs($code: String!, $first: Int!, $after: String) {
    place(by: { code: $code }) {
      friendlyPairs(first: $first, after: $after) {
        nodes { id since evidence partner { name } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

async function ask(url: string, variables: PairsQueryVariables): Promise<PairsQuery> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: print(query), variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data;
}

export async function pairLines(url: string, code: string): Promise<string[]> {
  const lines: string[] = [];
  let after: string | undefined;
  do {
    const pairs = (await ask(url, { code, first: 500, after })).place?.friendlyPairs;
    for (const pair of pairs?.nodes ?? []) {
      const mark = pair.evidence === 'SYNTHETIC' ? ' (placeholder)' : '';
      lines.push(`${pair.partner.name} ${pair.since ?? '?'}${mark}`);
    }
    after = pairs?.pageInfo.hasNextPage ? pairs.pageInfo.endCursor ?? undefined : undefined;
  } while (after);
  return lines;
}
