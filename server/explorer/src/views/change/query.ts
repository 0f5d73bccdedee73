import { graphql } from '../../api/document';

/**
 * What began, ended and stayed between two days, of every kind that is cooperation; and what is not known of the chosen kinds. With
 * two moments it is what was recorded between them.
 */
export const networkChange = graphql(`
  query NetworkChange($from: PartialDate!, $to: PartialDate!, $known: DateTime, $knownTo: DateTime, $kinds: [TieKind!]!, $language: Language!) {
    chosen: compare(asOf: $from, asKnownAt: $known, with: $to, withAsKnownAt: $knownTo, ties: { kind: { in: $kinds } }) { before { unattested } }
    compare(asOf: $from, asKnownAt: $known, with: $to, withAsKnownAt: $knownTo) {
      subjects {
        kind
        began
        ended
        stayed
        undated
        hands
        subject {
          __typename
          id
          name(language: $language)
          ... on Place { code level location { longitude latitude } ancestors { code name(language: $language) level } }
        }
        before { ...ChangeTie }
        after { ...ChangeTie }
      }
    }
  }

  fragment ChangeTie on Tie {
    id
    evidence
    since
    until
    from { __typename id name(language: $language) ... on Place { code } }
    sources { locator source { id title documentNumber } }
    ... on Pairing { countyCount }
  }
`);
