import { graphql } from '../../api/document';

/** Who in Shanghai is tied to the place that the text means, in the order in which to call them. */
export const dutyContacts = graphql(`
  query DutyContacts($text: String!, $language: Language!) {
    contacts(place: { name: $text }) {
      basis { revision leftOut { evidence count } }
      matched { text by }
      reach
      notice(language: $language)
      place {
        __typename
        id
        code
        name(language: $language)
        chinese: name
        pinyin
        level
        location { longitude latitude basis }
        ancestors { code name(language: $language) level }
      }
      threshold { ...DutyThreshold }
      thresholds { ...DutyThreshold }
      nearestRoute { sentence(language: $language) evidence }
      contacts {
        rank
        relation
        distance
        level
        evidence
        address
        who {
          __typename
          id
          name(language: $language)
          ... on Place { code }
        }
        at { code name(language: $language) }
        ties {
          id
          kind
          since
          to { id name(language: $language) ... on Place { code } }
          sources { ...DutyCitation }
          ... on Pairing { scheme countyCount }
          ... on Cooperation { form }
        }
        otherTies {
          id
          kind
          to { id name(language: $language) ... on Place { code } }
          sources { ...DutyCitation }
          ... on Pairing { countyCount }
        }
      }
    }
  }

  fragment DutyThreshold on Threshold {
    level
    text
    places
    figure { name(language: $language) observations { from until } }
    sources { ...DutyCitation }
  }

  fragment DutyCitation on Citation {
    locator
    source { id title documentNumber evidence }
  }
`);

/** Places near a point that Shanghai supports, the nearest first: who works there may be on the spot first. */
export const dutyNearby = graphql(`
  query DutyNearby($longitude: Float!, $latitude: Float!, $kilometres: Float!, $language: Language!) {
    places(
      filter: {
        near: { longitude: $longitude, latitude: $latitude, kilometres: $kilometres }
        pairings: { some: {} }
      }
      orderBy: DISTANCE_ASC
      first: 40
    ) {
      edges {
        distance
        node {
          id
          code
          name(language: $language)
          pairings(evidence: [OFFICIAL, REPORTED, DERIVED], first: 5) {
            nodes { id since evidence supporter { code name(language: $language) } }
          }
        }
      }
    }
  }
`);
