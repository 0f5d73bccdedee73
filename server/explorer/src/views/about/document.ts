import { graphql } from '../../api/document';

/** What the store holds, by kind and evidence, and what is known of each published total. */
export const aboutDocument = graphql(`query About($language: Language!) {
  dataset {
    revision layers
    nodes { kind count byEvidence { evidence count } }
    ties { kind count byEvidence { evidence count } }
  }
  coverage {
    key name(language: $language) unit published
    byEvidence { evidence held }
    explanation(language: $language)
    sources { locator note confidence source { title documentNumber issuer url } }
  }
}`);
