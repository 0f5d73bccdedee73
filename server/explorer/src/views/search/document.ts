import { graphql } from '../../api/document';

/** Results of one group with what each record says, and the counts of all groups. `one` is the record of ?id=. */
export const resultsDocument = graphql(`query Results($text: String!, $kinds: [NodeKind!], $evidence: [Evidence!]!, $language: Language!, $after: String,
    $id: ID!, $withOne: Boolean!) {
  one: node(id: $id) @include(if: $withOne) { __typename ...Record }
  results: search(text: $text, kinds: $kinds, evidence: $evidence, first: 50, after: $after) {
    totalCount
    byEvidence { evidence count }
    pageInfo { hasNextPage endCursor }
    nodes { ...Record }
  }
  places: search(text: $text, kinds: [PROVINCE, PREFECTURE, COUNTY, DISTRICT], evidence: $evidence) { totalCount }
  organizations: search(text: $text, kinds: [CHAMBER, LIAISON_OFFICE, ORGANIZATION], evidence: $evidence) { totalCount }
  undertakings: search(text: $text, kinds: [AGREEMENT, PROGRAMME, INDICATOR], evidence: $evidence) { totalCount }
  sources: search(text: $text, kinds: [SOURCE], evidence: $evidence) { totalCount }
}
fragment Record on Entity {
  __typename id name(language: $language) evidence
  sources { source { title documentNumber issuer url } locator note confidence }
  ... on Place { code ancestors { name(language: $language) } }
  ... on Chamber { founded home { code name(language: $language) } host { code name(language: $language) } }
  ... on LiaisonOffice { established address home { code name(language: $language) } host { code name(language: $language) } }
  ... on Organization { organizationKind: kind founded }
  ... on Agreement { agreementKind: kind signedOn }
  ... on Programme { programmeKind: kind since }
  ... on Indicator { unit observations { value text until } }
  ... on Source { documentNumber issuer issuedOn url }
}`);
