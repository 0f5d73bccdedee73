import { graphql } from 'relay-runtime';

export const pair = graphql`
  fragment partners_pair on FriendlyPair {
    id
    since
    evidence
    from { name }
    partner { id name(language: EN) }
  }
`;

export const query = graphql`
  query partnersQuery($code: String!, $first: Int = 20, $after: String, $asOf: PartialDate) {
    place(by: { code: $code }) {
      name
      friendlyPairs(first: $first, after: $after, asOf: $asOf, filter: { evidence: { in: [REPORTED] } })
        @connection(key: "partners_friendlyPairs") {
        edges { node { ...partners_pair } }
      }
    }
    search(text: "上海", first: 3) { nodes { __typename name } }
  }
`;
