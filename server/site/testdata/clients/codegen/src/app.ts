import { graphql, useFragment, type FragmentType } from './gql';
import type { PartnersQuery, PartnersQueryVariables } from './gql/graphql';

const pair = graphql(`
  fragment Pair on FriendlyPair {
    id
    since
    evidence
    to { __typename name ... on County { code } }
  }
`);

export const partners = graphql(`
  query Partners($code: String!, $asOf: PartialDate) {
    place(by: { code: $code }) { id name friendlyPairs(first: 20, asOf: $asOf) { totalCount nodes { ...Pair } } }
    search(text: "上海", first: 3) { nodes { __typename name } }
  }
`);

export const variables: PartnersQueryVariables = { code: '310118', asOf: '2021' };

export function lines(answer: PartnersQuery): string[] {
  const pairs: readonly FragmentType<typeof pair>[] = answer.place?.friendlyPairs.nodes ?? [];
  return useFragment(pair, pairs).map(p => `${p.to.name} ${p.since ?? ''} ${p.evidence}`);
}

// @ts-expect-error a code is a string
export const wrong: PartnersQueryVariables = { code: 310118 };
