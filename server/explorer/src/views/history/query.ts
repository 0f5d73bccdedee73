import { graphql } from '../../api/document';

/** The commits, newest first. */
export const commitsDocument = graphql(`
  query HistoryCommits($after: String) {
    commits(first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...HistoryCommitFields }
    }
  }
  fragment HistoryCommitFields on Commit {
    revision time role actor note file editsUnknown
    counts { nodeKind tieKind created changed deleted }
  }
`);

/** One commit, and what it did to each record. */
export const commitDocument = graphql(`
  query HistoryCommit($revision: Int!, $after: String, $language: Language!) {
    newest: commits(first: 1) { nodes { revision time } }
    commit(revision: $revision) {
      ...HistoryCommitFields
      edits(first: 50, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { ...HistoryEditFields }
      }
    }
  }
  fragment HistoryCommitFields on Commit {
    revision time role actor note file editsUnknown
    counts { nodeKind tieKind created changed deleted }
  }
  fragment HistoryEditFields on Edit {
    id action label(language: $language)
    changes { field label(language: $language) before after }
    before { ...HistorySideFields }
    after { ...HistorySideFields }
  }
  fragment HistorySideFields on Node {
    ... on Evidenced { sources { locator note confidence source { title documentNumber issuer url } } }
    ... on Tie { from { name(language: $language) } to { name(language: $language) } }
  }
`);

/** What was done to one record. */
export const recordDocument = graphql(`
  query HistoryRecord($id: ID!, $after: String, $language: Language!) {
    history(id: $id, first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...HistoryEditFields commit { revision time role actor note file } }
    }
  }
  fragment HistoryEditFields on Edit {
    id action label(language: $language)
    changes { field label(language: $language) before after }
    before { ...HistorySideFields }
    after { ...HistorySideFields }
  }
  fragment HistorySideFields on Node {
    ... on Evidenced { sources { locator note confidence source { title documentNumber issuer url } } }
    ... on Tie { from { name(language: $language) } to { name(language: $language) } }
  }
`);
