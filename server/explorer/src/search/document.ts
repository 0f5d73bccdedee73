import { graphql } from '../api/document';

/** What each kind of node is found by, in groups: places come first, and sources, which match often, last. */
export const searchDocument = graphql(`query Search($text: String!, $language: Language!) {
  places: search(text: $text, kinds: [PROVINCE, PREFECTURE, COUNTY, DISTRICT], evidence: [OFFICIAL, REPORTED, DERIVED], first: 40) {
    totalCount nodes {
      __typename id name(language: $language)
      ... on Place {
        code pinyin chinese: name ancestors { name(language: $language) }
        ties(filter: {kind: {in: [SUPPORTS, FRIENDLY, COOPERATES]}}, evidence: [OFFICIAL, REPORTED, DERIVED]) { totalCount }
      }
    }
  }
  organizations: search(text: $text, kinds: [CHAMBER, LIAISON_OFFICE, ORGANIZATION], evidence: [OFFICIAL, REPORTED, DERIVED], first: 4) {
    totalCount nodes { __typename id name(language: $language) }
  }
  undertakings: search(text: $text, kinds: [AGREEMENT, PROGRAMME, INDICATOR], evidence: [OFFICIAL, REPORTED, DERIVED], first: 3) {
    totalCount nodes { __typename id name(language: $language) }
  }
  sources: search(text: $text, kinds: [SOURCE], evidence: [OFFICIAL, REPORTED, DERIVED], first: 2) {
    totalCount nodes { __typename id name(language: $language) }
  }
}`);
