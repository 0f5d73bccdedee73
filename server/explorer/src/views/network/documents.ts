import { graphql } from '../../api/document';

/** The place around which the network is drawn, by any form of its name or by its code. */
export const placeDocument = graphql(`query NetworkPlace($by: PlaceBy!, $language: Language!) {
  place(by: $by) { id name(language: $language) }
}`);

/** Where the network begins if the address names no place: the districts of Shanghai. */
export const districtsDocument = graphql(`query NetworkDistricts($language: Language!) {
  districts(first: 20) { nodes { id code name(language: $language) } }
}`);

/** The nodes around some nodes, the ties between these, and the communities of the whole network. */
export const neighbourhoodDocument = graphql(`query NetworkNeighbourhood($of: [ID!]!, $depth: Int!, $ties: TieFilter, $asOf: PartialDate,
  $evidence: [Evidence!]!, $language: Language!) {
  neighbourhood(of: $of, hops: $depth, limit: 1000, ties: $ties, asOf: $asOf, evidence: $evidence) {
    basis { revision asOf used { evidence count } leftOut { evidence count } unattested leftOutKinds }
    reached
    nodes { id type: __typename name(language: $language) evidence ... on Place { code } }
    ties {
      id kind label(language: $language) since until attested evidence
      from { id }
      to { id }
      sources { locator note confidence source { title documentNumber issuer url } }
    }
  }
  communities(ties: $ties, asOf: $asOf, evidence: $evidence) { communities { nodes { id } } }
}`);

/** The two places between which a path is asked for. */
export const endsDocument = graphql(`query NetworkEnds($from: PlaceBy!, $to: PlaceBy!, $language: Language!) {
  from: place(by: $from) { id name(language: $language) }
  to: place(by: $to) { id name(language: $language) }
}`);

/** The shortest paths between two places, in words and with their ties. */
export const pathsDocument = graphql(`query NetworkPaths($from: [ID!]!, $to: [ID!]!, $ties: TieFilter, $asOf: PartialDate, $evidence: [Evidence!]!,
  $language: Language!) {
  paths(from: $from, to: $to, ties: $ties, asOf: $asOf, evidence: $evidence, first: 5) {
    basis { revision asOf used { evidence count } leftOut { evidence count } unattested leftOutKinds }
    reason
    distance
    paths {
      sentence(language: $language)
      evidence
      parallel
      nodes { id type: __typename name(language: $language) evidence ... on Place { code } }
      ties {
        id kind label(language: $language) since until attested evidence
        from { id }
        to { id }
        sources { locator note confidence source { title documentNumber issuer url } }
      }
    }
  }
}`);

/** What the panel says about a node beyond what the picture knows. */
export const nodeDocument = graphql(`query NetworkNode($id: ID!, $language: Language!, $evidence: [Evidence!]!) {
  node(id: $id) {
    ... on Entity { sources { locator note confidence source { title documentNumber issuer url } } }
    ... on Place {
      ancestors { id name(language: $language) }
      known: ties(evidence: $evidence, first: 1) { totalCount }
    }
  }
}`);
