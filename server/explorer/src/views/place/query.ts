import { graphql } from '../../api/document';

/**
 * One place with all of its relations, ended ones included, and the contacts of the places above it. With `$below` the relations
 * have the records of all places below it, too.
 * `$outside` is false for places of Shanghai: the API has no contacts for these.
 */
export const placePage = graphql(`
  query PlacePage($code: String!, $evidence: [Evidence!]!, $language: Language!, $below: Boolean!, $first: Int!, $outside: Boolean!) {
    dataset { revision }
    place(by: { code: $code }) {
      __typename
      id
      code
      name(language: $language)
      chinese: name
      english: name(language: EN)
      pinyin
      aliases
      level
      location { longitude latitude basis }
      evidence
      sources { ...PlaceCitation }
      ancestors { id code name(language: $language) level location { longitude latitude } }
      pairings(below: $below, history: true, evidence: $evidence, first: $first) {
        totalCount
        nodes { ...PlacePairing }
      }
      friendlyPairs(below: $below, history: true, evidence: $evidence, first: $first) {
        totalCount
        byEvidence { evidence count }
        nodes { ...PlaceFriendlyPair }
      }
      cooperations(below: $below, history: true, evidence: $evidence, first: $first) {
        totalCount
        nodes { ...PlaceCooperation }
      }
      chambers(below: $below, history: true, evidence: $evidence, first: $first) {
        totalCount
        byEvidence { evidence count }
        nodes { ...PlaceChamber }
      }
      liaisonOffices(below: $below, history: true, evidence: $evidence, first: $first) {
        totalCount
        byEvidence { evidence count }
        nodes { ...PlaceLiaisonOffice }
      }
      agreements(below: $below, history: true, evidence: $evidence, orderBy: SIGNED_DESC, first: $first) {
        totalCount
        nodes { ...PlaceAgreement }
      }
      memberships(below: $below, history: true, evidence: $evidence, first: $first) {
        totalCount
        nodes { ...PlaceMembership }
      }
      others: ties(
        filter: { kind: { in: [LEADS, PARTICIPATES, MEASURES] } }
        below: $below
        history: true
        evidence: $evidence
        first: $first
      ) {
        totalCount
        nodes { ...PlaceOtherTie }
      }
      ... on Province {
        prefectures(first: 100) { totalCount nodes { code name(language: $language) } }
        counties(filter: { not: { within: { level: { eq: PREFECTURE } } } }, first: 100) {
          totalCount
          nodes { code name(language: $language) }
        }
        investmentOut { ...PlaceInvestment }
        investmentIn { ...PlaceInvestment }
      }
      ... on Prefecture {
        counties(first: 100) { totalCount nodes { code name(language: $language) } }
      }
    }
    districts(first: 20) @skip(if: $outside) { nodes { code name(language: $language) } }
    contacts(place: { code: $code }, evidence: $evidence) @include(if: $outside) {
      contacts {
        rank
        relation
        distance
        evidence
        who { __typename id name(language: $language) ... on Place { code } }
        at { code name(language: $language) }
        ties { id sources { locator source { title } } }
      }
    }
  }

  fragment PlaceCitation on Citation {
    locator
    confidence
    note
    source { id title documentNumber issuer url evidence }
  }

  fragment PlacePairing on Pairing {
    id
    since
    until
    attested
    evidence
    scheme
    countyCount
    supporter { __typename id code name(language: $language) }
    supported {
      id
      code
      name(language: $language)
      location { longitude latitude }
      within { code name(language: $language) }
    }
    sources { ...PlaceCitation }
  }

  fragment PlaceFriendlyPair on FriendlyPair {
    id
    since
    until
    attested
    evidence
    inPublishedTotal
    district { id code name(language: $language) }
    partner { id code name(language: $language) location { longitude latitude } within { code name(language: $language) } }
    sources { ...PlaceCitation }
  }

  fragment PlaceCooperation on Cooperation {
    id
    form
    since
    until
    attested
    evidence
    from { __typename id name(language: $language) ... on Place { code } }
    to { __typename id name(language: $language) ... on Place { code location { longitude latitude } } }
    sources { ...PlaceCitation }
  }

  fragment PlaceChamber on Chamber {
    id
    name(language: $language)
    direction
    level
    founded
    evidence
    inPublishedTotal
    home { code name(language: $language) }
    host { code name(language: $language) }
    sources { ...PlaceCitation }
  }

  fragment PlaceLiaisonOffice on LiaisonOffice {
    id
    name(language: $language)
    direction
    level
    established
    address
    evidence
    inPublishedTotal
    home { code name(language: $language) }
    host { code name(language: $language) }
    sources { ...PlaceCitation }
  }

  fragment PlaceAgreement on Agreement {
    id
    title(language: $language)
    kind
    signedOn
    renewal
    evidence
    parties { code name(language: $language) }
    sources { ...PlaceCitation }
  }

  fragment PlaceMembership on Membership {
    id
    role
    rotatingChair
    since
    until
    meeting
    evidence
    organization { id name(language: $language) kind }
    member { __typename id name(language: $language) ... on Place { code } }
    sources { ...PlaceCitation }
  }

  fragment PlaceOtherTie on Tie {
    id
    kind
    since
    until
    evidence
    from {
      __typename
      id
      name(language: $language)
      ... on Place { code }
      ... on Indicator {
        unit
        target { value text qualifier from until }
        observations { value text qualifier from until }
      }
    }
    to {
      __typename
      id
      name(language: $language)
      ... on Place { code }
      ... on Programme { programmeKind: kind status }
      ... on Organization { organizationKind: kind }
    }
    sources { ...PlaceCitation }
  }

  fragment PlaceInvestment on InvestmentFlow {
    id
    year
    amount
    enterprises
    growth
    share
    rank
    evidence
    origin { code name(language: $language) }
    destination { code name(language: $language) }
    sources { ...PlaceCitation }
  }
`);
