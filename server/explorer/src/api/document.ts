import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import type { graphql as typedGraphql } from '../gql/gql';

/** A document of GraphQL as text, with the types of its result and of its variables. */
export type TypedDocument<Result, Variables> = DocumentTypeDecoration<Result, Variables> & { toString(): string };

/**
 * Gives the document its types. They are generated from the same text, so that it must be a literal:
 * ``graphql(`query Name {…}`)``. Fragments stand in the document that uses them.
 *
 * Views import this function and not that of src/gql, whose table would put the documents of all views into the first
 * script that is loaded.
 */
export const graphql = ((source: string) => source) as unknown as typeof typedGraphql;
